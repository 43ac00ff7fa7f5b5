// SPDX-License-Identifier: MIT
/*
 * test_vsprintf.c - the formats that printk and thread names are made of.
 * The wanted texts are those that Linux's documentation of printk formats and
 * the C standard give.
 *
 * Sources: kernel/lib/vsprintf.c kernel/lib/string.c kernel/lib/find_bit.c kernel/lib/bitmap.c kernel/lib/kstrtox.c kernel/lib/errname.c kernel/lib/vsprintf_ptr.c kernel/lib/vsprintf_obj.c kernel/lib/string_helpers.c kernel/lib/rtc.c
 */
#include <linux/sprintf.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/gfp_types.h>
#include <linux/ioport.h>
#include <linux/limits.h>
#include <linux/printk.h>
#include <linux/rtc.h>
#include <linux/string.h>
#include "unit.h"

#pragma GCC diagnostic ignored "-Wformat"	/* what follows %p is ours */

static char out[160];

#define FORMAT(want, ...)						\
	do {								\
		int __n = snprintf(out, sizeof(out), __VA_ARGS__);	\
									\
		CHECK_STR(out, want);					\
		CHECK_EQ(__n, sizeof(want) - 1);			\
	} while (0)

static void numbers(void)
{
	FORMAT("0", "%d", 0);
	FORMAT("-2147483648", "%d", INT_MIN);
	FORMAT("18446744073709551615", "%llu", ~0ull);
	FORMAT("-9223372036854775808", "%lld", LLONG_MIN);
	FORMAT("ff FF 0xff 377", "%x %X %#x %o", 255, 255, 255, 255);
	FORMAT("255", "%hhu", (unsigned char)255);
	FORMAT("+5", "%+d", 5);
}

static void widths(void)
{
	FORMAT("    5|5    |00005", "%5d|%-5d|%05d", 5, 5, 5);
	FORMAT("  -5|-005", "%4d|%04d", -5, -5);
	FORMAT("   7", "%*d", 4, 7);
	FORMAT("0x00001f", "%#08x", 31);
	FORMAT("007", "%.3d", 7);
}

static void strings(void)
{
	FORMAT("kworker/0:1", "%s/%d:%d", "kworker", 0, 1);
	FORMAT("ab", "%.2s", "abcdef");
	FORMAT("  ab|ab  ", "%4s|%-4s", "ab", "ab");
	FORMAT("c%", "%c%%", 'c');
}

static void a_null_string_is_named(void)
{
	const char *volatile nothing = NULL;

	FORMAT("(null)", "%s", nothing);
}

static void truncation_tells_the_full_length(void)
{
	char small[4] = "zzz";

	CHECK_EQ(snprintf(small, sizeof(small), "%d", 123456), 6);
	CHECK_STR(small, "123");
	CHECK_EQ(snprintf(small, 0, "%d", 12), 2);
	CHECK_STR(small, "123");
	CHECK_EQ(scnprintf(small, sizeof(small), "%d", 123456), 3);
}

static void plain_pointers(void)
{
	FORMAT("ffffffff80000000", "%px", (void *)0xffffffff80000000ul);
}

static void every_size_of_integer(void)
{
	FORMAT("-1 255 -1 65535", "%hhd %hhu %hd %hu", -1, -1, -1, -1);
	FORMAT("-5 7 -9", "%zd %tu %td", (ssize_t)-5, (ptrdiff_t)7,
	       (ptrdiff_t)-9);
	FORMAT("-3 ffffffffffffffff", "%li %lx", -3l, -1l);
	FORMAT(" 7|+7|07", "% d|%+d|%#o", 7, 7, 7);
}

static void widths_from_arguments(void)
{
	FORMAT("7   |", "%*d|", -4, 7);
	FORMAT("ab|", "%.*s|", 2, "abcdef");
	FORMAT("abcdef|", "%.*s|", -1, "abcdef");
	FORMAT("  x|x  |", "%3c|%-3c|", 'x', 'x');
}

static void bad_pointers_are_named(void)
{
	char *volatile bad = (char *)(long)-14;
	char *volatile low = (char *)12;
	void *volatile null = NULL;

	FORMAT("(efault)", "%s", bad);
	FORMAT("(efault)", "%s", low);
	FORMAT("(null)", "%pM", null);
	FORMAT("(efault)", "%pI4", bad);
	FORMAT("  (null)", "%*ph", 8, null);
	FORMAT("(null)", "%pV", null);
	FORMAT("(null)", "%pa", null);
	FORMAT("(null)", "%pd", null);
	FORMAT("(null)", "%pR", null);
	FORMAT("  (null)", "%*pbl", 8, null);
}

static void hashed_pointers_are_stable_and_short(void)
{
	char again[20];

	snprintf(out, sizeof(out), "%p", out);
	snprintf(again, sizeof(again), "%pK", out);
	CHECK_STR(out, again);
	CHECK_EQ(strlen(out), 16);
	CHECK(strstarts(out, "00000000"));
	FORMAT("0000000000000000", "%p", (void *)0);
	FORMAT("fffffffffffffff4", "%p", ERR_PTR(-12));
	FORMAT("                fffffffffffffff4", "%32p", ERR_PTR(-12));
}

static void letters_behind_p_are_eaten(void)
{
	FORMAT("00000000000000ab|", "%px|", (void *)0xab);
	FORMAT("0000000000000000|", "%pZ9|", (void *)0);
	FORMAT("0000000000000000.", "%pf.", (void *)0);
}

static void error_pointers(void)
{
	FORMAT("-ENOMEM", "%pe", ERR_PTR(-12));
	FORMAT("-4000", "%pe", ERR_PTR(-4000));
	FORMAT("   -EINVAL", "%10pe", ERR_PTR(-22));
}

static void bytes_in_hex(void)
{
	u8 b[] = { 0x00, 0x1f, 0xab, 0xff };

	FORMAT("00 1f ab ff", "%*ph", 4, b);
	FORMAT("00:1f:ab", "%*phC", 3, b);
	FORMAT("00-1f", "%*phD", 2, b);
	FORMAT("001fabff|00", "%*phN|%ph", 4, b, b);
	FORMAT("", "%*ph", 0, b);
}

static void escaped_bytes(void)
{
	FORMAT("a\\nb\"\\0", "%*pE", 5, "a\nb\"\0");
	FORMAT("a\\n\\377", "%*pE", 3, "a\n\377");
	FORMAT("\\x61\\x0a", "%*pEh", 2, "a\n");
	FORMAT("a\\x0a", "%*pEhp", 2, "a\n");
}

static void bitmaps(void)
{
	unsigned long map[2] = { 0x8000000f0ul, 0x3 };

	FORMAT("4-7,35", "%*pbl", 64, map);
	FORMAT("3,00000008,000000f0", "%*pb", 66, map);
	FORMAT("f0", "%*pb", 8, map);
	FORMAT("", "%*pbl", 4, map);
}

static void sub(const char *fmt, ...)
{
	va_list args;
	struct va_format vaf = { .fmt = fmt, .va = &args };

	va_start(args, fmt);
	snprintf(out, sizeof(out), "<%pV> %d", &vaf, 3);
	va_end(args);
}

static void formats_inside_formats(void)
{
	sub("%s-%d", "a", 2);
	CHECK_STR(out, "<a-2> 3");
}

static void physical_addresses(void)
{
	phys_addr_t addr = 0x1234;

	FORMAT("0x0000000000001234", "%pa", &addr);
	FORMAT("0x0000000000001234|", "%pad|", &addr);
	FORMAT("0x0000000000001234", "%pap", &addr);
}

static void mac_addresses(void)
{
	u8 mac[] = { 0, 1, 2, 0xab, 4, 5 };

	FORMAT("00:01:02:ab:04:05", "%pM", mac);
	FORMAT("05:04:ab:02:01:00", "%pMR", mac);
	FORMAT("00-01-02-ab-04-05", "%pMF", mac);
	FORMAT("000102ab0405 050", "%pm %.3pmR", mac, mac);
}

static void ip_addresses(void)
{
	u8 v4[] = { 1, 2, 3, 254 };
	u8 v6[16] = { 0x20, 1, 0xd, 0xb8, [15] = 1 };
	u8 mapped[16] = { [10] = 0xff, 0xff, 1, 2, 3, 4 };
	u8 none[16] = { 0 };

	FORMAT("1.2.3.254", "%pI4", v4);
	FORMAT("001.002.003.254", "%pi4", v4);
	FORMAT("254.3.2.1", "%pI4h", v4);
	FORMAT("2001:0db8:0000:0000:0000:0000:0000:0001", "%pI6", v6);
	FORMAT("20010db8000000000000000000000001", "%pi6", v6);
	FORMAT("2001:db8::1", "%pI6c", v6);
	FORMAT("::ffff:1.2.3.4", "%pI6c", mapped);
	FORMAT("::", "%pI6c", none);
	v6[15] = 0;
	FORMAT("2001:db8::", "%pI6c", v6);
	FORMAT("(einval)", "%pI7", v4);
}

static void uuids(void)
{
	u8 id[16];

	for (int i = 0; i < 16; i++)
		id[i] = 0xa0 + i;
	FORMAT("a0a1a2a3-a4a5-a6a7-a8a9-aaabacadaeaf", "%pUb", id);
	FORMAT("A0A1A2A3-A4A5-A6A7-A8A9-AAABACADAEAF", "%pUB", id);
	FORMAT("a3a2a1a0-a5a4-a7a6-a8a9-aaabacadaeaf", "%pUl", id);
	FORMAT("A3A2A1A0-A5A4-A7A6-A8A9-AAABACADAEAF", "%pUL", id);
}

static void resources(void)
{
	struct resource mem = DEFINE_RES_MEM(0xa0000, 0x20000);
	struct resource io = DEFINE_RES_IO(0x60, 16);
	struct resource irq = DEFINE_RES_IRQ(4);

	mem.flags |= IORESOURCE_PREFETCH | IORESOURCE_WINDOW;
	FORMAT("[mem 0x000a0000-0x000bffff pref window]", "%pR", &mem);
	FORMAT("[mem 0x000a0000-0x000bffff flags 0x202200]", "%pr", &mem);
	FORMAT("[io  0x0060-0x006f]", "%pR", &io);
	FORMAT("[irq 4]", "%pR", &irq);
	mem.flags |= IORESOURCE_UNSET;
	FORMAT("[mem size 0x00020000 pref window]", "%pR", &mem);
	io.flags = 0;
	FORMAT("[\?\?\? 0x00000060-0x0000006f flags 0x0]", "%pR", &io);
}

static void dates(void)
{
	struct rtc_time tm = { .tm_year = 124, .tm_mon = 1, .tm_mday = 29,
			       .tm_hour = 1, .tm_min = 2, .tm_sec = 3 };
	time64_t t = 951782400;		/* a leap day of a year by 400 */

	FORMAT("2024-02-29T01:02:03", "%ptR", &tm);
	FORMAT("2024-02-29 01:02:03", "%ptRs", &tm);
	FORMAT("2024-02-29 01:02:03", "%ptRd %ptRt", &tm, &tm);
	FORMAT("0124-01-29", "%ptRdr", &tm);
	FORMAT("2000-02-29T00:00:00", "%ptT", &t);
	t = -1;
	FORMAT("1969-12-31 23:59:59", "%ptTs", &t);
	FORMAT("(%pt?)", "%pt", &t);
}

static void gfp_flags_by_name(void)
{
	gfp_t gfp = GFP_KERNEL | __GFP_ZERO, odd = GFP_ATOMIC | 0x80000000u;
	gfp_t none = 0;

	FORMAT("GFP_KERNEL|__GFP_ZERO", "%pGg", &gfp);
	FORMAT("GFP_ATOMIC|0x80000000", "%pGg", &odd);
	FORMAT("", "%pGg", &none);
}

static void unknown_conversions_end_the_text(void)
{
	unit_expects_warning = 1;
	FORMAT("a", "a%n b", (int *)out);
	CHECK_EQ(unit_expects_warning, 0);
}

static void calendar_of_many_years(void)
{
	struct rtc_time tm;

	for (time64_t t = -2200000000ll; t < 7000000000ll; t += 86400 * 13 + 7) {
		rtc_time64_to_tm(t, &tm);
		CHECK_EQ(rtc_tm_to_time64(&tm), t);
		CHECK(tm.tm_mon >= 0 && tm.tm_mon < 12 && tm.tm_mday >= 1);
	}
	rtc_time64_to_tm(0, &tm);
	CHECK_EQ(tm.tm_wday, 4);	/* a Thursday */
	CHECK_EQ(tm.tm_yday, 0);
	tm.tm_mday = 32;
	CHECK_EQ(rtc_valid_tm(&tm), -22);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(numbers),
	UNIT_CASE(widths),
	UNIT_CASE(strings),
	UNIT_CASE(a_null_string_is_named),
	UNIT_CASE(truncation_tells_the_full_length),
	UNIT_CASE(plain_pointers),
	UNIT_CASE(every_size_of_integer),
	UNIT_CASE(widths_from_arguments),
	UNIT_CASE(bad_pointers_are_named),
	UNIT_CASE(hashed_pointers_are_stable_and_short),
	UNIT_CASE(letters_behind_p_are_eaten),
	UNIT_CASE(error_pointers),
	UNIT_CASE(bytes_in_hex),
	UNIT_CASE(escaped_bytes),
	UNIT_CASE(bitmaps),
	UNIT_CASE(formats_inside_formats),
	UNIT_CASE(physical_addresses),
	UNIT_CASE(mac_addresses),
	UNIT_CASE(ip_addresses),
	UNIT_CASE(uuids),
	UNIT_CASE(resources),
	UNIT_CASE(dates),
	UNIT_CASE(gfp_flags_by_name),
	UNIT_CASE(unknown_conversions_end_the_text),
	UNIT_CASE(calendar_of_many_years),
	{ }
};
