/* SPDX-License-Identifier: MIT */
/* What time is it: monotonic and wall clocks (kernel/time/timekeeping.c). */
#ifndef _LINUX_TIMEKEEPING_H
#define _LINUX_TIMEKEEPING_H

#include <linux/time64.h>
#include <linux/types.h>

ktime_t ktime_get(void);
ktime_t ktime_get_real(void);
ktime_t ktime_get_coarse(void);
time64_t ktime_get_seconds(void);
time64_t ktime_get_real_seconds(void);
void ktime_get_ts64(struct timespec64 *ts);
void ktime_get_real_ts64(struct timespec64 *ts);
u64 ktime_get_mono_fast_ns(void);
u32 ktime_get_resolution_ns(void);
int do_settimeofday64(const struct timespec64 *ts);

void timekeeping_init(void);
void time_init(void);

static inline u64 ktime_get_ns(void)
{
	return ktime_get();
}

static inline u64 ktime_get_real_ns(void)
{
	return ktime_get_real();
}

static inline u64 ktime_get_coarse_ns(void)
{
	return ktime_get_coarse();
}

/* This machine is never suspended: boot time and raw time are the same. */
static inline ktime_t ktime_get_boottime(void)
{
	return ktime_get();
}

static inline u64 ktime_get_boottime_ns(void)
{
	return ktime_get();
}

static inline void ktime_get_boottime_ts64(struct timespec64 *ts)
{
	ktime_get_ts64(ts);
}

static inline time64_t ktime_get_boottime_seconds(void)
{
	return ktime_get_seconds();
}

static inline ktime_t ktime_get_raw(void)
{
	return ktime_get();
}

static inline u64 ktime_get_raw_ns(void)
{
	return ktime_get();
}

static inline u64 ktime_get_boot_fast_ns(void)
{
	return ktime_get_mono_fast_ns();
}

#endif
