// SPDX-License-Identifier: MIT
/*
 * completion_all.c - a completion counts: what it means to be done.
 *
 * Each complete() lets one waiter pass, now or later; complete_all() lets all
 * pass, for ever, until reinit_completion(). So it does not matter who comes
 * first, which is what a bare wake_up() does not give.
 */
#define pr_fmt(fmt) "completion: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>

#define RUNNERS	3

static DECLARE_COMPLETION(start);
static struct completion arrived, home;
static struct task_struct *sleeper;

static int runner(void *data)
{
	complete(&arrived);
	wait_for_completion(&start);
	kthread_complete_and_exit(&home, 0);
}

static int sleeper_fn(void *data)
{
	struct completion never;
	int err;

	init_completion(&never);
	complete(&arrived);
	err = wait_for_completion_interruptible(&never);
	pr_info("[%s] interrupted by kthread_stop(): %pe\n", current->comm,
		ERR_PTR(err));
	return 0;
}

static void count(void)
{
	bool first;

	init_completion(&home);
	pr_info("done before anybody completed? %d\n", completion_done(&home));
	complete(&home);
	complete(&home);
	wait_for_completion(&home);
	first = try_wait_for_completion(&home);
	pr_info("two came, one was taken: try gives %d, then %d\n",
		first, try_wait_for_completion(&home));
	pr_info("with a time limit: %lu\n",
		wait_for_completion_timeout(&home, HZ / 50));
}

static int race(void)
{
	struct task_struct *task;
	int i;

	init_completion(&arrived);
	for (i = 0; i < RUNNERS; i++) {
		task = kthread_run(runner, NULL, "runner/%d", i);
		if (IS_ERR(task))
			break;
		wait_for_completion(&arrived);
	}
	pr_info("%d at the line\n", i);
	complete_all(&start);
	while (i--)
		wait_for_completion(&home);
	pr_info("all came home; start is done: %d\n", completion_done(&start));
	pr_info("latecomers pass as well: %d\n",
		wait_for_completion_killable(&start));
	reinit_completion(&start);
	pr_info("until it is made anew: %d\n", completion_done(&start));
	return 0;
}

static int __init all_init(void)
{
	count();
	race();
	sleeper = kthread_run(sleeper_fn, NULL, "sleeper");
	if (IS_ERR(sleeper))
		return PTR_ERR(sleeper);
	wait_for_completion(&arrived);
	return 0;
}

static void __exit all_exit(void)
{
	kthread_stop(sleeper);
}

module_init(all_init);
module_exit(all_exit);

MODULE_DESCRIPTION("complete(), complete_all() and all ways to wait");
MODULE_LICENSE("Dual MIT/GPL");
