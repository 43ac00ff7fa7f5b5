/* SPDX-License-Identifier: MIT */
/* What the files of kernel/time share. */
#ifndef _KERNEL_TIMEKEEPING_H
#define _KERNEL_TIMEKEEPING_H

#include <linux/jiffies.h>
#include <linux/llist.h>
#include <linux/percpu-defs.h>
#include <linux/types.h>
#include <asm/tsc.h>

/* timekeeping.c */
extern bool tk_tsc;
u64 ktime_get_slow(void);
s64 tk_wall(void);
void timekeeping_advance(void);

/* ktime_get(), inline */
static __always_inline u64 tk_now(void)
{
	return likely(tk_tsc) ? tsc_ns() : ktime_get_slow();
}

/* irq_work.c: what waits for the next tick of a CPU */
DECLARE_PER_CPU(struct llist_head, irq_work_lazy);

static __always_inline bool irq_work_needs_cpu(void)
{
	return this_cpu_read(irq_work_lazy.first);
}

/* tick.c */
struct tick_device;
extern struct tick_device *tick_dev;
extern u64 tick_epoch, tick_next_period;
void tick_sched_tick(void);

/* tick_oneshot.c */
void tick_oneshot_init(void);
void tick_resume(void);
void tick_event(void);
void tick_hrtimer_armed(ktime_t expires);

/* timer.c: jiffy at which the first timer of a CPU's wheel is due */
DECLARE_PER_CPU(unsigned long, timer_next_due);
extern void (*time_raise_softirq)(unsigned int nr);

static __always_inline bool timer_is_due(void)
{
	return time_after_eq(jiffies, this_cpu_read(timer_next_due));
}

#endif
