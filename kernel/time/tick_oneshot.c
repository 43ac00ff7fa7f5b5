// SPDX-License-Identifier: MIT
/*
 * tick_oneshot.c - one device for the tick and for hrtimers.
 *
 * A CPU without hrtimers has a device that ticks by itself and needs no care.
 * With the first one that is armed the device is set for each interrupt, for
 * the next tick or the first hrtimer, whichever comes sooner; at the first tick
 * that finds none left it ticks by itself again:
 *
 *	mode 0             |    |    |            |    |    |    periodic
 *	TICK_ONESHOT                 | ^| ^ ^|    |
 *	                       armed -'   last one fires
 *
 * Ticks are due when a jiffy begins, as the clock counts them, so being set by
 * hand makes them neither more nor fewer.
 *
 * Where the device cannot be set (the PIT), or highres=off, the mode is
 * TICK_LOWRES for good and each tick looks for hrtimers.
 *
 * Locks: none; struct tick_sched belongs to its CPU, irqs off.
 * Linux: kernel/time/tick-oneshot.c, tick-sched.c, hrtimer.c: there a CPU is
 * switched to one-shot once, and the tick is an hrtimer.
 */
#include <linux/hrtimer.h>
#include <linux/init.h>
#include <linux/minmax.h>
#include <linux/percpu.h>
#include <linux/string.h>
#include <linux/tick.h>
#include "timekeeping.h"

static bool highres_off;

static int __init setup_highres(char *str)
{
	highres_off = !strcmp(str, "off");
	return 1;
}
__setup("highres=", setup_highres);

static bool can_oneshot(void)
{
	return tick_dev->oneshot && !highres_off;
}

/** tick_oneshot_init - the device is known; Context: boot */
void tick_oneshot_init(void)
{
	if (can_oneshot())
		hrtimer_resolution = HIGH_RES_NSEC;
}

static void set_device(struct tick_sched *ts, ktime_t when)
{
	s64 span = when - tk_now();

	ts->next_event = when;
	tick_dev->oneshot(span > 0 ? span : 0);
}

/**
 * tick_resume - the tick of this CPU begins, or goes on after idling
 *
 * Context: irqs off, there is a device.
 */
void tick_resume(void)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);
	ktime_t next = KTIME_MAX;

	if (can_oneshot())
		next = hrtimer_get_next_event();
	if (next == KTIME_MAX) {
		ts->mode = can_oneshot() ? 0 : TICK_LOWRES;
		tick_dev->start();
		return;
	}
	ts->mode = TICK_ONESHOT;
	ts->next_tick = READ_ONCE(tick_next_period);
	set_device(ts, min(next, ts->next_tick));
}

/**
 * tick_hrtimer_armed - this CPU's first hrtimer is due at that time
 * @expires: monotonic time
 *
 * Context: irqs off, this CPU's hrtimer lock held.
 */
void tick_hrtimer_armed(ktime_t expires)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);

	if ((ts->mode & (TICK_STOPPED | TICK_LOWRES)) || !tick_dev)
		return;
	if (!ts->mode) {
		ts->mode = TICK_ONESHOT;
		ts->next_tick = ts->next_event = READ_ONCE(tick_next_period);
		set_device(ts, min(expires, ts->next_tick));
	} else if (expires < ts->next_event) {
		set_device(ts, expires);
	}
}

/* The device has fired and is set for nothing now. */
static void set_next(struct tick_sched *ts, bool tick)
{
	ktime_t next = hrtimer_get_next_event();

	if (tick && next == KTIME_MAX)
		tick_resume();
	else
		set_device(ts, min(next, ts->next_tick));
}

/**
 * tick_event - the device interrupted a CPU in one of the modes
 *
 * An idle one is set again by its idle loop, before it halts.
 * Context: hard interrupt, jiffies up to date.
 */
void tick_event(void)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);
	bool tick = true;

	hrtimer_interrupt();
	if (ts->mode & TICK_STOPPED)
		return;
	if (ts->mode == TICK_ONESHOT) {
		tick = tk_now() >= ts->next_tick;
		if (tick)
			ts->next_tick = READ_ONCE(tick_next_period);
		set_next(ts, tick);
	} else if (tick_dev->rearm) {
		tick_dev->rearm();
	}
	if (tick)
		tick_sched_tick();
}
