// SPDX-License-Identifier: MIT
/*
 * freezer_thread.c - a thread that lets itself be frozen.
 *
 * Before a system sleeps, all freezable threads stop where they call
 * try_to_freeze() or sleep freezably. A kernel thread is not freezable unless it
 * calls set_freezable(). Without a suspend none is frozen, and the loop is the
 * one that every freezable driver thread has.
 */
#define pr_fmt(fmt) "freezer: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/freezer.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(work_wait);
static DECLARE_COMPLETION(working);
static struct task_struct *task;
static bool work;

static int worker(void *data)
{
	bool was_frozen;
	int turns = 0;

	pr_info("[%s] freezable at first: %s\n", current->comm,
		current->flags & PF_NOFREEZE ? "no" : "yes");
	pr_info("[%s] set_freezable(): frozen %d\n", current->comm,
		set_freezable());
	pr_info("[%s] freezable now: %s, freezing: %d\n", current->comm,
		current->flags & PF_NOFREEZE ? "no" : "yes",
		freezing(current));
	while (!kthread_freezable_should_stop(&was_frozen)) {
		wait_event_freezable(work_wait, READ_ONCE(work) ||
				     kthread_should_stop());
		if (!READ_ONCE(work))
			continue;
		WRITE_ONCE(work, false);
		pr_info("[%s] turn %d, was frozen %d, try_to_freeze %d\n",
			current->comm, ++turns, was_frozen, try_to_freeze());
		complete(&working);
	}
	return turns;
}

static int __init freezer_thread_init(void)
{
	int i;

	task = kthread_run(worker, NULL, "freezable");
	if (IS_ERR(task))
		return PTR_ERR(task);
	for (i = 0; i < 2; i++) {
		WRITE_ONCE(work, true);
		wake_up(&work_wait);
		wait_for_completion(&working);
	}
	return 0;
}

static void __exit freezer_exit(void)
{
	pr_info("the thread made %d turns\n", kthread_stop(task));
}

module_init(freezer_thread_init);
module_exit(freezer_exit);

MODULE_DESCRIPTION("set_freezable(), try_to_freeze()");
MODULE_LICENSE("Dual MIT/GPL");
