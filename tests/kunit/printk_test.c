// SPDX-License-Identifier: MIT
/*
 * printk_test.c - what is printed is stored, once, in order, whole.
 *
 * Each case writes at KERN_DEBUG, which most consoles do not show, and reads
 * the log back. It would lie if other threads printed the very same text.
 */
#include <kunit/test.h>
#include <kernel/printk_ringbuffer.h>
#include <linux/kallsyms.h>
#include <linux/kthread.h>
#include <linux/completion.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>

static char text[PRINTK_RECORD_MAX];

/* the first record from *seq on that begins with prefix */
static bool find(u64 *seq, const char *prefix, struct printk_info *info)
{
	while (printk_get_record(*seq, info, text, sizeof(text))) {
		*seq = info->seq + 1;
		if (strstarts(text, prefix))
			return true;
	}
	return false;
}

static void levels_come_from_the_text(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	printk(KERN_DEBUG "printk_test: seven\n");
	printk("%s" "printk_test: from an argument\n", KERN_DEBUG);
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: seven", &info));
	KUNIT_EXPECT_EQ(test, (int)info.level, LOGLEVEL_DEBUG);
	KUNIT_EXPECT_STREQ(test, text, "printk_test: seven");
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: from", &info));
	KUNIT_EXPECT_EQ(test, (int)info.level, LOGLEVEL_DEBUG);
}

static void continuations_make_one_record(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	preempt_disable();	/* nobody else's line may come between */
	printk(KERN_DEBUG "printk_test: one");
	pr_cont(", two");
	pr_cont(", three\n");
	printk(KERN_DEBUG "printk_test: next\n");
	preempt_enable();
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: one", &info));
	KUNIT_EXPECT_STREQ(test, text, "printk_test: one, two, three");
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: next", &info));
}

static void long_lines_are_cut_not_lost(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	printk(KERN_DEBUG "printk_test: long %*d\n", 3000, 7);
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: long", &info));
	KUNIT_EXPECT_GT(test, info.text_len, 900);
	KUNIT_EXPECT_LT(test, info.text_len, PRINTK_RECORD_MAX);
}

static void the_ring_wraps_in_order(struct kunit *test)
{
	u64 seq = printk_next_seq(), last;
	struct printk_info info;

	for (int i = 0; i < 1500; i++)		/* more than there is room for */
		printk(KERN_DEBUG "printk_test: %d %*d\n", i, i % 150, i);
	KUNIT_EXPECT_TRUE(test, printk_first_seq() > seq);
	last = printk_first_seq() - 1;
	while (printk_get_record(last + 1, &info, text, sizeof(text))) {
		KUNIT_ASSERT_EQ(test, info.seq, last + 1);
		last = info.seq;
	}
	KUNIT_EXPECT_EQ(test, last + 1, printk_next_seq());
}

static int print_many(void *done)
{
	for (int i = 0; i < 200; i++)
		printk(KERN_DEBUG "printk_test: %s %d\n", current->comm, i);
	complete(done);
	return 0;
}

static void threads_do_not_tear_each_others_lines(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(done);
	u64 seq = printk_next_seq();
	struct printk_info info;
	int lines = 0;

	for (int i = 0; i < 4; i++) {
		struct task_struct *t = kthread_run(print_many, &done,
						    "printer/%d", i);

		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	}
	for (int i = 0; i < 4; i++)
		wait_for_completion(&done);
	while (find(&seq, "printk_test: printer/", &info)) {
		int who, n;

		KUNIT_EXPECT_EQ(test, sscanf(text, "printk_test: printer/%d %d",
					     &who, &n), 2);
		lines++;
	}
	KUNIT_EXPECT_EQ(test, lines, 800);
}

static void a_rate_is_limited(struct kunit *test)
{
	DEFINE_RATELIMIT_STATE(rs, 60000, 3);
	int let_through = 0;

	for (int i = 0; i < 10; i++)
		let_through += !!__ratelimit(&rs);
	KUNIT_EXPECT_EQ(test, let_through, 3);
	KUNIT_EXPECT_EQ(test, rs.missed, 7);
}

static void symbols_are_found_both_ways(struct kunit *test)
{
	unsigned long size, offset;
	char name[KSYM_NAME_LEN], *module;

	KUNIT_EXPECT_EQ(test, kallsyms_lookup_name("panic"),
			(unsigned long)panic);
	KUNIT_EXPECT_EQ(test, kallsyms_lookup_name("no_such_name"), 0UL);
	KUNIT_ASSERT_NOT_NULL(test, kallsyms_lookup((unsigned long)panic + 1,
			      &size, &offset, &module, name));
	KUNIT_EXPECT_STREQ(test, name, "panic");
	KUNIT_EXPECT_EQ(test, offset, 1UL);
}

static struct kunit_case printk_cases[] = {
	KUNIT_CASE(levels_come_from_the_text),
	KUNIT_CASE(continuations_make_one_record),
	KUNIT_CASE(long_lines_are_cut_not_lost),
	KUNIT_CASE(threads_do_not_tear_each_others_lines),
	KUNIT_CASE(the_ring_wraps_in_order),
	KUNIT_CASE(a_rate_is_limited),
	KUNIT_CASE(symbols_are_found_both_ways),
	{}
};

static struct kunit_suite printk_suite = {
	.name = "printk",
	.test_cases = printk_cases,
};
kunit_test_suite(printk_suite);
