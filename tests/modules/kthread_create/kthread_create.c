// SPDX-License-Identifier: MIT
/*
 * kthread_create.c - a thread between its making and its first step.
 *
 * kthread_create() makes the thread and lets it sleep; it runs the function only
 * after wake_up_process(). One that is stopped before that never runs it, and
 * kthread_stop() returns -EINTR to say so. kthread_run() is both in one.
 */
#define pr_fmt(fmt) "kthread_create: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>

static DECLARE_COMPLETION(running);

static int thread_fn(void *data)
{
	pr_info("[%s] runs, and waits to be stopped\n", current->comm);
	complete(&running);
	set_current_state(TASK_INTERRUPTIBLE);
	while (!kthread_should_stop()) {
		schedule();
		set_current_state(TASK_INTERRUPTIBLE);
	}
	__set_current_state(TASK_RUNNING);
	return 5;
}

static int __init create_init(void)
{
	struct task_struct *task;

	task = kthread_create(thread_fn, NULL, "never_run");
	if (IS_ERR(task))
		return PTR_ERR(task);
	pr_info("\"%s\" is made, kthread: %s, parent: %s\n", task->comm,
		task->flags & PF_KTHREAD ? "yes" : "no",
		task->real_parent->comm);
	pr_info("stopped before it ran: %d (%pe)\n", kthread_stop(task),
		ERR_PTR(-EINTR));

	task = kthread_create(thread_fn, NULL, "%s-%03d-too-long-for-comm",
			      "name", 7);
	if (IS_ERR(task))
		return PTR_ERR(task);
	wake_up_process(task);
	wait_for_completion(&running);
	pr_info("stopped after it ran: %d\n", kthread_stop(task));
	return 0;
}

static void __exit create_exit(void)
{
}

module_init(create_init);
module_exit(create_exit);

MODULE_DESCRIPTION("kthread_create(), wake_up_process()");
MODULE_LICENSE("Dual MIT/GPL");
