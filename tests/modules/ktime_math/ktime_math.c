// SPDX-License-Identifier: MIT
/*
 * ktime_math.c - time in nanoseconds, of several clocks.
 *
 * CLOCK_MONOTONIC never jumps and is for measuring; CLOCK_REALTIME is the time of
 * day, and jumps when somebody sets it. A ktime_t is a signed number of
 * nanoseconds; a timespec64 has seconds apart.
 */
#define pr_fmt(fmt) "ktime: " fmt

#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/module.h>
#include <linux/time64.h>
#include <linux/timekeeping.h>

static void arithmetic(void)
{
	ktime_t a = ktime_set(1, 500000000), b = ms_to_ktime(250);
	struct timespec64 ts;
	u32 rest;

	pr_info("1.5 s: %lld ns, %lld us, %lld ms\n", ktime_to_ns(a),
		ktime_to_us(a), ktime_to_ms(a));
	pr_info("sum %lld, difference %lld\n", ktime_add(a, b),
		ktime_sub(b, a));
	pr_info("plus 5 us %lld, minus 1 ms %lld\n", ktime_add_us(b, 5),
		ktime_sub_ms(b, 1));
	pr_info("compared %d %d %d, after %d, before %d\n",
		ktime_compare(a, b), ktime_compare(b, a), ktime_compare(a, a),
		ktime_after(a, b), ktime_before(a, b));
	pr_info("ms between %lld, us %lld\n", ktime_ms_delta(a, b),
		ktime_us_delta(a, b));
	ts = ktime_to_timespec64(a);
	pr_info("timespec %lld.%09ld, and back %d\n", ts.tv_sec, ts.tv_nsec,
		timespec64_to_ktime(ts) == a);
	ts = ns_to_timespec64(-1);
	pr_info("-1 ns is %lld s and %ld ns\n", ts.tv_sec, ts.tv_nsec);
	set_normalized_timespec64(&ts, 5, 2000000001);
	pr_info("normalised %lld.%09ld\n", ts.tv_sec, ts.tv_nsec);
	ts = timespec64_sub(ts, ktime_to_timespec64(a));
	pr_info("minus 1.5 s %lld.%09ld\n", ts.tv_sec, ts.tv_nsec);
	pr_info("divided %lld, 10 / 3 = %llu", ktime_divns(a, 7),
		div_u64_rem(10, 3, &rest));
	pr_cont(", rest %u\n", rest);
}

static void clocks(void)
{
	ktime_t start = ktime_get(), boot = ktime_get_boottime();
	time64_t real = ktime_get_real_seconds();
	struct timespec64 ts, now;
	u64 ns = ktime_get_ns();
	struct tm tm;

	usleep_range(2000, 3000);
	pr_info("2 ms have passed: monotonic %d, boot time %d, ns %d\n",
		ktime_us_delta(ktime_get(), start) >= 2000,
		ktime_us_delta(ktime_get_boottime(), boot) >= 2000,
		ktime_get_ns() - ns >= 2000000);
	pr_info("coarse is not ahead: %d, raw runs: %d\n",
		!ktime_after(ktime_get_coarse(), ktime_get()),
		ktime_get_raw_ns() > 0);
	ktime_get_real_ts64(&ts);
	ktime_get_ts64(&now);
	pr_info("it is after 2020: %d, since boot less than a day: %d\n",
		ts.tv_sec > mktime64(2020, 1, 1, 0, 0, 0) &&
		ts.tv_sec >= real, now.tv_sec < 86400);
	time64_to_tm(1692953324, 0, &tm);
	pr_info("1692953324 was %ld-%02d-%02d %02d:%02d:%02d, day %d\n",
		tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
		tm.tm_min, tm.tm_sec, tm.tm_wday);
	pr_info("and back: %lld\n", mktime64(2023, 8, 25, 8, 48, 44));
}

static int __init ktime_init(void)
{
	arithmetic();
	clocks();
	return 0;
}

static void __exit ktime_exit(void)
{
}

module_init(ktime_init);
module_exit(ktime_exit);

MODULE_DESCRIPTION("ktime_t, timespec64, clocks");
MODULE_LICENSE("Dual MIT/GPL");
