// SPDX-License-Identifier: MIT
/*
 * test_sscanf.c - text to values, by Linux's rules.
 *
 * Sources: kernel/lib/vsscanf.c kernel/lib/kstrtox.c kernel/lib/string.c
 */
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/types.h>
#include "unit.h"

#pragma GCC diagnostic ignored "-Wformat"	/* "%*[" is refused on purpose */

static void integers_of_every_base(void)
{
	int d, i;
	unsigned int x, o, u;

	CHECK_EQ(sscanf(" -12 0x1f ff 17 99", "%d %i %x %o %u", &d, &i, &x, &o,
			&u), 5);
	CHECK_EQ(d, -12);
	CHECK_EQ(i, 31);
	CHECK_EQ(x, 255);
	CHECK_EQ(o, 15);
	CHECK_EQ(u, 99);
	CHECK_EQ(sscanf("-0x10", "%i", &i), 1);
	CHECK_EQ(i, -16);
	CHECK_EQ(sscanf("0x1F", "%x", &x), 1);
	CHECK_EQ(x, 31);
}

static void sizes_store_no_more_than_asked(void)
{
	struct { u8 b, after; } b = { 0, 9 };
	struct { u16 h, after; } h = { 0, 9 };
	long long ll;
	unsigned long l;
	size_t z;

	CHECK_EQ(sscanf("255 513 -7 18446744073709551615 5",
			"%hhu %hu %lld %lu %zu", &b.b, &h.h, &ll, &l, &z), 5);
	CHECK_EQ(b.b, 255);
	CHECK_EQ(b.after, 9);
	CHECK_EQ(h.h, 513);
	CHECK_EQ(h.after, 9);
	CHECK_EQ(ll, -7);
	CHECK(l == ~0ul);
	CHECK_EQ(z, 5);
}

static void widths_cut_numbers(void)
{
	int a, b, c;

	CHECK_EQ(sscanf("20240229", "%4d%2d%2d", &a, &b, &c), 3);
	CHECK_EQ(a * 10000 + b * 100 + c, 20240229);
	CHECK_EQ(sscanf("-12", "%2d%d", &a, &b), 2);
	CHECK_EQ(a, -1);
	CHECK_EQ(b, 2);
	CHECK_EQ(sscanf("-1", "%1d", &a), 0);
}

static void literals_must_match(void)
{
	int a = 0, b = 0;

	CHECK_EQ(sscanf("irq/17-5", "irq/%d-%d", &a, &b), 2);
	CHECK_EQ(a, 17);
	CHECK_EQ(sscanf("irq/17+5", "irq/%d-%d", &a, &b), 1);
	CHECK_EQ(sscanf("50% of", "%d%% %n", &a, &b), 1);
	CHECK_EQ(b, 4);
	CHECK_EQ(sscanf("x", "%d", &a), 0);
	CHECK_EQ(sscanf("", "%d", &a), 0);
}

static void words_and_characters(void)
{
	char w[8], c[4] = "...";

	CHECK_EQ(sscanf("  two words", "%7s", w), 1);
	CHECK_STR(w, "two");
	CHECK_EQ(sscanf("abcdef", "%3s%2c", w, c), 2);
	CHECK_STR(w, "abc");
	CHECK_STR(c, "de.");
	CHECK_EQ(sscanf(" x", "%c", c), 1);
	CHECK_EQ(c[0], ' ');
}

static void sets_need_a_width(void)
{
	char a[8], b[8];

	CHECK_EQ(sscanf("key=val", "%7[^=]=%7[a-lv]", a, b), 2);
	CHECK_STR(a, "key");
	CHECK_STR(b, "val");
	CHECK_EQ(sscanf("bcd", "%7[a-d]", a), 0);	/* 'a', '-', 'd' */
	CHECK_EQ(sscanf("-", "%7[a-d]", a), 1);
	CHECK_EQ(sscanf("abc", "%[abc]", a), 0);
	CHECK_EQ(sscanf("xyz", "%7[abc]", a), 0);
	CHECK_EQ(sscanf("aaaa", "%2[a]%7s", a, b), 2);
	CHECK_STR(a, "aa");
}

static void a_star_passes_over_a_word(void)
{
	int a = 0, n = 0;

	CHECK_EQ(sscanf("17 18", "%*d %d", &a), 1);
	CHECK_EQ(a, 18);
	CHECK_EQ(sscanf("17abc 18", "%*d %d%n", &a, &n), 1);
	CHECK_EQ(n, 8);
	CHECK_EQ(sscanf("aa 1", "%*[a] %d", &a), 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(integers_of_every_base),
	UNIT_CASE(sizes_store_no_more_than_asked),
	UNIT_CASE(widths_cut_numbers),
	UNIT_CASE(literals_must_match),
	UNIT_CASE(words_and_characters),
	UNIT_CASE(sets_need_a_width),
	UNIT_CASE(a_star_passes_over_a_word),
	{ }
};
