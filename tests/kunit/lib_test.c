// SPDX-License-Identifier: MIT
/*
 * lib_test.c - what kernel/lib does differently inside the kernel than in the
 * host tests: real memory, real symbols, the CPU's string unit.
 */
#include <kunit/test.h>
#include <linux/err.h>
#include <linux/panic.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>

static void string_moves_overlap(struct kunit *test)
{
	char buf[] = "0123456789abcdefghijklmnop";

	memmove(buf + 3, buf, 20);
	KUNIT_EXPECT_STREQ(test, buf, "0120123456789abcdefghijnop");
	memmove(buf, buf + 3, 20);
	KUNIT_EXPECT_STREQ(test, buf, "0123456789abcdefghijhijnop");
}

static void symbol_formats_name_functions(struct kunit *test)
{
	char buf[96];

	snprintf(buf, sizeof(buf), "%ps", (void *)panic);
	KUNIT_EXPECT_STREQ(test, buf, "panic");
	snprintf(buf, sizeof(buf), "%pS", (char *)panic + 4);
	KUNIT_EXPECT_TRUE(test, strstarts(buf, "panic+0x4/0x"));
	/* a return address behind the last call of a function is its own */
	snprintf(buf, sizeof(buf), "%pB", (char *)panic + 1);
	KUNIT_EXPECT_TRUE(test, strstarts(buf, "panic+0x1/0x"));
	snprintf(buf, sizeof(buf), "%pS", (void *)0x1234);
	KUNIT_EXPECT_STREQ(test, buf, "0x1234");
}

static void hashed_pointers_hide_and_repeat(struct kunit *test)
{
	char plain[20], once[20], twice[20];

	snprintf(plain, sizeof(plain), "%px", test);
	snprintf(once, sizeof(once), "%p", test);
	snprintf(twice, sizeof(twice), "%p", test);
	KUNIT_EXPECT_EQ(test, strlen(once), 16);
	KUNIT_EXPECT_STREQ(test, once, twice);
	if (!no_hash_pointers)
		KUNIT_EXPECT_STRNEQ(test, once, plain);
}

static void errors_have_names(struct kunit *test)
{
	char buf[32];

	snprintf(buf, sizeof(buf), "%pe", ERR_PTR(-ENOMEM));
	KUNIT_EXPECT_STREQ(test, buf, "-ENOMEM");
	snprintf(buf, sizeof(buf), "%pe", ERR_PTR(-4000));
	KUNIT_EXPECT_STREQ(test, buf, "-4000");
}

static void kasprintf_gives_exactly_enough(struct kunit *test)
{
	char *s = kasprintf(GFP_KERNEL, "%s/%u", "kworker", 12);

	KUNIT_ASSERT_NOT_NULL(test, s);
	KUNIT_EXPECT_STREQ(test, s, "kworker/12");
	kfree(s);
	KUNIT_EXPECT_NULL(test, kstrdup(NULL, GFP_KERNEL));
}

static void random_numbers_differ(struct kunit *test)
{
	KUNIT_EXPECT_NE(test, get_random_u64(), get_random_u64());
	KUNIT_EXPECT_LT(test, get_random_u32_below(10), 10U);
}

static struct kunit_case lib_cases[] = {
	KUNIT_CASE(string_moves_overlap),
	KUNIT_CASE(symbol_formats_name_functions),
	KUNIT_CASE(hashed_pointers_hide_and_repeat),
	KUNIT_CASE(errors_have_names),
	KUNIT_CASE(kasprintf_gives_exactly_enough),
	KUNIT_CASE(random_numbers_differ),
	{}
};

static struct kunit_suite lib_suite = {
	.name = "lib",
	.test_cases = lib_cases,
};
kunit_test_suite(lib_suite);
