// SPDX-License-Identifier: MIT
/*
 * rtc.c - seconds to dates and back, by the calendar of 400 years.
 *
 * A year is counted from March here, so that the day that may be missing is
 * its last one: then day = 365 y + y/4 - y/100 + y/400 has no exceptions.
 *
 * Linux: drivers/rtc/lib.c; the clocks themselves are left out.
 */
#include <linux/rtc.h>
#include <linux/errno.h>
#include <linux/export.h>

#define DAYS_TO_1970	719468		/* from 1 March of the year 0 */
#define DAYS_400_YEARS	146097
#define SECS_PER_DAY	86400

/** rtc_month_days - days in month 0..11 of a year */
int rtc_month_days(unsigned int month, unsigned int year)
{
	if (month == 1)
		return 28 + is_leap_year(year);
	return 30 + (month + (month > 6) + 1) % 2;
}
EXPORT_SYMBOL(rtc_month_days);

/** rtc_year_days - days of the year before this one */
int rtc_year_days(unsigned int day, unsigned int month, unsigned int year)
{
	while (month--)
		day += rtc_month_days(month, year);
	return day - 1;
}
EXPORT_SYMBOL(rtc_year_days);

/** rtc_valid_tm - 0 or -EINVAL */
int rtc_valid_tm(struct rtc_time *tm)
{
	if (tm->tm_year < 70 || (unsigned int)tm->tm_mon >= 12 ||
	    tm->tm_mday < 1 ||
	    tm->tm_mday > rtc_month_days(tm->tm_mon, tm->tm_year + 1900) ||
	    (unsigned int)tm->tm_hour >= 24 || (unsigned int)tm->tm_min >= 60 ||
	    (unsigned int)tm->tm_sec >= 60)
		return -EINVAL;
	return 0;
}
EXPORT_SYMBOL(rtc_valid_tm);

/** rtc_tm_to_time64 - seconds since 1970 */
time64_t rtc_tm_to_time64(struct rtc_time *tm)
{
	unsigned int month = (tm->tm_mon + 10) % 12;	/* 0: March */
	s64 year = tm->tm_year + 1900 - (month >= 10);
	s64 days = 365 * year + year / 4 - year / 100 + year / 400 +
		   (month * 153 + 2) / 5 + tm->tm_mday - 1 - DAYS_TO_1970;

	return ((days * 24 + tm->tm_hour) * 60 + tm->tm_min) * 60 + tm->tm_sec;
}
EXPORT_SYMBOL(rtc_tm_to_time64);

/* day: since 1 March 0000 */
static void set_date(u32 day, struct rtc_time *tm)
{
	u32 era = day / DAYS_400_YEARS, doe = day % DAYS_400_YEARS;
	/* take the leap days out, so that every year has 365 */
	u32 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	u32 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	u32 month = (5 * doy + 2) / 153;	/* 0: March */

	tm->tm_mday = doy - (153 * month + 2) / 5 + 1;
	tm->tm_mon = (month + 2) % 12;
	tm->tm_year = era * 400 + yoe + (month >= 10) - 1900;
	tm->tm_wday = (day + 3) % 7;		/* that day was a Wednesday */
	tm->tm_yday = rtc_year_days(tm->tm_mday, tm->tm_mon,
				    tm->tm_year + 1900);
}

/** rtc_time64_to_tm - the date of a number of seconds since 1970 */
void rtc_time64_to_tm(time64_t time, struct rtc_time *tm)
{
	s64 day = time / SECS_PER_DAY;
	int secs = time - day * SECS_PER_DAY;

	if (secs < 0) {
		secs += SECS_PER_DAY;
		day--;
	}
	set_date(day + DAYS_TO_1970, tm);
	tm->tm_hour = secs / 3600;
	tm->tm_min = secs / 60 % 60;
	tm->tm_sec = secs % 60;
	tm->tm_isdst = 0;
}
EXPORT_SYMBOL(rtc_time64_to_tm);
