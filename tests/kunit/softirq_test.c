// SPDX-License-Identifier: MIT
/*
 * Guards: softirqs run at the end of an interrupt and at local_bh_enable(), not
 * before, and the thread runs what nobody else would.
 *
 * Would lie if SCHED_SOFTIRQ, which nothing else uses, were raised by others too.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/hardirq.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/preempt.h>
#include <linux/sched.h>

static int runs;
static int again;
static bool was_serving;
static DECLARE_COMPLETION(ran);

static void test_action(void)
{
	runs++;
	was_serving = in_serving_softirq() && !in_hardirq();
	if (again) {
		again--;
		raise_softirq(SCHED_SOFTIRQ);
		return;
	}
	complete(&ran);
}

static int softirq_test_init(struct kunit *test)
{
	open_softirq(SCHED_SOFTIRQ, test_action);
	runs = again = 0;
	reinit_completion(&ran);
	return 0;
}

static void bh_disable_holds_softirqs_off(struct kunit *test)
{
	int before, after;

	local_bh_disable();
	raise_softirq(SCHED_SOFTIRQ);
	before = runs;
	local_bh_enable();
	after = runs;
	KUNIT_EXPECT_EQ(test, before, 0);
	KUNIT_EXPECT_EQ(test, after, 1);
	KUNIT_EXPECT_TRUE(test, was_serving);
}

static void bh_disable_nests(struct kunit *test)
{
	local_bh_disable();
	local_bh_disable();
	raise_softirq(SCHED_SOFTIRQ);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, runs, 0);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, runs, 1);
}

static void runs_when_the_interrupt_ends(struct kunit *test)
{
	int inside;

	local_irq_disable();
	irq_enter();
	raise_softirq_irqoff(SCHED_SOFTIRQ);
	inside = runs;
	irq_exit();
	local_irq_enable();
	KUNIT_EXPECT_EQ(test, inside, 0);
	KUNIT_EXPECT_EQ(test, runs, 1);
}

static void ksoftirqd_runs_what_was_raised_outside(struct kunit *test)
{
	raise_softirq(SCHED_SOFTIRQ);
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&ran, 10 * HZ), 0);
}

/* More rounds than one __do_softirq() does: the thread has to finish. */
static void ksoftirqd_takes_over_a_flood(struct kunit *test)
{
	again = 50;
	local_bh_disable();
	raise_softirq(SCHED_SOFTIRQ);
	local_bh_enable();
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&ran, 10 * HZ), 0);
	KUNIT_EXPECT_EQ(test, runs, 51);
}

static void runs_are_counted(struct kunit *test)
{
	unsigned long before, after;
	int cpu;

	local_bh_disable();
	cpu = smp_processor_id();
	before = kstat_softirqs_cpu(SCHED_SOFTIRQ, cpu);
	raise_softirq(SCHED_SOFTIRQ);
	local_bh_enable();
	after = kstat_softirqs_cpu(SCHED_SOFTIRQ, cpu);
	KUNIT_EXPECT_EQ(test, after - before, 1);
}

static void contexts_are_told_apart(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, in_task());
	local_bh_disable();
	KUNIT_EXPECT_TRUE(test, in_softirq());
	KUNIT_EXPECT_FALSE(test, in_serving_softirq());
	KUNIT_EXPECT_TRUE(test, in_task());
	local_bh_enable();
	KUNIT_EXPECT_FALSE(test, in_interrupt());
}

static struct kunit_case softirq_cases[] = {
	KUNIT_CASE(bh_disable_holds_softirqs_off),
	KUNIT_CASE(bh_disable_nests),
	KUNIT_CASE(runs_when_the_interrupt_ends),
	KUNIT_CASE(ksoftirqd_runs_what_was_raised_outside),
	KUNIT_CASE(ksoftirqd_takes_over_a_flood),
	KUNIT_CASE(runs_are_counted),
	KUNIT_CASE(contexts_are_told_apart),
	{}
};

static struct kunit_suite softirq_suite = {
	.name = "softirq",
	.init = softirq_test_init,
	.test_cases = softirq_cases,
};
kunit_test_suite(softirq_suite);
