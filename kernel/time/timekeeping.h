/* SPDX-License-Identifier: MIT */
/* What the files of kernel/time share. */
#ifndef _KERNEL_TIMEKEEPING_H
#define _KERNEL_TIMEKEEPING_H

#include <linux/jiffies.h>
#include <linux/percpu-defs.h>
#include <linux/types.h>

/* timekeeping.c */
extern bool tk_tsc;
void timekeeping_advance(void);

/* timer.c: jiffy at which the first timer of a CPU's wheel is due */
DECLARE_PER_CPU(unsigned long, timer_next_due);
extern void (*timer_raise_softirq)(void);

static __always_inline bool timer_is_due(void)
{
	return time_after_eq(jiffies, this_cpu_read(timer_next_due));
}

#endif
