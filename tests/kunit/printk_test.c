// SPDX-License-Identifier: MIT
/*
 * printk_test.c - what is printed is stored, once, in order, whole.
 *
 * Each case writes at KERN_DEBUG, which most consoles do not show, and reads
 * the log back. It would lie if other threads printed the very same text.
 */
#include <kunit/test.h>
#include <kernel/drivers.h>
#include <kernel/printk_ringbuffer.h>
#include <linux/fs.h>
#include <linux/irq_work.h>
#include <linux/jiffies.h>
#include <linux/kallsyms.h>
#include <linux/kthread.h>
#include <linux/completion.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/wait.h>

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
	/* as in Linux: 1024 with the level and the NUL */
	KUNIT_EXPECT_EQ(test, (int)info.text_len, PRINTK_RECORD_MAX - 3);
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

static void a_line_without_its_end_waits_for_the_next(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	preempt_disable();
	printk(KERN_DEBUG "printk_test: open");
	KUNIT_EXPECT_FALSE(test, printk_has_record(printk_next_seq() - 1));
	printk(KERN_DEBUG "printk_test: closes\n");
	preempt_enable();
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: open", &info));
	KUNIT_EXPECT_STREQ(test, text, "printk_test: open");
	KUNIT_EXPECT_TRUE(test, find(&seq, "printk_test: closes", &info));
}

static void each_line_of_a_record_has_a_time_stamp(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;
	char *nl;
	size_t len;

	printk(KERN_DEBUG "printk_test: first\nsecond\n");
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: first", &info));
	KUNIT_EXPECT_STREQ(test, text, "printk_test: first\nsecond");
	printk_read(info.seq, text, sizeof(text), &len, NULL);
	text[len] = '\0';
	nl = strchr(text, '\n');
	KUNIT_ASSERT_NOT_NULL(test, nl);
	KUNIT_EXPECT_EQ(test, text[0], '[');
	KUNIT_EXPECT_EQ(test, nl[1], '[');
	KUNIT_EXPECT_NOT_NULL(test, strstr(nl, "] second\n"));
}

static void debug_messages_are_not_made(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;
	int evaluated = 0;

	pr_debug("printk_test: silent %d\n", ++evaluated);
	pr_devel("printk_test: silent %d\n", ++evaluated);
	print_hex_dump_bytes("printk_test: silent", DUMP_PREFIX_NONE, &seq, 8);
	KUNIT_EXPECT_EQ(test, evaluated, 0);
	KUNIT_EXPECT_FALSE(test, find(&seq, "printk_test: silent", &info));
}

static void once_is_once_for_each_place(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	for (int i = 0; i < 3; i++)
		printk_once(KERN_DEBUG "printk_test: once %d\n", i);
	KUNIT_EXPECT_TRUE(test, find(&seq, "printk_test: once 0", &info));
	KUNIT_EXPECT_FALSE(test, find(&seq, "printk_test: once", &info));
}

static void hex_dumps_have_a_line_for_each_row(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	print_hex_dump(KERN_DEBUG, "printk_test: ", DUMP_PREFIX_OFFSET, 16, 1,
		       "0123456789abcdefXYZ", 19, true);
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: 00000000: 30 31",
				     &info));
	KUNIT_EXPECT_NOT_NULL(test, strstr(text, "  0123456789abcdef"));
	KUNIT_ASSERT_TRUE(test, find(&seq, "printk_test: 00000010: 58 59 5a",
				     &info));
}

static void print_from_irq(struct irq_work *work)
{
	printk(KERN_DEBUG "printk_test: from an interrupt\n");
}

static DECLARE_COMPLETION(reader_done);

static int read_one(void *seq)
{
	wait_event_interruptible(*kmsg_wait_queue(),
				 printk_has_record(*(u64 *)seq));
	complete(&reader_done);
	return 0;
}

static void a_reader_is_woken_by_the_next_record(struct kunit *test)
{
	static struct irq_work work = IRQ_WORK_INIT(print_from_irq);
	u64 seq = printk_next_seq(), from = seq;
	struct printk_info info;
	struct task_struct *t = kthread_run(read_one, &seq, "reader");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	while (!waitqueue_active(kmsg_wait_queue()))
		schedule_timeout_uninterruptible(1);
	irq_work_queue(&work);
	irq_work_sync(&work);
	wait_for_completion(&reader_done);	/* a lost wake-up hangs here */
	KUNIT_EXPECT_TRUE(test, find(&from, "printk_test: from an interrupt",
				     &info));
}

static void printing_with_interrupts_off_is_complete(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;
	unsigned long flags;

	local_irq_save(flags);
	printk(KERN_DEBUG "printk_test: irqs %s\n",
	       irqs_disabled() ? "off" : "on");
	local_irq_restore(flags);
	KUNIT_EXPECT_TRUE(test, find(&seq, "printk_test: irqs off", &info));
}

static void files_and_functions_have_names(struct kunit *test)
{
	struct file *file = filp_open("/dev/null", O_RDONLY, 0);
	char buf[80];

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	snprintf(buf, sizeof(buf), "%pD %pD2 %pd4 %ps", file, file,
		 file->f_path.dentry, printk_read);
	KUNIT_EXPECT_STREQ(test, buf, "null dev/null /dev/null printk_read");
	filp_close(file, NULL);
}

static void what_a_rate_drops_can_be_told_at_the_end(struct kunit *test)
{
	DEFINE_RATELIMIT_STATE(rs, 60 * HZ, 1);
	u64 seq = printk_next_seq();
	struct printk_info info;

	ratelimit_set_flags(&rs, RATELIMIT_MSG_ON_RELEASE);
	for (int i = 0; i < 4; i++)
		__ratelimit(&rs);
	ratelimit_state_exit(&rs);
	while (printk_get_record(seq, &info, text, sizeof(text)) &&
	       !strstr(text, "output lines suppressed"))
		seq = info.seq + 1;
	KUNIT_EXPECT_NOT_NULL(test,
		strstr(text, ": 3 output lines suppressed due to ratelimiting"));
}

static void timed_rates_let_the_first_through(struct kunit *test)
{
	unsigned long state = 0;

	KUNIT_EXPECT_TRUE(test, printk_timed_ratelimit(&state, 100000));
	KUNIT_EXPECT_FALSE(test, printk_timed_ratelimit(&state, 100000));
	KUNIT_EXPECT_TRUE(test, printk_timed_ratelimit(&state, 0));
}

static void deferred_messages_are_stored_at_once(struct kunit *test)
{
	u64 seq = printk_next_seq();
	struct printk_info info;

	preempt_disable();
	printk_deferred_enter();
	printk(KERN_DEBUG "printk_test: later\n");
	KUNIT_EXPECT_TRUE(test, find(&seq, "printk_test: later", &info));
	printk_deferred_exit();
	preempt_enable();
	KUNIT_EXPECT_EQ(test, (int)info.level, LOGLEVEL_DEBUG);
}

static void a_rate_counts_jiffies(struct kunit *test)
{
	DEFINE_RATELIMIT_STATE(rs, 2, 1);
	unsigned long start;

	KUNIT_EXPECT_TRUE(test, __ratelimit(&rs));
	start = jiffies;
	while (time_before(jiffies, start + 4))
		schedule_timeout_uninterruptible(1);
	KUNIT_EXPECT_TRUE(test, __ratelimit(&rs));
}

static void a_rate_is_limited(struct kunit *test)
{
	DEFINE_RATELIMIT_STATE(rs, 60 * HZ, 3);
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
	KUNIT_CASE(a_line_without_its_end_waits_for_the_next),
	KUNIT_CASE(each_line_of_a_record_has_a_time_stamp),
	KUNIT_CASE(debug_messages_are_not_made),
	KUNIT_CASE(once_is_once_for_each_place),
	KUNIT_CASE(hex_dumps_have_a_line_for_each_row),
	KUNIT_CASE(a_reader_is_woken_by_the_next_record),
	KUNIT_CASE(printing_with_interrupts_off_is_complete),
	KUNIT_CASE(files_and_functions_have_names),
	KUNIT_CASE(what_a_rate_drops_can_be_told_at_the_end),
	KUNIT_CASE(a_rate_counts_jiffies),
	KUNIT_CASE(timed_rates_let_the_first_through),
	KUNIT_CASE(deferred_messages_are_stored_at_once),
	KUNIT_CASE(a_rate_is_limited),
	KUNIT_CASE(symbols_are_found_both_ways),
	{}
};

static struct kunit_suite printk_suite = {
	.name = "printk",
	.test_cases = printk_cases,
};
kunit_test_suite(printk_suite);
