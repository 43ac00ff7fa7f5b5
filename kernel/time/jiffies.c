// SPDX-License-Identifier: MIT
/*
 * jiffies.c - the count of ticks, and dates.
 *
 * jiffies and jiffies_64 are one variable under two names; tick.c moves it.
 * Linux: kernel/time/jiffies.c, timer.c: round_jiffies(), timeconv.c.
 */
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/percpu.h>
#include <asm/smp.h>

u64 jiffies_64 __aligned(64) = INITIAL_JIFFIES;
EXPORT_SYMBOL(jiffies_64);

/* The linker script could do it as well; here the two stand side by side. */
asm(".globl jiffies\n\t.set jiffies, jiffies_64");
EXPORT_SYMBOL(jiffies);

static unsigned long round_common(unsigned long j, int cpu, bool up)
{
	unsigned long skew = cpu * 3, rem = (j + skew) % HZ;
	unsigned long rounded = j - rem;

	if (up || rem >= HZ / 4)
		rounded += HZ;
	return time_is_after_jiffies(rounded) ? rounded : j;
}

/**
 * __round_jiffies - round to a whole second
 * @j: jiffies
 * @cpu: on which CPU the timer will be
 *
 * Up from a quarter of a second on, else down; but never to a time that has
 * passed already.
 */
unsigned long __round_jiffies(unsigned long j, int cpu)
{
	return round_common(j, cpu, false);
}
EXPORT_SYMBOL_GPL(__round_jiffies);

/** __round_jiffies_relative - __round_jiffies() for a distance from now */
unsigned long __round_jiffies_relative(unsigned long j, int cpu)
{
	unsigned long now = jiffies;

	return round_common(j + now, cpu, false) - now;
}
EXPORT_SYMBOL_GPL(__round_jiffies_relative);

/** round_jiffies - __round_jiffies() for this CPU */
unsigned long round_jiffies(unsigned long j)
{
	return round_common(j, raw_smp_processor_id(), false);
}
EXPORT_SYMBOL_GPL(round_jiffies);

/** round_jiffies_relative - round_jiffies() for a distance from now */
unsigned long round_jiffies_relative(unsigned long j)
{
	return __round_jiffies_relative(j, raw_smp_processor_id());
}
EXPORT_SYMBOL_GPL(round_jiffies_relative);

/** __round_jiffies_up - __round_jiffies() that never rounds down */
unsigned long __round_jiffies_up(unsigned long j, int cpu)
{
	return round_common(j, cpu, true);
}
EXPORT_SYMBOL_GPL(__round_jiffies_up);

/** __round_jiffies_up_relative - the same for a distance from now */
unsigned long __round_jiffies_up_relative(unsigned long j, int cpu)
{
	unsigned long now = jiffies;

	return round_common(j + now, cpu, true) - now;
}
EXPORT_SYMBOL_GPL(__round_jiffies_up_relative);

/** round_jiffies_up - round_jiffies() that never rounds down */
unsigned long round_jiffies_up(unsigned long j)
{
	return round_common(j, raw_smp_processor_id(), true);
}
EXPORT_SYMBOL_GPL(round_jiffies_up);

/** round_jiffies_up_relative - the same for a distance from now */
unsigned long round_jiffies_up_relative(unsigned long j)
{
	return __round_jiffies_up_relative(j, raw_smp_processor_id());
}
EXPORT_SYMBOL_GPL(round_jiffies_up_relative);

/**
 * mktime64 - seconds from 1970 to a date
 * @year: e.g. 2024
 * @mon: 1 to 12
 * @day: 1 to 31
 * @hour: 0 to 23
 * @min: 0 to 59
 * @sec: 0 to 60
 */
time64_t mktime64(unsigned int year, unsigned int mon, unsigned int day,
		  unsigned int hour, unsigned int min, unsigned int sec)
{
	time64_t y = year - (mon <= 2);
	unsigned int m = mon > 2 ? mon - 3 : mon + 9;	/* from March */
	time64_t days = 365 * y + y / 4 - y / 100 + y / 400 +
		(153 * m + 2) / 5 + day - 1 - 719468;

	return ((days * 24 + hour) * 60 + min) * 60 + sec;
}
EXPORT_SYMBOL(mktime64);

/* Days since 1970 to a date, by eras of 400 years that begin in March. */
static void days_to_date(s64 days, struct tm *tm)
{
	static const u16 before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243,
				      273, 304, 334 };
	s64 z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	unsigned int doe = z - era * 146097;
	unsigned int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) /
		365;
	unsigned int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	unsigned int mp = (5 * doy + 2) / 153;
	long year = yoe + era * 400 + (mp >= 10);
	bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;

	tm->tm_mday = doy - (153 * mp + 2) / 5 + 1;
	tm->tm_mon = mp < 10 ? mp + 2 : mp - 10;
	tm->tm_year = year - 1900;
	tm->tm_yday = before[tm->tm_mon] + tm->tm_mday - 1 +
		(leap && tm->tm_mon > 1);
}

/**
 * time64_to_tm - a date from seconds since 1970
 * @totalsecs: the seconds
 * @offset: seconds east of Greenwich
 * @result: filled in
 */
void time64_to_tm(time64_t totalsecs, int offset, struct tm *result)
{
	s64 t = totalsecs + offset, days = t / 86400, rem = t % 86400;

	if (rem < 0) {
		rem += 86400;
		days--;
	}
	result->tm_hour = rem / 3600;
	result->tm_min = rem / 60 % 60;
	result->tm_sec = rem % 60;
	result->tm_wday = ((days + 4) % 7 + 7) % 7;	/* a Thursday */
	days_to_date(days, result);
}
EXPORT_SYMBOL(time64_to_tm);
