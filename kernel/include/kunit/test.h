/* SPDX-License-Identifier: MIT */
/*
 * kunit/test.h - tests that run inside the kernel.
 *
 * A suite is a table of cases; kunit_test_suite() puts its address into the
 * section .kunit_test_suites of kunit.ko, which runs them when it is loaded:
 * the shell's `test` command (or `run="test"` at boot) does it. Each case runs in a
 * kthread of its own, so it may sleep, and a failed KUNIT_ASSERT_* ends only
 * that thread. Results are printed as KTAP.
 *
 * EXPECT notes the failure and goes on; ASSERT notes it and ends the case.
 *
 * Linux: include/kunit/test.h. Left out: parameterised cases, resources,
 * static stubs, attributes, suites in modules.
 */
#ifndef _KUNIT_TEST_H
#define _KUNIT_TEST_H

#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/types.h>

/**
 * struct kunit - one running case
 * @name: name of the case
 * @priv: for the suite's init() to hand something to its cases
 * @failed: an expectation did not hold
 * @skipped: the case said that it cannot be tried here
 */
struct kunit {
	const char *name;
	void *priv;
	bool failed;
	bool skipped;
};

struct kunit_case {
	void (*run_case)(struct kunit *test);
	const char *name;
};

/**
 * struct kunit_suite - cases that guard one contract
 * @name: first word of the report; what `test NAME` selects
 * @suite_init: once before the first case; nonzero fails the suite
 * @suite_exit: once after the last case
 * @init: before each case, in its thread; nonzero fails the case
 * @exit: after each case, even a failed one, in the runner's thread
 * @test_cases: ends with an empty entry
 */
struct kunit_suite {
	const char *name;
	int (*suite_init)(struct kunit_suite *suite);
	void (*suite_exit)(struct kunit_suite *suite);
	int (*init)(struct kunit *test);
	void (*exit)(struct kunit *test);
	struct kunit_case *test_cases;
};

#define KUNIT_CASE(fn) { .run_case = fn, .name = #fn }
#define KUNIT_CASE_SLOW(fn) KUNIT_CASE(fn)

#define kunit_test_suite(suite)						\
	static struct kunit_suite *const __kunit_suite_##suite		\
	__attribute__((used, section(".kunit_test_suites"))) = &suite

/* What the macros below call; not for tests to call directly. */
void kunit_fail(struct kunit *test, const char *file, int line, bool abort,
		const char *fmt, ...) __attribute__((format(printf, 5, 6)));
void kunit_fail_binary(struct kunit *test, const char *file, int line,
		       bool abort, const char *left_text, long long left,
		       const char *op, const char *right_text,
		       long long right);
void kunit_fail_str(struct kunit *test, const char *file, int line, bool abort,
		    const char *text, const char *left, const char *right);
void __noreturn kunit_abort(struct kunit *test);
void kunit_mark_skipped_because(struct kunit *test, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#define kunit_info(test, fmt, ...)					\
	pr_info("    # %s: " fmt "\n", (test)->name, ##__VA_ARGS__)
#define kunit_err(test, fmt, ...) kunit_info(test, fmt, ##__VA_ARGS__)

/* The case cannot be tried on this machine: say why and go on, or end it. */
#define kunit_mark_skipped(test, fmt, ...)				\
	kunit_mark_skipped_because(test, fmt, ##__VA_ARGS__)
#define kunit_skip(test, fmt, ...)					\
	do {								\
		kunit_mark_skipped_because(test, fmt, ##__VA_ARGS__);	\
		kunit_abort(test);					\
	} while (0)

#define KUNIT_SUCCEED(test) do { } while (0)
#define KUNIT_FAIL(test, fmt, ...)					\
	kunit_fail(test, __FILE__, __LINE__, false, fmt, ##__VA_ARGS__)
#define KUNIT_FAIL_AND_ABORT(test, fmt, ...)				\
	kunit_fail(test, __FILE__, __LINE__, true, fmt, ##__VA_ARGS__)

#define __KUNIT_BOOL(test, abort, cond, want)				\
	do {								\
		if (unlikely((bool)(cond) != (want)))			\
			kunit_fail(test, __FILE__, __LINE__, abort,	\
				   "%s is %s", #cond,			\
				   (want) ? "false" : "true");		\
	} while (0)

#define __KUNIT_BINARY(test, abort, left, op, right)			\
	do {								\
		const __typeof__(left) __left = (left);			\
		const __typeof__(right) __right = (right);		\
									\
		if (unlikely(!(__left op __right)))			\
			kunit_fail_binary(test, __FILE__, __LINE__,	\
					  abort, #left, (long long)__left, \
					  #op, #right,			\
					  (long long)__right);		\
	} while (0)

#define __KUNIT_PTR(test, abort, left, op, right)			\
	do {								\
		const void *__left = (const void *)(left);		\
		const void *__right = (const void *)(right);		\
									\
		if (unlikely(!(__left op __right)))			\
			kunit_fail(test, __FILE__, __LINE__, abort,	\
				   "%s %s %s: %px, %px", #left, #op,	\
				   #right, __left, __right);		\
	} while (0)

#define __KUNIT_STR(test, abort, left, op, right)			\
	do {								\
		const char *__left = (left);				\
		const char *__right = (right);				\
									\
		if (unlikely(!__left || !__right ||			\
			     !(strcmp(__left, __right) op 0)))		\
			kunit_fail_str(test, __FILE__, __LINE__, abort,	\
				       #left " " #op " " #right,	\
				       __left, __right);		\
	} while (0)

#define __KUNIT_MEM(test, abort, left, op, right, size)			\
	do {								\
		if (unlikely(!(memcmp(left, right, size) op 0)))	\
			kunit_fail(test, __FILE__, __LINE__, abort,	\
				   "%zu bytes: %s %s %s", (size_t)(size), \
				   #left, #op, #right);			\
	} while (0)

#define __KUNIT_PTR_OK(test, abort, ptr)				\
	do {								\
		const void *__ptr = (const void *)(ptr);		\
									\
		if (unlikely(!__ptr || IS_ERR(__ptr)))			\
			kunit_fail(test, __FILE__, __LINE__, abort,	\
				   "%s is %ld", #ptr, PTR_ERR(__ptr));	\
	} while (0)

#define KUNIT_EXPECT_TRUE(test, c)	__KUNIT_BOOL(test, false, c, true)
#define KUNIT_EXPECT_FALSE(test, c)	__KUNIT_BOOL(test, false, c, false)
#define KUNIT_EXPECT_EQ(test, l, r)	__KUNIT_BINARY(test, false, l, ==, r)
#define KUNIT_EXPECT_NE(test, l, r)	__KUNIT_BINARY(test, false, l, !=, r)
#define KUNIT_EXPECT_LT(test, l, r)	__KUNIT_BINARY(test, false, l, <, r)
#define KUNIT_EXPECT_LE(test, l, r)	__KUNIT_BINARY(test, false, l, <=, r)
#define KUNIT_EXPECT_GT(test, l, r)	__KUNIT_BINARY(test, false, l, >, r)
#define KUNIT_EXPECT_GE(test, l, r)	__KUNIT_BINARY(test, false, l, >=, r)
#define KUNIT_EXPECT_PTR_EQ(test, l, r)	__KUNIT_PTR(test, false, l, ==, r)
#define KUNIT_EXPECT_PTR_NE(test, l, r)	__KUNIT_PTR(test, false, l, !=, r)
#define KUNIT_EXPECT_NULL(test, p)	__KUNIT_PTR(test, false, p, ==, NULL)
#define KUNIT_EXPECT_NOT_NULL(test, p)	__KUNIT_PTR(test, false, p, !=, NULL)
#define KUNIT_EXPECT_STREQ(test, l, r)	__KUNIT_STR(test, false, l, ==, r)
#define KUNIT_EXPECT_STRNEQ(test, l, r)	__KUNIT_STR(test, false, l, !=, r)
#define KUNIT_EXPECT_MEMEQ(test, l, r, n) __KUNIT_MEM(test, false, l, ==, r, n)
#define KUNIT_EXPECT_NOT_ERR_OR_NULL(test, p) __KUNIT_PTR_OK(test, false, p)

#define KUNIT_ASSERT_TRUE(test, c)	__KUNIT_BOOL(test, true, c, true)
#define KUNIT_ASSERT_FALSE(test, c)	__KUNIT_BOOL(test, true, c, false)
#define KUNIT_ASSERT_EQ(test, l, r)	__KUNIT_BINARY(test, true, l, ==, r)
#define KUNIT_ASSERT_NE(test, l, r)	__KUNIT_BINARY(test, true, l, !=, r)
#define KUNIT_ASSERT_LT(test, l, r)	__KUNIT_BINARY(test, true, l, <, r)
#define KUNIT_ASSERT_LE(test, l, r)	__KUNIT_BINARY(test, true, l, <=, r)
#define KUNIT_ASSERT_GT(test, l, r)	__KUNIT_BINARY(test, true, l, >, r)
#define KUNIT_ASSERT_GE(test, l, r)	__KUNIT_BINARY(test, true, l, >=, r)
#define KUNIT_ASSERT_PTR_EQ(test, l, r)	__KUNIT_PTR(test, true, l, ==, r)
#define KUNIT_ASSERT_PTR_NE(test, l, r)	__KUNIT_PTR(test, true, l, !=, r)
#define KUNIT_ASSERT_NULL(test, p)	__KUNIT_PTR(test, true, p, ==, NULL)
#define KUNIT_ASSERT_NOT_NULL(test, p)	__KUNIT_PTR(test, true, p, !=, NULL)
#define KUNIT_ASSERT_STREQ(test, l, r)	__KUNIT_STR(test, true, l, ==, r)
#define KUNIT_ASSERT_MEMEQ(test, l, r, n) __KUNIT_MEM(test, true, l, ==, r, n)
#define KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p) __KUNIT_PTR_OK(test, true, p)

/* The _MSG forms add words of the test's own to a failure. */
#define __KUNIT_MSG(test, abort, ok, fmt, ...)				\
	do {								\
		if (unlikely(!(ok)))					\
			kunit_fail(test, __FILE__, __LINE__, abort,	\
				   "%s: " fmt, #ok, ##__VA_ARGS__);	\
	} while (0)
#define KUNIT_EXPECT_TRUE_MSG(test, c, fmt, ...)			\
	__KUNIT_MSG(test, false, c, fmt, ##__VA_ARGS__)
#define KUNIT_EXPECT_FALSE_MSG(test, c, fmt, ...)			\
	__KUNIT_MSG(test, false, !(c), fmt, ##__VA_ARGS__)
#define KUNIT_EXPECT_EQ_MSG(test, l, r, fmt, ...)			\
	__KUNIT_MSG(test, false, (l) == (r), fmt, ##__VA_ARGS__)
#define KUNIT_EXPECT_NE_MSG(test, l, r, fmt, ...)			\
	__KUNIT_MSG(test, false, (l) != (r), fmt, ##__VA_ARGS__)
#define KUNIT_ASSERT_TRUE_MSG(test, c, fmt, ...)			\
	__KUNIT_MSG(test, true, c, fmt, ##__VA_ARGS__)
#define KUNIT_ASSERT_EQ_MSG(test, l, r, fmt, ...)			\
	__KUNIT_MSG(test, true, (l) == (r), fmt, ##__VA_ARGS__)

#endif /* _KUNIT_TEST_H */
