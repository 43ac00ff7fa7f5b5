/* SPDX-License-Identifier: MIT */
/* ktime_t: a time or a span as signed nanoseconds. */
#ifndef _LINUX_KTIME_H
#define _LINUX_KTIME_H

#include <linux/jiffies.h>
#include <linux/time64.h>
#include <linux/types.h>

static inline ktime_t ktime_set(const s64 secs, const unsigned long nsecs)
{
	if (secs >= KTIME_SEC_MAX)
		return KTIME_MAX;
	return secs * NSEC_PER_SEC + (s64)nsecs;
}

#define ktime_sub(lhs, rhs)	((lhs) - (rhs))
#define ktime_add(lhs, rhs)	((lhs) + (rhs))
#define ktime_add_ns(kt, nsval)	((kt) + (nsval))
#define ktime_sub_ns(kt, nsval)	((kt) - (nsval))
#define ktime_add_unsafe(lhs, rhs)	((u64)(lhs) + (rhs))
#define ktime_to_ns(kt)		((s64)(kt))
#define ktime_to_timespec64(kt)	ns_to_timespec64(kt)

static inline ktime_t timespec64_to_ktime(struct timespec64 ts)
{
	return ktime_set(ts.tv_sec, ts.tv_nsec);
}

static inline int ktime_compare(const ktime_t a, const ktime_t b)
{
	return a < b ? -1 : a > b;
}

static inline bool ktime_after(const ktime_t a, const ktime_t b)
{
	return a > b;
}

static inline bool ktime_before(const ktime_t a, const ktime_t b)
{
	return a < b;
}

static inline s64 ktime_divns(const ktime_t kt, s64 div)
{
	return kt / div;
}

static inline s64 ktime_to_us(const ktime_t kt)
{
	return kt / NSEC_PER_USEC;
}

static inline s64 ktime_to_ms(const ktime_t kt)
{
	return kt / NSEC_PER_MSEC;
}

static inline s64 ktime_us_delta(const ktime_t later, const ktime_t earlier)
{
	return ktime_to_us(later - earlier);
}

static inline s64 ktime_ms_delta(const ktime_t later, const ktime_t earlier)
{
	return ktime_to_ms(later - earlier);
}

static inline ktime_t ktime_add_us(const ktime_t kt, const u64 usec)
{
	return kt + usec * NSEC_PER_USEC;
}

static inline ktime_t ktime_sub_us(const ktime_t kt, const u64 usec)
{
	return kt - usec * NSEC_PER_USEC;
}

static inline ktime_t ktime_add_ms(const ktime_t kt, const u64 msec)
{
	return kt + msec * NSEC_PER_MSEC;
}

static inline ktime_t ktime_sub_ms(const ktime_t kt, const u64 msec)
{
	return kt - msec * NSEC_PER_MSEC;
}

/* Added, but never past KTIME_MAX. */
static inline ktime_t ktime_add_safe(const ktime_t lhs, const ktime_t rhs)
{
	ktime_t res;

	return __builtin_add_overflow(lhs, rhs, &res) ? KTIME_MAX : res;
}

static inline ktime_t ns_to_ktime(u64 ns)
{
	return ns;
}

static inline ktime_t us_to_ktime(u64 us)
{
	return us * NSEC_PER_USEC;
}

static inline ktime_t ms_to_ktime(u64 ms)
{
	return ms * NSEC_PER_MSEC;
}

/* False, and nothing written, for a time of 0. */
static inline bool ktime_to_timespec64_cond(const ktime_t kt,
					    struct timespec64 *ts)
{
	if (kt)
		*ts = ktime_to_timespec64(kt);
	return kt != 0;
}

#include <linux/timekeeping.h>

#endif
