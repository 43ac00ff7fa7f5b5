// SPDX-License-Identifier: MIT
/*
 * parse_numbers.c - text into numbers, strictly and not.
 *
 * kstrto*() take a whole number with an optional newline and nothing else, and
 * say what was wrong. simple_strtoul() stops at what it does not understand;
 * sscanf() takes several things at once and tells how many.
 */
#define pr_fmt(fmt) "parse: " fmt

#include <linux/kernel.h>
#include <linux/kstrtox.h>
#include <linux/module.h>
#include <linux/string.h>

static void strict(void)
{
	static const char *const texts[] = {
		"42", "42\n", " 42", "42 ", "-7", "+7", "0x1f", "017", "99999999999",
		"", "abc", "4294967295", "-2147483649",
	};
	int i, n, err;
	unsigned int u;

	for (i = 0; i < ARRAY_SIZE(texts); i++) {
		n = 0;
		u = 0;
		err = kstrtoint(texts[i], 0, &n);
		pr_info("\"%*pE\" is %d (%d)", (int)strlen(texts[i]), texts[i], n,
			err);
		err = kstrtouint(texts[i], 10, &u);
		pr_cont(", unsigned and decimal %u (%d)\n", u, err);
	}
}

static void kinds(void)
{
	unsigned long long ull = 0;
	bool b = false;
	u8 byte = 0;
	s16 s = 0;
	int err;

	err = kstrtou8("255", 10, &byte);
	pr_info("u8 %u (%d), ", byte, err);
	pr_cont("256: %d\n", kstrtou8("256", 10, &byte));
	err = kstrtos16("-0x8000", 16, &s);
	pr_info("s16 %d (%d)\n", s, err);
	err = kstrtoull("18446744073709551615", 10, &ull);
	pr_info("u64 %llu (%d), one more: %d\n", ull, err,
		kstrtoull("18446744073709551616", 10, &ull));
	err = kstrtobool("on", &b);
	pr_info("on is %d (%d)", b, err);
	err = kstrtobool("Nope", &b);
	pr_cont(", Nope is %d (%d)", b, err);
	pr_cont(", maybe: %d\n", kstrtobool("maybe", &b));
}

static void lenient(void)
{
	char word[16] = "", set[16] = "", *end;
	const char *text = "0x10 apples";
	unsigned int a = 0, b = 0;
	long l = 0;
	int n, used = 0;

	pr_info("simple: %lu", simple_strtoul(text, &end, 0));
	pr_cont(", then \"%s\"\n", end);
	n = sscanf("17:42 word rest", "%u:%u %15s%n", &a, &b, word, &used);
	pr_info("sscanf %d: %u %u %s, %d used\n", n, a, b, word, used);
	n = sscanf("-5 ff abc123", "%ld %x %15[a-c]", &l, &a, set);
	pr_info("sscanf %d: %ld %#x %s\n", n, l, a, set);
	n = sscanf("12345", "%2d%*1d%d", &a, &b);
	pr_info("sscanf %d: %u %u\n", n, a, b);
	pr_info("nothing fits: %d, empty: %d\n", sscanf("x", "%d", &a),
		sscanf("", "%d", &a));
	n = memparse("64K", &end);
	pr_info("memparse %d", n);
	pr_cont(", %llu\n", memparse("2G", &end));
}

static int __init parse_init(void)
{
	char options[] = "4,1,7,-3";
	int numbers[8];

	strict();
	kinds();
	lenient();
	get_options(options, ARRAY_SIZE(numbers), numbers);
	pr_info("get_options: %d of them, last %d\n", numbers[0], numbers[4]);
	return 0;
}

static void __exit parse_exit(void)
{
}

module_init(parse_init);
module_exit(parse_exit);

MODULE_DESCRIPTION("kstrto*(), sscanf(), memparse()");
MODULE_LICENSE("Dual MIT/GPL");
