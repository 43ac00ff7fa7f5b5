// SPDX-License-Identifier: MIT
/*
 * rtc.c - the battery-backed clock: what day is it?
 *
 * Read once, at boot. The chip may be in the middle of a carry; instead of
 * waiting up to a second for it to say so, all registers are read until two
 * rounds agree.
 *
 * Linux: drivers/rtc/rtc-mc146818-lib.c; alarms and writing are left out.
 */
#include <linux/string.h>
#include <asm/io.h>
#include <asm/time.h>

#define CMOS_INDEX	0x70
#define CMOS_DATA	0x71
#define RTC_STATUS_B	0x0b
#define RTC_BINARY	0x04
#define RTC_24H		0x02

enum { SEC, MIN, HOUR, DAY, MONTH, YEAR, NFIELDS };

static const u8 rtc_reg[NFIELDS] = { 0x00, 0x02, 0x04, 0x07, 0x08, 0x09 };

static u8 cmos_read(u8 reg)
{
	outb(reg | 0x80, CMOS_INDEX);	/* bit 7: keep NMIs out meanwhile */
	return inb(CMOS_DATA);
}

static void rtc_fields(u8 v[NFIELDS])
{
	int i;

	for (i = 0; i < NFIELDS; i++)
		v[i] = cmos_read(rtc_reg[i]);
}

static unsigned int from_bcd(u8 v)
{
	return (v & 0x0f) + (v >> 4) * 10;
}

static void rtc_decode(u8 v[NFIELDS], u8 status)
{
	u8 pm = v[HOUR] & 0x80;
	int i;

	v[HOUR] &= 0x7f;
	for (i = 0; i < NFIELDS && !(status & RTC_BINARY); i++)
		v[i] = from_bcd(v[i]);
	if (!(status & RTC_24H))
		v[HOUR] = v[HOUR] % 12 + (pm ? 12 : 0);
}

static time64_t days_from_civil(unsigned int y, unsigned int m, unsigned int d)
{
	/* years begin in March, so that the leap day is their last */
	y -= m <= 2;
	m = m > 2 ? m - 3 : m + 9;
	return 365LL * y + y / 4 - y / 100 + y / 400 +
		(153 * m + 2) / 5 + d - 1 - 719468;
}

/**
 * rtc_read - seconds since 1970
 *
 * Context: boot, irqs off. Return: 0 if there is no clock or it is off.
 */
time64_t rtc_read(void)
{
	u8 v[NFIELDS], again[NFIELDS];
	int tries = 10;
	u8 status;

	rtc_fields(v);
	while (rtc_fields(again), memcmp(v, again, NFIELDS) && --tries)
		memcpy(v, again, NFIELDS);
	status = cmos_read(RTC_STATUS_B);
	outb(0, CMOS_INDEX);
	rtc_decode(v, status);
	if (!tries || v[SEC] > 59 || v[MIN] > 59 || v[HOUR] > 23 ||
	    v[DAY] < 1 || v[DAY] > 31 || v[MONTH] < 1 || v[MONTH] > 12)
		return 0;
	return days_from_civil(v[YEAR] + (v[YEAR] < 70 ? 2000 : 1900),
			       v[MONTH], v[DAY]) * 86400 +
		v[HOUR] * 3600 + v[MIN] * 60 + v[SEC];
}
