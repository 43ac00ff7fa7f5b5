// SPDX-License-Identifier: MIT
/*
 * wait_timeout.c - what the waiting functions return.
 *
 * wait_event_timeout(): 0 when the time passed and the condition is still false,
 * else what was left, at least 1. The interruptible ones: -ERESTARTSYS when a
 * signal came, and kthread_stop() counts as one for the thread that it stops.
 */
#define pr_fmt(fmt) "wait_timeout: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DECLARE_COMPLETION(waiting);
static DECLARE_COMPLETION(waker_gone);
static bool condition;
static struct task_struct *task;

static int waker(void *data)
{
	WRITE_ONCE(condition, true);
	wake_up(&queue);
	kthread_complete_and_exit(&waker_gone, 0);
}

static int stopped_waiter(void *data)
{
	long left;

	complete(&waiting);
	left = wait_event_interruptible_timeout(queue, false, 3600 * HZ);
	pr_info("[%s] interruptible: %s\n", current->comm,
		left == -ERESTARTSYS ? "-ERESTARTSYS" :
		left ? "time is left" : "time is over");
	return left;
}

static int __init timeout_init(void)
{
	unsigned long before = jiffies;
	long left;

	left = wait_event_timeout(queue, READ_ONCE(condition), HZ / 20);
	pr_info("the time is over: %ld, and really: %s\n", left,
		time_after_eq(jiffies, before + HZ / 20) ? "yes" : "no");

	task = kthread_run(waker, NULL, "waker");
	if (IS_ERR(task))
		return PTR_ERR(task);
	left = wait_event_timeout(queue, READ_ONCE(condition), 3600 * HZ);
	wait_for_completion(&waker_gone);
	pr_info("woken in time: %s\n",
		left > 3500 * HZ && left <= 3600 * HZ ? "yes" : "no");
	pr_info("true at once, even with no time: %ld\n",
		wait_event_timeout(queue, true, 0));
	pr_info("killable, true at once: %d\n",
		wait_event_killable(queue, true));

	task = kthread_run(stopped_waiter, NULL, "stopped_waiter");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&waiting);
	return 0;
}

static void __exit timeout_exit(void)
{
	pr_info("the waiter returned %d\n", kthread_stop(task));
}

module_init(timeout_init);
module_exit(timeout_exit);

MODULE_DESCRIPTION("what wait_event_*() return");
MODULE_LICENSE("Dual MIT/GPL");
