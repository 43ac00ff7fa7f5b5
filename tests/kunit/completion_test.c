// SPDX-License-Identifier: MIT
/*
 * completion_test.c - a completion remembers, in any order, and lets go.
 *
 * Guards kernel/sched/completion.c: every complete() lets exactly one waiter
 * through, whether it comes before or after it; the time-limited and
 * interruptible waits return what Linux's return; a completion on the stack
 * may die as soon as its waiter returns.
 *
 * What would make it lie: a waiter that had not gone to sleep yet. So cases
 * that are about waking look with fell_asleep() first.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/limits.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/string.h>
#include <asm/processor.h>

#include "threads.h"

#define HANG	(10 * HZ)	/* jiffies; a hang detector, not a measure */
#define ROUNDS	2000

static struct completion gate, passed;
static atomic_t through;
static long result;

static int waiter(void *unused)
{
	wait_for_completion(&gate);
	atomic_inc(&through);
	complete(&passed);
	return stay_until_stopped();
}

static int interruptible_waiter(void *unused)
{
	result = wait_for_completion_interruptible(&gate);
	complete(&passed);
	return stay_until_stopped();
}

static int completion_case_init(struct kunit *test)
{
	init_completion(&gate);
	init_completion(&passed);
	atomic_set(&through, 0);
	result = 1;
	return 0;
}

static void done_before_the_wait_is_remembered(struct kunit *test)
{
	complete(&gate);
	KUNIT_EXPECT_TRUE(test, completion_done(&gate));
	wait_for_completion(&gate);
	KUNIT_EXPECT_FALSE(test, completion_done(&gate));
}

static void each_complete_counts_once(struct kunit *test)
{
	complete(&gate);
	complete(&gate);
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&gate));
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&gate));
	KUNIT_EXPECT_FALSE(test, try_wait_for_completion(&gate));
}

static void a_sleeping_waiter_is_woken(struct kunit *test)
{
	struct task_struct *p = kthread_run(waiter, NULL, "compl-wait");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, atomic_read(&through), 0);
	complete(&gate);
	KUNIT_EXPECT_NE(test, wait_for_completion_timeout(&passed, HANG), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&through), 1);
	kthread_stop(p);
}

static void complete_wakes_one_complete_all_the_rest(struct kunit *test)
{
	struct task_struct *p[3];
	int i;

	for (i = 0; i < 3; i++) {
		p[i] = kthread_run(waiter, NULL, "compl-wait/%d", i);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p[i]);
		KUNIT_EXPECT_TRUE(test, fell_asleep(p[i], TASK_UNINTERRUPTIBLE));
	}
	complete(&gate);
	KUNIT_EXPECT_NE(test, wait_for_completion_timeout(&passed, HANG), 0);
	/* First come, first served: the others still sleep. */
	KUNIT_EXPECT_TRUE(test, fell_asleep(p[1], TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_TRUE(test, fell_asleep(p[2], TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, atomic_read(&through), 1);
	complete_all(&gate);
	KUNIT_EXPECT_NE(test, wait_for_completion_timeout(&passed, HANG), 0);
	KUNIT_EXPECT_NE(test, wait_for_completion_timeout(&passed, HANG), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&through), 3);
	for (i = 0; i < 3; i++)
		kthread_stop(p[i]);
}

static void complete_all_lasts_until_reinit(struct kunit *test)
{
	complete_all(&gate);
	wait_for_completion(&gate);
	wait_for_completion(&gate);
	complete(&gate);
	KUNIT_EXPECT_EQ(test, gate.done, UINT_MAX);
	reinit_completion(&gate);
	KUNIT_EXPECT_FALSE(test, try_wait_for_completion(&gate));
}

static void timeout_returns_zero_when_it_runs_out(struct kunit *test)
{
	unsigned long before = jiffies;

	KUNIT_EXPECT_EQ(test, wait_for_completion_timeout(&gate, 3), 0);
	KUNIT_EXPECT_TRUE(test, time_after_eq(jiffies, before + 3));
	/* Nobody is left on the queue. */
	complete(&gate);
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&gate));
}

static void timeout_returns_what_is_left(struct kunit *test)
{
	complete(&gate);
	KUNIT_EXPECT_EQ(test, wait_for_completion_timeout(&gate, HANG), HANG);
	complete(&gate);
	KUNIT_EXPECT_GE(test, wait_for_completion_timeout(&gate, 0), 1);
}

static void a_stopped_interruptible_waiter_gets_erestartsys(struct kunit *test)
{
	struct task_struct *p = kthread_run(interruptible_waiter, NULL,
					    "compl-intr");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, TASK_INTERRUPTIBLE));
	kthread_stop(p);
	KUNIT_EXPECT_EQ(test, result, -ERESTARTSYS);
	complete(&gate);
	KUNIT_EXPECT_TRUE(test, try_wait_for_completion(&gate));
}

/* One thread completes what another has on its stack. */
static struct completion *slot;

static int stack_completer(void *unused)
{
	struct completion *x;

	while (!kthread_should_stop()) {
		x = xchg(&slot, NULL);
		if (x)
			complete(x);
		else
			yield();	/* one CPU: the waiter runs now */
	}
	return 0;
}

static noinline bool one_stack_round(bool limited)
{
	DECLARE_COMPLETION_ONSTACK(here);
	const u8 *byte = (const u8 *)&here;
	unsigned int i, clean = 0;

	WRITE_ONCE(slot, &here);
	if (!limited)
		wait_for_completion(&here);
	else if (!wait_for_completion_timeout(&here, HANG))
		return false;
	/* A late touch would find this, and change it. */
	memset(&here, 0x6b, sizeof(here));
	for (i = 0; i < 50; i++)
		cpu_relax();
	for (i = 0; i < sizeof(here); i++)
		clean += READ_ONCE(byte[i]) == 0x6b;
	return clean == sizeof(here);
}

static void a_completion_may_die_with_its_frame(struct kunit *test)
{
	struct task_struct *p = kthread_run(stack_completer, NULL, "compl-stk");
	int i, good = 0;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	for (i = 0; i < ROUNDS; i++)
		good += one_stack_round(i & 1);
	kthread_stop(p);
	KUNIT_EXPECT_EQ(test, good, ROUNDS);
}

static struct kunit_case completion_cases[] = {
	KUNIT_CASE(done_before_the_wait_is_remembered),
	KUNIT_CASE(each_complete_counts_once),
	KUNIT_CASE(a_sleeping_waiter_is_woken),
	KUNIT_CASE(complete_wakes_one_complete_all_the_rest),
	KUNIT_CASE(complete_all_lasts_until_reinit),
	KUNIT_CASE(timeout_returns_zero_when_it_runs_out),
	KUNIT_CASE(timeout_returns_what_is_left),
	KUNIT_CASE(a_stopped_interruptible_waiter_gets_erestartsys),
	KUNIT_CASE(a_completion_may_die_with_its_frame),
	{ }
};

static struct kunit_suite completion_suite = {
	.name = "completion",
	.init = completion_case_init,
	.test_cases = completion_cases,
};
kunit_test_suite(completion_suite);
