// SPDX-License-Identifier: MIT
/*
 * test_params.c - the command line is cut into the words that a person meant,
 * whatever quotes and blanks it has.
 *
 * Sources: kernel/lib/params.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/find_bit.c kernel/lib/kstrtox.c kernel/lib/errname.c
 */
#include <kernel/params.h>
#include <linux/init.h>
#include <linux/string.h>
#include "unit.h"

/* no handlers here: the linker script's table is empty */
const struct obs_kernel_param __setup_start[1], __setup_end[1];

static char seen[512];

static int note(char *param, char *val, void *arg)
{
	strlcat(seen, param, sizeof(seen));
	if (val) {
		strlcat(seen, "=", sizeof(seen));
		strlcat(seen, val, sizeof(seen));
	}
	strlcat(seen, "|", sizeof(seen));
	return 0;
}

/* the words of line as "name=value|name|", and what is behind "--" */
static const char *words(const char *line, char **rest)
{
	static char copy[512];
	char *end;

	strscpy(copy, line);
	seen[0] = '\0';
	end = parse_args("test", copy, note, NULL);
	if (rest)
		*rest = end;
	return seen;
}

static void words_and_values(void)
{
	CHECK_STR(words("quiet loglevel=3  panic=-1 ", NULL),
		  "quiet|loglevel=3|panic=-1|");
	CHECK_STR(words("", NULL), "");
	CHECK_STR(words("   ", NULL), "");
	CHECK_STR(words("a= =b c==d", NULL), "a=|=b|c==d|");
}

static void quotes_keep_blanks(void)
{
	CHECK_STR(words("run=\"ps -ef; poweroff\" x", NULL),
		  "run=ps -ef; poweroff|x|");
	CHECK_STR(words("\"run=ps -ef\" x", NULL), "run=ps -ef|x|");
	CHECK_STR(words("run=\"never closed", NULL), "run=never closed|");
	CHECK_STR(words("a=\"\" b=\"", NULL), "a=|b=|");
}

static void two_dashes_end_it(void)
{
	char *rest;

	CHECK_STR(words("a -- b c", &rest), "a|");
	CHECK_STR(rest, "b c");
}

static void dash_is_underscore(void)
{
	CHECK(parameq("max-cpus", "max_cpus"));
	CHECK(!parameq("max", "max_cpus"));
}

static void any_line_is_survived(void)
{
	static const char chars[] = "ab=\"\"  -";
	char line[40];
	int i, n;

	for (i = 0; i < 20000; i++) {
		for (n = 0; n < 39; n++)
			line[n] = chars[unit_random() % (sizeof(chars) - 1)];
		line[unit_random() % 40] = '\0';
		line[39] = '\0';
		words(line, NULL);
	}
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(words_and_values),
	UNIT_CASE(quotes_keep_blanks),
	UNIT_CASE(two_dashes_end_it),
	UNIT_CASE(dash_is_underscore),
	UNIT_CASE(any_line_is_survived),
	{ }
};
