/* SPDX-License-Identifier: MIT */
/* What hrtimer.c (arming), hrtimer_run.c and hrtimer_cpu.c share. */
#ifndef _KERNEL_TIME_HRTIMER_BASE_H
#define _KERNEL_TIME_HRTIMER_BASE_H

#include <linux/hrtimer.h>
#include <linux/percpu.h>
#include <linux/seqlock.h>
#include "timekeeping.h"

#define HRTIMER_HARD_BASES	0x0f
#define HRTIMER_SOFT_BASES	0xf0
#define HRTIMER_ALL_BASES	0xff

DECLARE_PER_CPU(struct hrtimer_cpu_base, hrtimer_bases);

/* What a clock is ahead of the monotonic one; Linux: base->offset. */
static inline ktime_t base_offset(const struct hrtimer_clock_base *base)
{
	return base->index & 1 ? tk_wall() : 0;
}

static inline ktime_t base_time(const struct hrtimer_clock_base *base)
{
	return tk_now() + base_offset(base);
}

/* Context: base->cpu_base->lock held. Return: is it the first one now? */
static inline bool enqueue_hrtimer(struct hrtimer *timer,
				   struct hrtimer_clock_base *base)
{
	base->cpu_base->active_bases |= 1U << base->index;
	/* Pairs with: the lockless reads in hrtimer_active(), _is_queued() */
	WRITE_ONCE(timer->state, HRTIMER_STATE_ENQUEUED);
	return timerqueue_add(&base->active, &timer->node);
}

/* Context: base->cpu_base->lock held. */
static inline void dequeue_hrtimer(struct hrtimer *timer,
				   struct hrtimer_clock_base *base)
{
	WRITE_ONCE(timer->state, HRTIMER_STATE_INACTIVE);
	if (!timerqueue_del(&base->active, &timer->node))
		base->cpu_base->active_bases &= ~(1U << base->index);
}

ktime_t hrtimer_next_of(struct hrtimer_cpu_base *cb, unsigned int mask);

#endif
