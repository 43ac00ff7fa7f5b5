// SPDX-License-Identifier: MIT
/*
 * mutex_owner.c - one at a time, and who took it gives it back.
 *
 * Three threads add to one number, with a pause between reading and writing it
 * that would lose additions if two were inside. mutex_trylock() returns 1 when
 * it has the lock, the opposite of down_trylock().
 */
#define pr_fmt(fmt) "mutex: " fmt

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>

#define THREADS	3
#define ROUNDS	20

static DEFINE_MUTEX(lock);
static int number;			/* lock */
static struct completion finished, waiting;
static struct task_struct *waiter;

static int adder(void *data)
{
	int i, old;

	for (i = 0; i < ROUNDS; i++) {
		mutex_lock(&lock);
		old = number;
		usleep_range(100, 200);
		number = old + 1;
		mutex_unlock(&lock);
	}
	kthread_complete_and_exit(&finished, 0);
}

/* Waits for a lock that its stopper holds: only a signal helps. */
static int waiter_fn(void *data)
{
	int err;

	complete(&waiting);
	err = mutex_lock_interruptible(&lock);
	pr_info("[%s] mutex_lock_interruptible(): %pe\n", current->comm,
		ERR_PTR(err));
	if (!err)
		mutex_unlock(&lock);
	return 0;
}

static int __init owner_init(void)
{
	struct task_struct *task;
	int i;

	init_completion(&finished);
	init_completion(&waiting);
	for (i = 0; i < THREADS; i++) {
		task = kthread_run(adder, NULL, "adder/%d", i);
		if (IS_ERR(task))
			break;
	}
	while (i--)
		wait_for_completion(&finished);
	pr_info("%d threads added %d times: %d\n", THREADS, ROUNDS, number);

	pr_info("trylock: %d\n", mutex_trylock(&lock));
	pr_info("locked: %d\n", mutex_is_locked(&lock));
	pr_info("trylock again: %d\n", mutex_trylock(&lock));
	waiter = kthread_run(waiter_fn, NULL, "waiter");
	if (IS_ERR(waiter)) {
		mutex_unlock(&lock);
		return PTR_ERR(waiter);
	}
	wait_for_completion(&waiting);
	kthread_stop(waiter);
	mutex_unlock(&lock);
	pr_info("unlocked, locked: %d\n", mutex_is_locked(&lock));
	return 0;
}

static void __exit owner_exit(void)
{
	mutex_destroy(&lock);
}

module_init(owner_init);
module_exit(owner_exit);

MODULE_DESCRIPTION("mutex_lock(), trylock, interruptible");
MODULE_LICENSE("Dual MIT/GPL");
