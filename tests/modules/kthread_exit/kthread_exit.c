// SPDX-License-Identifier: MIT
/*
 * kthread_exit.c - a thread that ends by itself, and how to be sure it has.
 *
 * The module may be removed only when no thread is in its code any more. A
 * completion as the last statement is not enough: the thread could still stand
 * between complete() and its return. kthread_complete_and_exit() does both
 * outside the module. The other way is to hold a reference to the task and to
 * call kthread_stop(), which also works when the thread has returned long ago.
 */
#define pr_fmt(fmt) "kthread_exit: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched/task.h>

static DECLARE_COMPLETION(first_gone);
static DECLARE_COMPLETION(second_done);
static struct task_struct *second;

static int first_fn(void *data)
{
	pr_info("[%s] does its work and leaves\n", current->comm);
	kthread_complete_and_exit(&first_gone, 0);
}

static int second_fn(void *data)
{
	pr_info("[%s] returns -ENODATA without having been stopped\n",
		current->comm);
	complete(&second_done);
	return -ENODATA;
}

static int __init exit_example_init(void)
{
	struct task_struct *first;

	first = kthread_run(first_fn, NULL, "first");
	if (IS_ERR(first))
		return PTR_ERR(first);
	/* from here on @first may be freed memory */
	wait_for_completion(&first_gone);
	pr_info("the first thread has left the module's code\n");

	second = kthread_create(second_fn, NULL, "second");
	if (IS_ERR(second))
		return PTR_ERR(second);
	get_task_struct(second);
	wake_up_process(second);
	wait_for_completion(&second_done);
	return 0;
}

static void __exit exit_example_exit(void)
{
	pr_info("kthread_stop() of the second returns %pe\n",
		ERR_PTR(kthread_stop(second)));
	put_task_struct(second);
}

module_init(exit_example_init);
module_exit(exit_example_exit);

MODULE_DESCRIPTION("kthread_complete_and_exit(), stopping what has ended");
MODULE_LICENSE("Dual MIT/GPL");
