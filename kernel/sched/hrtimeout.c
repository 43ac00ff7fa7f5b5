// SPDX-License-Identifier: MIT
/*
 * hrtimeout.c - sleeping for nanoseconds: an hrtimer on the sleeper's stack.
 *
 * The sleeper's task pointer is the message: the timer takes it away before it
 * wakes, so who finds it gone knows that the time has passed. The state is set
 * first, the timer started then: the order of every sleep.
 *
 *	set state		...
 *	start the timer		fires: task = NULL
 *	task there? schedule()	wake_up_process(): state = TASK_RUNNING
 *
 * Linux: kernel/time/hrtimer.c, last third, timer.c: usleep_range_state().
 */
#include <linux/bug.h>
#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/sched.h>
#include <linux/sched/rt.h>

static enum hrtimer_restart hrtimer_wakeup(struct hrtimer *timer)
{
	struct hrtimer_sleeper *t =
		container_of(timer, struct hrtimer_sleeper, timer);
	struct task_struct *task = t->task;

	/* Pairs with: the sleeper's test of task, after it set its state. */
	WRITE_ONCE(t->task, NULL);
	if (task)
		wake_up_process(task);
	return HRTIMER_NORESTART;
}

/**
 * hrtimer_init_sleeper - a timer that wakes the caller
 * @sl: usually on the caller's stack
 * @clock_id: as for hrtimer_init()
 * @mode: as for hrtimer_init()
 */
void hrtimer_init_sleeper(struct hrtimer_sleeper *sl, clockid_t clock_id,
			  enum hrtimer_mode mode)
{
	hrtimer_setup(&sl->timer, hrtimer_wakeup, clock_id, mode);
	sl->task = current;
}
EXPORT_SYMBOL_GPL(hrtimer_init_sleeper);

/** hrtimer_sleeper_start_expires - arm it for the times it was set to */
void hrtimer_sleeper_start_expires(struct hrtimer_sleeper *sl,
				   enum hrtimer_mode mode)
{
	hrtimer_start_expires(&sl->timer, mode);
}
EXPORT_SYMBOL_GPL(hrtimer_sleeper_start_expires);

/**
 * schedule_hrtimeout_range_clock - sleep until woken or until a time
 * @expires: the time; NULL for no limit
 * @delta: nanoseconds that it may be later; real-time threads do not wait them
 * @mode: HRTIMER_MODE_ABS or HRTIMER_MODE_REL
 * @clock_id: of which clock
 *
 * The caller sets its state first. Context: process, may sleep.
 * Return: 0 if the time has passed, -EINTR if something else woke the thread.
 */
int schedule_hrtimeout_range_clock(ktime_t *expires, u64 delta,
				   const enum hrtimer_mode mode,
				   clockid_t clock_id)
{
	struct hrtimer_sleeper t;

	if (expires && *expires == 0) {
		__set_current_state(TASK_RUNNING);
		return 0;
	}
	if (!expires) {
		schedule();
		return -EINTR;
	}
	if (rt_task(current))
		delta = 0;
	hrtimer_init_sleeper_on_stack(&t, clock_id, mode);
	hrtimer_set_expires_range_ns(&t.timer, *expires, delta);
	hrtimer_sleeper_start_expires(&t, mode);
	if (likely(READ_ONCE(t.task)))
		schedule();
	hrtimer_cancel(&t.timer);
	destroy_hrtimer_on_stack(&t.timer);
	__set_current_state(TASK_RUNNING);
	return READ_ONCE(t.task) ? -EINTR : 0;
}
EXPORT_SYMBOL_GPL(schedule_hrtimeout_range_clock);

/** schedule_hrtimeout_range - the same for CLOCK_MONOTONIC */
int schedule_hrtimeout_range(ktime_t *expires, u64 delta,
			     const enum hrtimer_mode mode)
{
	return schedule_hrtimeout_range_clock(expires, delta, mode,
					      CLOCK_MONOTONIC);
}
EXPORT_SYMBOL_GPL(schedule_hrtimeout_range);

/** schedule_hrtimeout - the same, and not later than can be helped */
int schedule_hrtimeout(ktime_t *expires, const enum hrtimer_mode mode)
{
	return schedule_hrtimeout_range(expires, 0, mode);
}
EXPORT_SYMBOL_GPL(schedule_hrtimeout);

/**
 * usleep_range_state - sleep between two numbers of microseconds
 * @min: at least, whoever wakes it
 * @max: at most, if the CPU is free; the wider, the fewer interrupts
 * @state: the state to sleep in
 */
void usleep_range_state(unsigned long min, unsigned long max,
			unsigned int state)
{
	ktime_t exp = ktime_add_us(ktime_get(), min);
	u64 delta = (u64)(max - min) * NSEC_PER_USEC;

	if (WARN_ON_ONCE(max < min))
		delta = 0;
	do {
		__set_current_state(state);
	} while (schedule_hrtimeout_range(&exp, delta, HRTIMER_MODE_ABS));
}
EXPORT_SYMBOL(usleep_range_state);
