// SPDX-License-Identifier: MIT
/*
 * sleep_exactly.c - sleep until a moment in nanoseconds, and wait with a limit in
 * them.
 *
 * schedule_hrtimeout() is schedule_timeout() with a better clock: the state is
 * set first, and 0 means that the time has passed, -EINTR that somebody woke us.
 */
#define pr_fmt(fmt) "sleep: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DECLARE_COMPLETION(asleep);
static struct task_struct *task;

static int sleeper(void *data)
{
	ktime_t hour = ktime_set(3600, 0);
	int ret;

	complete(&asleep);
	set_current_state(TASK_INTERRUPTIBLE);
	if (!kthread_should_stop()) {
		ret = schedule_hrtimeout(&hour, HRTIMER_MODE_REL);
		pr_info("[%s] woken within the hour: %s\n", current->comm,
			ret ? "yes" : "no");
	} else {
		__set_current_state(TASK_RUNNING);
		pr_info("[%s] woken within the hour: yes\n", current->comm);
	}
	return 0;
}

static bool slept_for(ktime_t since, s64 us)
{
	return ktime_us_delta(ktime_get(), since) >= us;
}

static int __init exactly_init(void)
{
	ktime_t ms = ms_to_ktime(1), start = ktime_get(), until;
	int ret;

	set_current_state(TASK_UNINTERRUPTIBLE);
	ret = schedule_hrtimeout(&ms, HRTIMER_MODE_REL);
	pr_info("1 ms: %d, long enough %d\n", ret, slept_for(start, 1000));

	start = ktime_get();
	until = ktime_add_us(start, 1500);
	set_current_state(TASK_UNINTERRUPTIBLE);
	ret = schedule_hrtimeout_range(&until, 50 * NSEC_PER_USEC,
				       HRTIMER_MODE_ABS);
	pr_info("until a moment: %d, long enough %d\n", ret,
		slept_for(start, 1500));

	start = ktime_get();
	ret = wait_event_hrtimeout(queue, false, ms);
	pr_info("an event that does not come: %pe, long enough %d\n",
		ERR_PTR(ret), slept_for(start, 1000));
	pr_info("one that is there: %d\n",
		(int)wait_event_interruptible_hrtimeout(queue, true, ms));

	task = kthread_run(sleeper, NULL, "sleeper");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&asleep);
	return 0;
}

static void __exit exactly_exit(void)
{
	kthread_stop(task);
}

module_init(exactly_init);
module_exit(exactly_exit);

MODULE_DESCRIPTION("schedule_hrtimeout(), wait_event_hrtimeout()");
MODULE_LICENSE("Dual MIT/GPL");
