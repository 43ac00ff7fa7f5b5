// SPDX-License-Identifier: MIT
/*
 * jiffies_math.c - time in ticks.
 *
 * jiffies wraps around, so two values are compared by time_after() and its kin,
 * which look at the difference. Conversions round up, so that a sleep is never
 * shorter than asked for.
 */
#define pr_fmt(fmt) "jiffies: " fmt

#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/sched.h>

static void compare(void)
{
	unsigned long before_wrap = ULONG_MAX - 5, after_wrap = 5;

	pr_info("after the wrap is later: %d, by < it is not: %d\n",
		time_after(after_wrap, before_wrap), after_wrap > before_wrap);
	pr_info("difference %ld\n", (long)(after_wrap - before_wrap));
	pr_info("equal: after %d, after_eq %d, before %d\n", time_after(5UL, 5UL),
		time_after_eq(5UL, 5UL), time_before(5UL, 5UL));
	pr_info("in range %d %d\n", time_in_range(7UL, 5UL, 9UL),
		time_in_range(10UL, 5UL, 9UL));
	pr_info("an hour ago is before now: %d, in the future: %d\n",
		time_is_before_jiffies(jiffies - 3600 * HZ),
		time_is_after_jiffies(jiffies + 3600 * HZ));
}

static void convert(void)
{
	pr_info("HZ %d\n", HZ);
	pr_info("1 ms is %lu, 4 ms %lu, 5 ms %lu, 1 s %lu\n",
		msecs_to_jiffies(1), msecs_to_jiffies(4), msecs_to_jiffies(5),
		msecs_to_jiffies(1000));
	pr_info("1 us is %lu, 8001 us %lu\n", usecs_to_jiffies(1),
		usecs_to_jiffies(8001));
	pr_info("0 ms is %lu, forever %d\n", msecs_to_jiffies(0),
		msecs_to_jiffies(UINT_MAX) == MAX_JIFFY_OFFSET);
	pr_info("100 jiffies are %u ms, %u us, %llu ns\n",
		jiffies_to_msecs(100), jiffies_to_usecs(100),
		jiffies_to_nsecs(100));
}

static void sleep(void)
{
	unsigned long start = jiffies, left;
	u64 start64 = get_jiffies_64();
	ktime_t begin;

	msleep(20);
	pr_info("slept at least 5 jiffies: %d, in 64 bits: %d\n",
		time_after_eq(jiffies, start + 5),
		get_jiffies_64() - start64 >= 5);
	left = msleep_interruptible(10);
	pr_info("not interrupted, left %lu\n", left);
	begin = ktime_get();
	mdelay(10);		/* burns the time: only where one cannot sleep */
	pr_info("mdelay: at least half of that: %d\n",
		ktime_ms_delta(ktime_get(), begin) >= 5);
	pr_info("schedule_timeout: %ld %ld\n",
		schedule_timeout_uninterruptible(2),
		schedule_timeout_interruptible(2));
	udelay(5);
	ndelay(100);
	fsleep(100);
	usleep_range(50, 100);
}

static int __init math_init(void)
{
	compare();
	convert();
	sleep();
	return 0;
}

static void __exit math_exit(void)
{
}

module_init(math_init);
module_exit(math_exit);

MODULE_DESCRIPTION("time_after(), msecs_to_jiffies(), delays");
MODULE_LICENSE("Dual MIT/GPL");
