// SPDX-License-Identifier: MIT
/*
 * test_vsprintf.c - the formats that printk and thread names are made of.
 * The wanted texts are those that Linux's documentation of printk formats and
 * the C standard give.
 *
 * Sources: kernel/lib/vsprintf.c kernel/lib/string.c kernel/lib/find_bit.c kernel/lib/bitmap.c kernel/lib/kstrtox.c kernel/lib/errname.c
 */
#include <linux/sprintf.h>
#include <linux/err.h>
#include <linux/limits.h>
#include <linux/string.h>
#include "unit.h"

static char out[128];

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

const struct unit_case unit_cases[] = {
	UNIT_CASE(numbers),
	UNIT_CASE(widths),
	UNIT_CASE(strings),
	UNIT_CASE(a_null_string_is_named),
	UNIT_CASE(truncation_tells_the_full_length),
	UNIT_CASE(plain_pointers),
	{ }
};
