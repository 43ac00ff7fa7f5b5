// SPDX-License-Identifier: MIT
/*
 * test_string.c - the kernel's own memcpy and friends against a byte-by-byte
 * idea of them, at every alignment and length that their fast paths tell apart.
 *
 * Sources: kernel/lib/string.c
 */
#include <linux/string.h>
#include <linux/errno.h>
#include "unit.h"

#undef memcpy
#undef memmove
#undef memset
#undef memcmp
#undef strlen

enum { SIZE = 300 };

static void fill(unsigned char *p, int n)
{
	while (n--)
		*p++ = unit_random();
}

static void memcpy_all_lengths(void)
{
	unsigned char from[SIZE], to[SIZE];
	int n, i;

	for (n = 0; n < SIZE - 16; n++) {
		int a = n % 9, b = n % 7;

		fill(from, SIZE);
		fill(to, SIZE);
		to[b + n] = 0x5a;
		CHECK(memcpy(to + b, from + a, n) == to + b);
		for (i = 0; i < n; i++)
			CHECK_EQ(to[b + i], from[a + i]);
		CHECK_EQ(to[b + n], 0x5a);
	}
}

static void memmove_overlaps_both_ways(void)
{
	unsigned char area[SIZE], want[SIZE];
	int shift, n, i;

	for (shift = -20; shift <= 20; shift++)
		for (n = 0; n < 120; n += 7) {
			fill(area, SIZE);
			for (i = 0; i < SIZE; i++)
				want[i] = area[i];
			for (i = 0; i < n; i++)
				want[100 + shift + i] = area[100 + i];
			memmove(area + 100 + shift, area + 100, n);
			for (i = 0; i < SIZE; i++)
				CHECK_EQ(area[i], want[i]);
		}
}

static void memset_stays_inside(void)
{
	unsigned char area[SIZE];
	int n, i;

	for (n = 0; n < SIZE - 20; n++) {
		fill(area, SIZE);
		area[9] = area[10 + n] = 1;
		memset(area + 10, 0xee, n);
		for (i = 0; i < n; i++)
			CHECK_EQ(area[10 + i], 0xee);
		CHECK_EQ(area[9], 1);
		CHECK_EQ(area[10 + n], 1);
	}
}

static void memcmp_orders_as_unsigned(void)
{
	CHECK(memcmp("\x7f", "\x80", 1) < 0);
	CHECK(memcmp("abcdefgh1", "abcdefgh0", 9) > 0);
	CHECK_EQ(memcmp("abc", "abd", 2), 0);
	CHECK_EQ(memcmp("a", "b", 0), 0);
}

static void strscpy_says_when_it_cuts(void)
{
	char small[4];

	CHECK_EQ(strscpy(small, "abc", sizeof(small)), 3);
	CHECK_STR(small, "abc");
	CHECK_EQ(strscpy(small, "abcd", sizeof(small)), -E2BIG);
	CHECK_STR(small, "abc");
	CHECK_EQ(strscpy(small, "", sizeof(small)), 0);
	CHECK_EQ(sized_strscpy(small, "x", 0), -E2BIG);
}

static void searches(void)
{
	const char *text = "kthreadd is number two";

	CHECK_EQ(strlen(text), 22);
	CHECK_EQ(strnlen(text, 8), 8);
	CHECK(strchr(text, 'i') == text + 9);
	CHECK(strrchr(text, 't') == text + 19);
	CHECK(strchr(text, 'q') == NULL);
	CHECK(strchr(text, 0) == text + 22);
	CHECK(strstr(text, "number") == text + 12);
	CHECK(strstr(text, "numberx") == NULL);
	CHECK(strstr(text, "") == text);
	CHECK_EQ(strspn("aabbc", "ab"), 4);
	CHECK_EQ(strcspn("aabbc", "c"), 4);
}

static void comparisons(void)
{
	CHECK_EQ(strcmp("a", "a"), 0);
	CHECK(strcmp("a", "b") < 0);
	CHECK(strcmp("\xff", "a") > 0);
	CHECK_EQ(strncmp("abX", "abY", 2), 0);
	CHECK_EQ(strncmp("abX", "abY", 0), 0);
	CHECK_EQ(strcasecmp("PID", "pid"), 0);
	CHECK(sysfs_streq("on\n", "on"));
	CHECK(!sysfs_streq("on\n", "off"));
}

static void strsep_cuts_at_each_mark(void)
{
	char line[] = "a,,b", *p = line;

	CHECK_STR(strsep(&p, ","), "a");
	CHECK_STR(strsep(&p, ","), "");
	CHECK_STR(strsep(&p, ","), "b");
	CHECK(strsep(&p, ",") == NULL);
}

static void strim_takes_both_ends(void)
{
	char line[] = "  two words \t\n";

	CHECK_STR(strim(line), "two words");
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(memcpy_all_lengths),
	UNIT_CASE(memmove_overlaps_both_ways),
	UNIT_CASE(memset_stays_inside),
	UNIT_CASE(memcmp_orders_as_unsigned),
	UNIT_CASE(strscpy_says_when_it_cuts),
	UNIT_CASE(searches),
	UNIT_CASE(comparisons),
	UNIT_CASE(strsep_cuts_at_each_mark),
	UNIT_CASE(strim_takes_both_ends),
	{ }
};
