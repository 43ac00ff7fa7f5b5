// SPDX-License-Identifier: MIT
/*
 * string_helpers.c - the kernel's string functions, and how they differ from
 * those of C.
 *
 * strscpy() always ends the string and tells when it did not fit; scnprintf()
 * returns what was written, snprintf() what would have been.
 */
#define pr_fmt(fmt) "string: " fmt

#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/hex.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/sort.h>
#include <linux/string.h>
#include <linux/string_helpers.h>

static void copying(void)
{
	char buf[8], wide[16] = "abc";
	ssize_t n;

	n = strscpy(buf, "short", sizeof(buf));
	pr_info("strscpy %zd \"%s\"", n, buf);
	n = strscpy(buf, "much too long", sizeof(buf));
	pr_cont(", %zd \"%s\"\n", n, buf);
	pr_info("strlcat %zu", strlcat(wide, "defghijklmnopqrstuvw", 16));
	pr_cont(" \"%s\"\n", wide);
	pr_info("snprintf %d, ", snprintf(buf, sizeof(buf), "%s", "0123456789"));
	pr_cont("scnprintf %d\n", scnprintf(buf, sizeof(buf), "%s",
					    "0123456789"));
	memset(buf, 'x', sizeof(buf));
	strscpy_pad(buf, "y", sizeof(buf));
	pr_info("padded: %*ph\n", 8, buf);
}

static void searching(void)
{
	static const char *const colours[] = { "red", "green", "blue", NULL };
	char line[] = "  key = value ; rest", *p = line, *word;

	pr_info("strchr %s, strrchr %s, strstr %s\n", strchr("a/b/c", '/'),
		strrchr("a/b/c", '/'), strstr("kernel thread", "el t"));
	pr_info("strnstr %d, strcasecmp %d, strncasecmp %d\n",
		strnstr("abcdef", "ef", 5) == NULL, strcasecmp("KThread", "kthread"),
		strncasecmp("ABx", "aby", 2));
	pr_info("strspn %zu, strcspn %zu, strnlen %zu, strchrnul %s.\n",
		strspn("1234x", "0123456789"), strcspn("abc;d", ";"),
		strnlen("four", 2), strchrnul("abc", 'x'));
	while ((word = strsep(&p, "=;")))
		pr_info("part \"%s\"\n", strim(word));
	pr_info("match_string %d, none %d, sysfs_streq %d\n",
		match_string(colours, -1, "blue"),
		match_string(colours, -1, "pink"), sysfs_streq("on\n", "on"));
	pr_info("str_has_prefix %zu, strstarts %d\n",
		str_has_prefix("kthreadd", "kthread"), strstarts("abc", "b"));
	pr_info("memcmp %d, strcmp %d\n", memcmp("abc", "abd", 3) < 0,
		strcmp("b", "a") > 0);
}

static int descending(const void *a, const void *b)
{
	return *(const int *)b - *(const int *)a;
}

static void others(void)
{
	int numbers[] = { 3, 1, 4, 1, 5, 9, 2, 6 }, i;
	char size[16], hex[9] = "", text[] = "Some-Words";
	u8 bytes[4] = {};

	sort(numbers, ARRAY_SIZE(numbers), sizeof(int), descending, NULL);
	pr_info("sorted:");
	for (i = 0; i < ARRAY_SIZE(numbers); i++)
		pr_cont(" %d", numbers[i]);
	pr_cont("\n");
	string_get_size(1536, 1024, STRING_UNITS_2, size, sizeof(size));
	pr_info("%s, ", size);
	string_get_size(2000, 1000, STRING_UNITS_10, size, sizeof(size));
	pr_cont("%s\n", size);
	pr_info("hex2bin %d", hex2bin(bytes, "12abEF00", 4));
	bin2hex(hex, bytes, 4);
	pr_cont(" %s\n", hex);
	strreplace(text, '-', '_');
	pr_info("%s, %c%c, %d %d\n", text, toupper('k'), tolower('K'),
		isdigit('7') != 0, isspace('x') != 0);
	pr_info("%s %s %s\n", str_yes_no(true), str_on_off(false),
		str_enabled_disabled(true));
	pr_info("basename %s, min %d, clamp %d, round up %d, div %d\n",
		kbasename("/lib/modules/x.ko"), min(3, 2), clamp(15, 0, 9),
		round_up(13, 8), DIV_ROUND_UP(13, 8));
}

static int __init helpers_init(void)
{
	copying();
	searching();
	others();
	return 0;
}

static void __exit helpers_exit(void)
{
}

module_init(helpers_init);
module_exit(helpers_exit);

MODULE_DESCRIPTION("string functions, sort(), hex");
MODULE_LICENSE("Dual MIT/GPL");
