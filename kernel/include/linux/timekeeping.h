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

/* Which clock; all but the raw one are the monotonic one plus an offset. */
enum tk_offsets {
	TK_OFFS_REAL,
	TK_OFFS_BOOT,
	TK_OFFS_TAI,
	TK_OFFS_MAX,
};

ktime_t ktime_mono_to_any(ktime_t tmono, enum tk_offsets offs);
u64 ktime_get_real_fast_ns(void);
void getboottime64(struct timespec64 *ts);

static inline ktime_t ktime_mono_to_real(ktime_t mono)
{
	return ktime_mono_to_any(mono, TK_OFFS_REAL);
}

static inline ktime_t ktime_get_with_offset(enum tk_offsets offs)
{
	return ktime_mono_to_any(ktime_get(), offs);
}

/*
 * This machine is never suspended, nobody steers its clock, and TAI is not
 * known to be another time than UTC: boot time and raw time are the monotonic
 * one, TAI is the wall clock. Reading a clock is cheap: coarse is exact.
 */
#define __SAME_CLOCK(name, get)						\
	static inline ktime_t ktime_get_##name(void)			\
	{								\
		return get();						\
	}								\
	static inline u64 ktime_get_##name##_ns(void)			\
	{								\
		return get();						\
	}								\
	static inline void ktime_get_##name##_ts64(struct timespec64 *ts) \
	{								\
		*ts = ns_to_timespec64(get());				\
	}								\
	static inline time64_t ktime_get_##name##_seconds(void)		\
	{								\
		return get() / NSEC_PER_SEC;				\
	}

__SAME_CLOCK(boottime, ktime_get)
__SAME_CLOCK(raw, ktime_get)
__SAME_CLOCK(clocktai, ktime_get_real)
__SAME_CLOCK(coarse_real, ktime_get_real)
__SAME_CLOCK(coarse_boottime, ktime_get)
__SAME_CLOCK(coarse_clocktai, ktime_get_real)
#undef __SAME_CLOCK

static inline void ktime_get_coarse_ts64(struct timespec64 *ts)
{
	ktime_get_ts64(ts);
}

static inline ktime_t ktime_get_coarse_with_offset(enum tk_offsets offs)
{
	return ktime_get_with_offset(offs);
}

static inline u64 ktime_get_raw_fast_ns(void)
{
	return ktime_get_mono_fast_ns();
}

static inline u64 ktime_get_boot_fast_ns(void)
{
	return ktime_get_mono_fast_ns();
}

static inline u64 ktime_get_tai_fast_ns(void)
{
	return ktime_get_real_fast_ns();
}

#endif
