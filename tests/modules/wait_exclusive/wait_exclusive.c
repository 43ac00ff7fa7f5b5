// SPDX-License-Identifier: MIT
/*
 * wait_exclusive.c - wake one of many, or all of them.
 *
 * Who waits exclusively stands at the end of the queue, and wake_up() stops
 * after one of them: no thundering herd for one piece of work. Tickets are handed
 * out; a waiter that got one leaves. Non-exclusive waiters are all woken.
 */
#define pr_fmt(fmt) "wait_exclusive: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/wait.h>

#define WAITERS	4

static DECLARE_WAIT_QUEUE_HEAD(queue);
static atomic_t tickets = ATOMIC_INIT(0);
static struct completion in_line, got_one;
static struct task_struct *tasks[WAITERS];
static int order;

static bool take_ticket(void)
{
	return atomic_add_unless(&tickets, -1, 0);
}

static int waiter(void *data)
{
	DEFINE_WAIT(entry);

	prepare_to_wait_exclusive(&queue, &entry, TASK_INTERRUPTIBLE);
	complete(&in_line);
	while (!kthread_should_stop() && !take_ticket()) {
		schedule();
		prepare_to_wait_exclusive(&queue, &entry, TASK_INTERRUPTIBLE);
	}
	finish_wait(&queue, &entry);
	pr_info("[%s] is number %d out\n", current->comm, ++order);
	complete(&got_one);
	while (!kthread_should_stop())
		schedule_timeout_interruptible(HZ);
	return 0;
}

static int __init exclusive_init(void)
{
	int i;

	init_completion(&in_line);
	init_completion(&got_one);
	for (i = 0; i < WAITERS; i++) {
		tasks[i] = kthread_run(waiter, NULL, "waiter/%d", i);
		if (IS_ERR(tasks[i])) {
			int err = PTR_ERR(tasks[i]);

			while (i--)
				kthread_stop(tasks[i]);
			return err;
		}
		wait_for_completion(&in_line);	/* so the order is known */
	}
	pr_info("%d wait, active: %d\n", WAITERS, waitqueue_active(&queue));
	for (i = 0; i < WAITERS; i++) {
		atomic_set(&tickets, 1);
		wake_up(&queue);
		wait_for_completion(&got_one);
	}
	pr_info("nobody waits any more, active: %d\n",
		waitqueue_active(&queue));
	return 0;
}

static void __exit exclusive_exit(void)
{
	int i;

	for (i = 0; i < WAITERS; i++)
		kthread_stop(tasks[i]);
}

module_init(exclusive_init);
module_exit(exclusive_exit);

MODULE_DESCRIPTION("exclusive waiters are woken one by one, in order");
MODULE_LICENSE("Dual MIT/GPL");
