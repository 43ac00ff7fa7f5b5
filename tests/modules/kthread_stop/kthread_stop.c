// SPDX-License-Identifier: MIT
/*
 * kthread_stop.c - a thread that runs until it is told to stop.
 *
 * kthread_stop() sets a flag, wakes the thread, and waits until it has returned;
 * what the thread returned is what kthread_stop() returns. A thread that sleeps
 * in msleep_interruptible() or schedule_timeout_interruptible() wakes at once.
 */
#define pr_fmt(fmt) "kthread_stop: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>

static struct task_struct *task;
static DECLARE_COMPLETION(started);

static int thread_fn(void *data)
{
	int turns = 0;

	pr_info("[%s] runs, its data is \"%s\"\n", current->comm, (char *)data);
	complete(&started);
	while (!kthread_should_stop()) {
		turns++;
		schedule_timeout_interruptible(HZ * 3600);
	}
	pr_info("[%s] was told to stop%s\n", current->comm,
		turns < 3 ? "" : ", after too many turns");
	return 42;
}

static int __init stop_init(void)
{
	task = kthread_run(thread_fn, "some text", "stop_me/%d", 7);
	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&started);
	return 0;
}

static void __exit stop_exit(void)
{
	pr_info("kthread_stop() returned %d\n", kthread_stop(task));
}

module_init(stop_init);
module_exit(stop_exit);

MODULE_DESCRIPTION("kthread_run() and kthread_stop()");
MODULE_LICENSE("Dual MIT/GPL");
