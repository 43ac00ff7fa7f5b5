/* SPDX-License-Identifier: MIT */
/* Seconds and nanoseconds, and the conversions between them. */
#ifndef _LINUX_TIME64_H
#define _LINUX_TIME64_H

#include <linux/compiler.h>
#include <linux/types.h>

#define MSEC_PER_SEC	1000L
#define USEC_PER_MSEC	1000L
#define NSEC_PER_USEC	1000L
#define NSEC_PER_MSEC	1000000L
#define USEC_PER_SEC	1000000L
#define NSEC_PER_SEC	1000000000L
#define PSEC_PER_SEC	1000000000000LL
#define FSEC_PER_SEC	1000000000000000LL

/* The clocks that can be asked for. */
#define CLOCK_REALTIME			0
#define CLOCK_MONOTONIC			1
#define CLOCK_MONOTONIC_RAW		4
#define CLOCK_REALTIME_COARSE		5
#define CLOCK_MONOTONIC_COARSE		6
#define CLOCK_BOOTTIME			7
#define CLOCK_TAI			11

#define TIME64_MAX	((s64)~((u64)1 << 63))
#define TIME64_MIN	(-TIME64_MAX - 1)
#define KTIME_MAX	((s64)~((u64)1 << 63))
#define KTIME_MIN	(-KTIME_MAX - 1)
#define KTIME_SEC_MAX	(KTIME_MAX / NSEC_PER_SEC)
#define KTIME_SEC_MIN	(KTIME_MIN / NSEC_PER_SEC)

typedef u64 timeu64_t;

struct timespec64 {
	time64_t tv_sec;
	long tv_nsec;
};

struct itimerspec64 {
	struct timespec64 it_interval;
	struct timespec64 it_value;
};

/* A date, as struct tm of C: tm_mon from 0, tm_year from 1900. */
struct tm {
	int tm_sec;
	int tm_min;
	int tm_hour;
	int tm_mday;
	int tm_mon;
	long tm_year;
	int tm_wday;
	int tm_yday;
};

/* Saturates: what does not fit is the end of time, or its beginning. */
static inline s64 timespec64_to_ns(const struct timespec64 *ts)
{
	if (ts->tv_sec >= KTIME_SEC_MAX)
		return KTIME_MAX;
	if (ts->tv_sec <= KTIME_SEC_MIN)
		return KTIME_MIN;
	return ts->tv_sec * NSEC_PER_SEC + ts->tv_nsec;
}

static inline struct timespec64 ns_to_timespec64(s64 nsec)
{
	struct timespec64 ts = { nsec / NSEC_PER_SEC, nsec % NSEC_PER_SEC };

	if (ts.tv_nsec < 0) {
		ts.tv_sec--;
		ts.tv_nsec += NSEC_PER_SEC;
	}
	return ts;
}

/* Any number of nanoseconds, also a negative one. */
static inline void set_normalized_timespec64(struct timespec64 *ts,
					     time64_t sec, s64 nsec)
{
	*ts = ns_to_timespec64(nsec);
	ts->tv_sec += sec;
}

static inline struct timespec64 timespec64_sub(struct timespec64 a,
					       struct timespec64 b)
{
	struct timespec64 ts;

	set_normalized_timespec64(&ts, a.tv_sec - b.tv_sec,
				  a.tv_nsec - b.tv_nsec);
	return ts;
}

static inline struct timespec64 timespec64_add(struct timespec64 a,
					       struct timespec64 b)
{
	struct timespec64 ts;

	set_normalized_timespec64(&ts, a.tv_sec + b.tv_sec,
				  a.tv_nsec + b.tv_nsec);
	return ts;
}

/* Of two valid times; TIME64_MAX seconds if that does not fit. */
static inline struct timespec64
timespec64_add_safe(const struct timespec64 a, const struct timespec64 b)
{
	struct timespec64 ts = timespec64_add(a, b);

	if (ts.tv_sec < a.tv_sec || ts.tv_sec < b.tv_sec)
		ts = (struct timespec64){ TIME64_MAX, 0 };
	return ts;
}

static __always_inline void timespec64_add_ns(struct timespec64 *a, u64 ns)
{
	set_normalized_timespec64(a, a->tv_sec, a->tv_nsec + ns);
}

static inline bool timespec64_equal(const struct timespec64 *a,
				    const struct timespec64 *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Not before 1970 or the boot, and less than a second of nanoseconds. */
static inline bool timespec64_valid(const struct timespec64 *ts)
{
	return ts->tv_sec >= 0 && (unsigned long)ts->tv_nsec < NSEC_PER_SEC;
}

/* It can be a ktime_t, too. */
static inline bool timespec64_valid_strict(const struct timespec64 *ts)
{
	return timespec64_valid(ts) &&
	       (unsigned long long)ts->tv_sec < KTIME_SEC_MAX;
}

static inline int timespec64_compare(const struct timespec64 *a,
				     const struct timespec64 *b)
{
	if (a->tv_sec != b->tv_sec)
		return a->tv_sec < b->tv_sec ? -1 : 1;
	return a->tv_nsec < b->tv_nsec ? -1 : a->tv_nsec > b->tv_nsec;
}

time64_t mktime64(unsigned int year, unsigned int mon, unsigned int day,
		  unsigned int hour, unsigned int min, unsigned int sec);
void time64_to_tm(time64_t totalsecs, int offset, struct tm *result);

#endif
