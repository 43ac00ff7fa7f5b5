/* SPDX-License-Identifier: MIT */
/* rtc.h - dates as clocks keep them; kernel/lib/rtc.c. */
#ifndef _LINUX_RTC_H
#define _LINUX_RTC_H

#include <linux/types.h>

struct rtc_time {
	int tm_sec;
	int tm_min;
	int tm_hour;
	int tm_mday;
	int tm_mon;		/* 0..11 */
	int tm_year;		/* from 1900 */
	int tm_wday;		/* 0: Sunday */
	int tm_yday;		/* 0..365 */
	int tm_isdst;
};

int rtc_month_days(unsigned int month, unsigned int year);
int rtc_year_days(unsigned int day, unsigned int month, unsigned int year);
int rtc_valid_tm(struct rtc_time *tm);
time64_t rtc_tm_to_time64(struct rtc_time *tm);
void rtc_time64_to_tm(time64_t time, struct rtc_time *tm);

static inline bool is_leap_year(unsigned int year)
{
	return (!(year % 4) && (year % 100)) || !(year % 400);
}

static inline time64_t rtc_tm_sub(struct rtc_time *lhs, struct rtc_time *rhs)
{
	return rtc_tm_to_time64(lhs) - rtc_tm_to_time64(rhs);
}

#endif
