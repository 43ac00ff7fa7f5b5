/* SPDX-License-Identifier: MIT */
/* The wheel, for timer.c that turns it and timer_cpu.c that moves it. */
#ifndef _KERNEL_TIME_TIMER_BASE_H
#define _KERNEL_TIME_TIMER_BASE_H

#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include "timekeeping.h"

#define LVL_CLK_SHIFT	3
#define LVL_CLK_DIV	(1UL << LVL_CLK_SHIFT)
#define LVL_CLK_MASK	(LVL_CLK_DIV - 1)
#define LVL_SHIFT(n)	((n) * LVL_CLK_SHIFT)
#define LVL_BITS	6
#define LVL_SIZE	(1UL << LVL_BITS)
#define LVL_MASK	(LVL_SIZE - 1)
#define LVL_DEPTH	9
#define WHEEL_SIZE	(LVL_SIZE * LVL_DEPTH)

/* Empty wheels are due this far ahead: half of what time_after() can tell. */
#define NEXT_TIMER_MAX_DELTA	((1UL << 62) - 1)

/**
 * struct timer_base - the wheel of one CPU
 * @lock: protects the rest, and the fields of the timers in it
 * @running: the timer whose function runs just now
 * @clk: the jiffy up to which the wheel has been run
 * @cpu: whose wheel it is
 * @pending: a word for each level, a bit for each bucket that is not empty
 * @vectors: the buckets
 */
struct timer_base {
	raw_spinlock_t lock;
	struct timer_list *running;
	unsigned long clk;
	unsigned int cpu;
	u64 pending[LVL_DEPTH];
	struct hlist_head vectors[WHEEL_SIZE];
};

DECLARE_PER_CPU_ALIGNED(struct timer_base, timer_bases);

static inline void set_next_due(struct timer_base *base, unsigned long due)
{
	WRITE_ONCE(per_cpu(timer_next_due, base->cpu), due);
}

void detach_timer(struct timer_base *base, struct timer_list *timer,
		  bool clear_pending);
void enqueue_timer(struct timer_base *base, struct timer_list *timer);

#endif
