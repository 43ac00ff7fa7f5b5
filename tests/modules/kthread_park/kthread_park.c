// SPDX-License-Identifier: MIT
/*
 * kthread_park.c - a thread that steps aside and comes back.
 *
 * kthread_park() returns when the thread has parked itself, in kthread_parkme().
 * Nothing but kthread_unpark() or kthread_stop() makes it run again, so what it
 * uses may be changed meanwhile: that is how per-CPU threads survive their CPU.
 */
#define pr_fmt(fmt) "kthread_park: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>

static DECLARE_COMPLETION(at_work);
static struct task_struct *task;

static int worker(void *data)
{
	pr_info("[%s] starts\n", current->comm);
	complete(&at_work);
	while (!kthread_should_stop()) {
		if (kthread_should_park()) {
			pr_info("[%s] parks\n", current->comm);
			kthread_parkme();
			pr_info("[%s] is back, should %s\n", current->comm,
				kthread_should_stop() ? "stop" : "work");
			complete(&at_work);
			continue;
		}
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop() && !kthread_should_park())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return 0;
}

static int __init park_init(void)
{
	task = kthread_run(worker, NULL, "parker");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&at_work);
	pr_info("kthread_park() returns %d\n", kthread_park(task));
	pr_info("wake_up_process() of a parked thread returns %d\n",
		wake_up_process(task));
	kthread_unpark(task);
	wait_for_completion(&at_work);
	pr_info("parked again: %d\n", kthread_park(task));
	return 0;
}

/* A parked thread can be stopped: it is unparked for that. */
static void __exit park_exit(void)
{
	pr_info("kthread_stop() returns %d\n", kthread_stop(task));
}

module_init(park_init);
module_exit(park_exit);

MODULE_DESCRIPTION("kthread_park(), kthread_unpark(), kthread_parkme()");
MODULE_LICENSE("Dual MIT/GPL");
