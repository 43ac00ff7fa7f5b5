// SPDX-License-Identifier: MIT
/*
 * test_kstrtox.c - numbers that people type: on the command line, in the shell.
 * The strict ones must leave the result alone when they refuse.
 *
 * Sources: kernel/lib/kstrtox.c kernel/lib/string.c
 */
#include <linux/errno.h>
#include <linux/kstrtox.h>
#include "unit.h"

static void accepts_whole_numbers(void)
{
	int n = -1;

	CHECK_EQ(kstrtoint("42", 10, &n), 0);
	CHECK_EQ(n, 42);
	CHECK_EQ(kstrtoint("-42\n", 0, &n), 0);
	CHECK_EQ(n, -42);
	CHECK_EQ(kstrtoint("0x1f", 0, &n), 0);
	CHECK_EQ(n, 31);
	CHECK_EQ(kstrtoint("017", 0, &n), 0);
	CHECK_EQ(n, 15);
}

static void refuses_what_is_no_number(void)
{
	static const char *const bad[] = {
		"", " ", "-", "x", "1x", "1 ", "0x", "1\n\n", "--1", "+-1",
	};
	int i, n = 77;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		CHECK_EQ(kstrtoint(bad[i], 0, &n), -EINVAL);
	CHECK_EQ(n, 77);
}

static void refuses_what_does_not_fit(void)
{
	unsigned long long big = 7;
	unsigned int u = 7;
	int n = 7;

	CHECK_EQ(kstrtoint("2147483648", 10, &n), -ERANGE);
	CHECK_EQ(kstrtoint("-2147483649", 10, &n), -ERANGE);
	CHECK_EQ(kstrtouint("4294967296", 10, &u), -ERANGE);
	CHECK_EQ(kstrtoull("18446744073709551616", 10, &big), -ERANGE);
	CHECK_EQ(kstrtoull("18446744073709551615", 10, &big), 0);
	CHECK_EQ(big, ~0ull);
	CHECK_EQ(n, 7);
	CHECK_EQ(u, 7);
}

static void memparse_knows_sizes(void)
{
	char *end;

	CHECK_EQ(memparse("64K", &end), 64 << 10);
	CHECK_EQ(*end, 0);
	CHECK_EQ(memparse("0x10M@", &end), 16 << 20);
	CHECK_EQ(*end, '@');
	CHECK_EQ(memparse("3G", &end), 3ull << 30);
	CHECK_EQ(memparse("12", &end), 12);
}

static void bool_knows_words(void)
{
	bool b = false;

	CHECK_EQ(kstrtobool("y", &b), 0);
	CHECK(b);
	CHECK_EQ(kstrtobool("off", &b), 0);
	CHECK(!b);
	CHECK_EQ(kstrtobool("maybe", &b), -EINVAL);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(accepts_whole_numbers),
	UNIT_CASE(refuses_what_is_no_number),
	UNIT_CASE(refuses_what_does_not_fit),
	UNIT_CASE(memparse_knows_sizes),
	UNIT_CASE(bool_knows_words),
	{ }
};
