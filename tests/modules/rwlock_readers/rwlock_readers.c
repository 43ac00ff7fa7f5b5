// SPDX-License-Identifier: MIT
/*
 * rwlock_readers.c - a spinning lock that readers share.
 *
 * Nobody sleeps while holding it. The table is read by three threads and changed
 * by one; a reader must never see a change that is half done.
 */
#define pr_fmt(fmt) "rwlock: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/rwlock.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

#define READERS	3
#define ROUNDS	500

static DEFINE_RWLOCK(table_lock);
static int table[4];			/* table_lock; all are the same */
static atomic_t torn = ATOMIC_INIT(0);
static struct completion finished;

static int reader(void *data)
{
	int i, n;

	for (n = 0; n < ROUNDS; n++) {
		read_lock(&table_lock);
		for (i = 1; i < ARRAY_SIZE(table); i++)
			if (table[i] != table[0])
				atomic_inc(&torn);
		read_unlock(&table_lock);
		cond_resched();
	}
	kthread_complete_and_exit(&finished, 0);
}

static int writer(void *data)
{
	unsigned long flags;
	int i, n;

	for (n = 0; n < ROUNDS; n++) {
		write_lock_irqsave(&table_lock, flags);
		for (i = 0; i < ARRAY_SIZE(table); i++)
			table[i]++;
		write_unlock_irqrestore(&table_lock, flags);
		cond_resched();
	}
	kthread_complete_and_exit(&finished, 0);
}

static int __init readers_init(void)
{
	struct task_struct *task;
	int i;

	init_completion(&finished);
	for (i = 0; i <= READERS; i++) {
		task = i ? kthread_run(reader, NULL, "reader/%d", i - 1) :
			   kthread_run(writer, NULL, "writer");
		if (IS_ERR(task))
			break;
	}
	while (i--)
		wait_for_completion(&finished);
	pr_info("after %d changes: %d, seen half done: %d\n", ROUNDS, table[3],
		atomic_read(&torn));

	read_lock_bh(&table_lock);
	pr_info("a reader holds it: reader %d, writer %d\n",
		read_trylock(&table_lock), write_trylock(&table_lock));
	read_unlock(&table_lock);
	read_unlock_bh(&table_lock);
	return 0;
}

static void __exit readers_exit(void)
{
}

module_init(readers_init);
module_exit(readers_exit);

MODULE_DESCRIPTION("rwlock_t: read_lock(), write_lock()");
MODULE_LICENSE("Dual MIT/GPL");
