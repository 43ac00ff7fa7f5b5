// SPDX-License-Identifier: MIT
/*
 * init_fails.c - a module that cannot be loaded, and takes back what it began.
 *
 * An init function that fails must undo everything itself: the module is gone
 * after it. The gotos run through the undoing in the opposite order.
 */
#define pr_fmt(fmt) "init_fails: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/slab.h>

static int step = 3;
module_param(step, int, 0);
MODULE_PARM_DESC(step, "which step fails; 0 none");

static int error = EBUSY;
module_param(error, int, 0);

static void *memory;
static struct task_struct *task;
static DECLARE_COMPLETION(started);

static int thread_fn(void *data)
{
	/* one that is stopped before it has begun never does */
	complete(&started);
	while (!kthread_should_stop())
		schedule_timeout_interruptible(HZ);
	pr_info("the thread ends\n");
	return 0;
}

static int __init fails_init(void)
{
	int err = -error;

	pr_info("step 1: memory\n");
	memory = kmalloc(100, GFP_KERNEL);
	if (!memory || step == 1)
		goto no_memory;
	pr_info("step 2: a thread\n");
	task = kthread_run(thread_fn, NULL, "init_fails");
	if (IS_ERR(task) || step == 2)
		goto no_thread;
	wait_for_completion(&started);
	pr_info("step 3: the device answers\n");
	if (step == 3)
		goto no_device;
	pr_info("loaded\n");
	return 0;
no_device:
	pr_info("it does not\n");
no_thread:
	if (!IS_ERR(task))
		kthread_stop(task);
no_memory:
	kfree(memory);
	return err;
}

static void __exit fails_exit(void)
{
	kthread_stop(task);
	kfree(memory);
	pr_info("unloaded\n");
}

module_init(fails_init);
module_exit(fails_exit);

MODULE_DESCRIPTION("fails at a step, and unwinds");
MODULE_LICENSE("Dual MIT/GPL");
