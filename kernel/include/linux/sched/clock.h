/* SPDX-License-Identifier: MIT */
/* The scheduler's clock: cheap, nanoseconds since boot, good on one CPU. */
#ifndef _LINUX_SCHED_CLOCK_H
#define _LINUX_SCHED_CLOCK_H

#include <linux/types.h>
#include <asm/tsc.h>

/**
 * sched_clock - nanoseconds since the kernel began
 *
 * Context: any, NMI included. Return: 0 until the TSC is calibrated.
 * Linux: kernel/sched/clock.c also filters a TSC that jumps.
 */
static __always_inline u64 sched_clock(void)
{
	return tsc_ns();
}

static __always_inline u64 local_clock(void)
{
	return tsc_ns();
}

static __always_inline u64 cpu_clock(int cpu)
{
	return tsc_ns();
}

#endif
