// SPDX-License-Identifier: MIT
/*
 * wait_on_bits.c - sleep until a bit is clear, or a variable has changed.
 *
 * There is no wait queue in the object: a table of them that all share is used,
 * by the address. A bit can be a lock that sleeps; wait_var_event() waits for any
 * condition on a variable. Who changes it must wake up afterwards.
 */
#define pr_fmt(fmt) "wait_bit: " fmt

#include <linux/atomic.h>
#include <linux/bitops.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/wait_bit.h>

enum { BUSY, LOCKED };

static unsigned long flags;
static atomic_t users = ATOMIC_INIT(2);
static struct completion waiting, told;

static int bit_waiter(void *data)
{
	complete(&waiting);
	wait_on_bit(&flags, BUSY, TASK_UNINTERRUPTIBLE);
	pr_info("[%s] the bit is clear: %d\n", current->comm,
		!test_bit(BUSY, &flags));
	kthread_complete_and_exit(&told, 0);
}

static int lock_waiter(void *data)
{
	complete(&waiting);
	wait_on_bit_lock(&flags, LOCKED, TASK_UNINTERRUPTIBLE);
	pr_info("[%s] has the bit as its lock\n", current->comm);
	clear_and_wake_up_bit(LOCKED, &flags);
	kthread_complete_and_exit(&told, 0);
}

static int var_waiter(void *data)
{
	complete(&waiting);
	wait_var_event(&users, !atomic_read(&users));
	pr_info("[%s] nobody uses it any more\n", current->comm);
	kthread_complete_and_exit(&told, 0);
}

static int start(int (*fn)(void *), const char *name)
{
	struct task_struct *task = kthread_run(fn, NULL, "%s", name);

	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&waiting);
	return 0;
}

static int __init bits_init(void)
{
	int err;

	init_completion(&waiting);
	init_completion(&told);
	pr_info("a clear bit needs no waiting: %d\n",
		wait_on_bit(&flags, BUSY, TASK_INTERRUPTIBLE));
	set_bit(BUSY, &flags);
	pr_info("with a time limit: %pe\n",
		ERR_PTR(wait_on_bit_timeout(&flags, BUSY, TASK_UNINTERRUPTIBLE,
					    HZ / 50)));
	err = start(bit_waiter, "bit_waiter");
	if (err)
		return err;
	clear_bit_unlock(BUSY, &flags);
	smp_mb__after_atomic();
	wake_up_bit(&flags, BUSY);
	wait_for_completion(&told);

	pr_info("the lock was free: %d\n", !test_and_set_bit(LOCKED, &flags));
	err = start(lock_waiter, "lock_waiter");
	if (err)
		return err;
	clear_and_wake_up_bit(LOCKED, &flags);
	wait_for_completion(&told);

	err = start(var_waiter, "var_waiter");
	if (err)
		return err;
	while (!atomic_dec_and_test(&users))
		pr_info("one user less\n");
	wake_up_var(&users);
	wait_for_completion(&told);
	pr_info("a variable with a time limit: %ld\n",
		wait_var_event_timeout(&users, atomic_read(&users), HZ / 50));
	return 0;
}

static void __exit bits_exit(void)
{
	pr_info("flags %#lx\n", flags);
}

module_init(bits_init);
module_exit(bits_exit);

MODULE_DESCRIPTION("wait_on_bit(), wake_up_bit(), wait_var_event()");
MODULE_LICENSE("Dual MIT/GPL");
