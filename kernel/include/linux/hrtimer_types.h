/* SPDX-License-Identifier: MIT */
/* struct hrtimer, for those who embed one. */
#ifndef _LINUX_HRTIMER_TYPES_H
#define _LINUX_HRTIMER_TYPES_H

#include <linux/timerqueue_types.h>
#include <linux/types.h>

struct hrtimer_clock_base;

/* What a timer's function returns. */
enum hrtimer_restart {
	HRTIMER_NORESTART,	/* it is done */
	HRTIMER_RESTART,	/* again, at the time it was forwarded to */
};

/**
 * struct hrtimer - one timer of nanoseconds
 * @node: [b] in the tree of its clock; the time by which it must have fired
 * @_softexpires: [b] the time from which it may fire
 * @function: what to call
 * @base: [b] the clock, on a CPU, whose tree it is in or was in last
 * @state: [b] HRTIMER_STATE_*
 * @is_rel: it was started for a span
 * @is_soft: [I] runs in HRTIMER_SOFTIRQ
 * @is_hard: [I] runs in the interrupt, on PREEMPT_RT too
 *
 * [b]: base->cpu_base->lock
 */
struct hrtimer {
	struct timerqueue_node node;
	ktime_t _softexpires;
	enum hrtimer_restart (*function)(struct hrtimer *timer);
	struct hrtimer_clock_base *base;
	u8 state;
	u8 is_rel;
	u8 is_soft;
	u8 is_hard;
};

#endif
