// SPDX-License-Identifier: MIT
/*
 * percpu_rwsem_config.c - a reader-writer lock whose readers cost almost nothing.
 *
 * Readers only count in a variable of their CPU; a writer, who must be rare,
 * waits for a grace period and for all of them.
 */
#define pr_fmt(fmt) "percpu_rwsem: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/percpu-rwsem.h>
#include <linux/sched.h>

#define READERS	3

DEFINE_STATIC_PERCPU_RWSEM(config_sem);
static struct percpu_rw_semaphore dynamic;
static int first, second;		/* config_sem: always the same */
static atomic_t differed = ATOMIC_INIT(0);
static bool ended;
static struct completion finished;

static int reader(void *data)
{
	while (!READ_ONCE(ended)) {
		percpu_down_read(&config_sem);
		if (first != second)
			atomic_inc(&differed);
		percpu_up_read(&config_sem);
		cond_resched();
	}
	kthread_complete_and_exit(&finished, 0);
}

static int __init config_init(void)
{
	struct task_struct *task;
	int i, n, err;

	init_completion(&finished);
	for (n = 0; n < READERS; n++) {
		task = kthread_run(reader, NULL, "reader/%d", n);
		if (IS_ERR(task))
			break;
	}
	for (i = 0; i < 5; i++) {
		percpu_down_write(&config_sem);
		first++;
		cond_resched();
		second++;
		percpu_up_write(&config_sem);
	}
	WRITE_ONCE(ended, true);
	while (n--)
		wait_for_completion(&finished);
	pr_info("after %d changes: %d, seen half done %d\n", i, second,
		atomic_read(&differed));

	err = percpu_init_rwsem(&dynamic);
	if (err)
		return err;
	pr_info("try to read: %d\n", percpu_down_read_trylock(&dynamic));
	percpu_up_read(&dynamic);
	percpu_down_write(&dynamic);
	pr_info("a writer inside; try to read: %d\n",
		percpu_down_read_trylock(&dynamic));
	percpu_up_write(&dynamic);
	percpu_free_rwsem(&dynamic);
	return 0;
}

static void __exit config_exit(void)
{
}

module_init(config_init);
module_exit(config_exit);

MODULE_DESCRIPTION("percpu_down_read(), percpu_down_write()");
MODULE_LICENSE("Dual MIT/GPL");
