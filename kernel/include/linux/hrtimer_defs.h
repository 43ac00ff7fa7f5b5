/* SPDX-License-Identifier: MIT */
/* The trees that hrtimers are in (kernel/time/hrtimer.c). */
#ifndef _LINUX_HRTIMER_DEFS_H
#define _LINUX_HRTIMER_DEFS_H

#include <linux/hrtimer_types.h>
#include <linux/ktime.h>
#include <linux/seqlock_types.h>
#include <linux/spinlock_types.h>
#include <linux/timerqueue.h>

#define HIGH_RES_NSEC		1
#define KTIME_HIGH_RES		HIGH_RES_NSEC
#define MONOTONIC_RES_NSEC	HIGH_RES_NSEC
#define KTIME_MONOTONIC_RES	KTIME_HIGH_RES
#define LOW_RES_NSEC		TICK_NSEC
#define KTIME_LOW_RES		LOW_RES_NSEC

struct hrtimer_cpu_base;

/**
 * struct hrtimer_clock_base - the timers of one clock on one CPU
 * @cpu_base: [I] the CPU's
 * @index: [I] enum hrtimer_base_type
 * @seq: moved on whenever @running changes, for hrtimer_active()
 * @running: the timer whose function runs just now
 * @active: those that wait
 *
 * Linux: the clock's offset is kept here; timekeeping.c is asked instead.
 */
struct hrtimer_clock_base {
	struct hrtimer_cpu_base *cpu_base;
	unsigned int index;
	seqcount_t seq;
	struct hrtimer *running;
	struct timerqueue_head active;
};

/* Odd ones count since 1970; the last four run in softirq. */
enum hrtimer_base_type {
	HRTIMER_BASE_MONOTONIC,
	HRTIMER_BASE_REALTIME,
	HRTIMER_BASE_BOOTTIME,
	HRTIMER_BASE_TAI,
	HRTIMER_BASE_MONOTONIC_SOFT,
	HRTIMER_BASE_REALTIME_SOFT,
	HRTIMER_BASE_BOOTTIME_SOFT,
	HRTIMER_BASE_TAI_SOFT,
	HRTIMER_MAX_CLOCK_BASES,
};

/**
 * struct hrtimer_cpu_base - the timers of one CPU
 * @lock: protects all that follows, and the fields of the timers in it
 * @cpu: [I] whose it is
 * @active_bases: a bit for each clock that has timers
 * @in_hrtirq: the interrupt runs them; it sets the next one when it is done
 * @softirq_activated: so will the softirq, for those of the soft clocks
 * @not_before: functions took so long that the next has to wait until then
 * @clock_base: the clocks
 */
struct hrtimer_cpu_base {
	raw_spinlock_t lock;
	unsigned int cpu;
	unsigned int active_bases;
	bool in_hrtirq;
	bool softirq_activated;
	ktime_t not_before;
	struct hrtimer_clock_base clock_base[HRTIMER_MAX_CLOCK_BASES];
};

#endif
