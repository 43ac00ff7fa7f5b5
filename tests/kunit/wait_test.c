// SPDX-License-Identifier: MIT
/*
 * wait_test.c - who waits for a condition gets it, and only then goes on.
 *
 * Guards kernel/sched/wait.c, wait_bit.c and swait.c: no wake-up is lost, one
 * wake_up() wakes one exclusive waiter, timeouts and signals return what
 * Linux's wait_event() family returns.
 *
 * What would make it lie: a condition that was true before anybody slept.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/swait.h>
#include <linux/wait.h>
#include <linux/wait_bit.h>

#include "threads.h"

#define HANG	(10 * HZ)	/* jiffies; a hang detector, not a measure */
#define ROUNDS	2000

static DECLARE_WAIT_QUEUE_HEAD(queue);
static DECLARE_WAIT_QUEUE_HEAD(back);
static DECLARE_SWAIT_QUEUE_HEAD(simple);
static int flag, turn;
static atomic_t through;
static long result;
static unsigned long word;

/* Says that it is through, and waits to be stopped. */
static int passed(void)
{
	atomic_inc(&through);
	wake_up(&back);
	return stay_until_stopped();
}

static int plain_waiter(void *unused)
{
	wait_event(queue, READ_ONCE(flag));
	return passed();
}

static int exclusive_waiter(void *unused)
{
	wait_event_idle_exclusive(queue, READ_ONCE(flag));
	return passed();
}

static int interruptible_waiter(void *unused)
{
	result = wait_event_interruptible(queue, READ_ONCE(flag));
	return passed();
}

static int bit_waiter(void *unused)
{
	result = wait_on_bit(&word, 3, TASK_UNINTERRUPTIBLE);
	return passed();
}

static int var_waiter(void *unused)
{
	wait_var_event(&flag, READ_ONCE(flag));
	return passed();
}

static int simple_waiter(void *unused)
{
	swait_event_exclusive(simple, READ_ONCE(flag));
	return passed();
}

static int woken_waiter(void *unused)
{
	DEFINE_WAIT_FUNC(wait, woken_wake_function);

	add_wait_queue(&queue, &wait);
	while (!READ_ONCE(flag))
		wait_woken(&wait, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
	remove_wait_queue(&queue, &wait);
	return passed();
}

static int wait_case_init(struct kunit *test)
{
	flag = 0;
	turn = 0;
	result = 1;
	atomic_set(&through, 0);
	return 0;
}

static bool came_through(int n)
{
	return wait_event_timeout(back, atomic_read(&through) == n, HANG) != 0;
}

static struct task_struct *start(struct kunit *test, int (*fn)(void *),
				 unsigned int state)
{
	struct task_struct *p = kthread_run(fn, NULL, "wait-test");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, state));
	return p;
}

/* Start it, let it sleep, make flag true, wake it as told: it must come. */
#define EXPECT_WOKEN(test, fn, state, wake) do {			\
	struct task_struct *__p = start(test, fn, state);		\
									\
	KUNIT_EXPECT_EQ(test, atomic_read(&through), 0);		\
	WRITE_ONCE(flag, 1);						\
	wake;								\
	KUNIT_EXPECT_TRUE(test, came_through(1));			\
	kthread_stop(__p);						\
} while (0)

static void wake_up_wakes_a_waiter(struct kunit *test)
{
	EXPECT_WOKEN(test, plain_waiter, TASK_UNINTERRUPTIBLE, wake_up(&queue));
}

static void wait_woken_remembers_the_wake_up(struct kunit *test)
{
	EXPECT_WOKEN(test, woken_waiter, TASK_UNINTERRUPTIBLE, wake_up(&queue));
}

static void swait_wakes_a_waiter(struct kunit *test)
{
	EXPECT_WOKEN(test, simple_waiter, TASK_UNINTERRUPTIBLE,
		     swake_up_one(&simple));
}

static void wait_var_event_wakes(struct kunit *test)
{
	EXPECT_WOKEN(test, var_waiter, TASK_UNINTERRUPTIBLE,
		     smp_mb(); wake_up_var(&flag));
}

static void wait_on_bit_wakes(struct kunit *test)
{
	word = 1UL << 3;
	EXPECT_WOKEN(test, bit_waiter, TASK_UNINTERRUPTIBLE,
		     clear_and_wake_up_bit(3, &word));
	KUNIT_EXPECT_EQ(test, result, 0);
}

static void a_wake_up_without_the_condition_changes_nothing(struct kunit *test)
{
	struct task_struct *p = start(test, plain_waiter, TASK_UNINTERRUPTIBLE);

	wake_up(&queue);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, atomic_read(&through), 0);
	WRITE_ONCE(flag, 1);
	wake_up(&queue);
	KUNIT_EXPECT_TRUE(test, came_through(1));
	kthread_stop(p);
}

static void wake_up_interruptible_leaves_others_alone(struct kunit *test)
{
	struct task_struct *p = start(test, plain_waiter, TASK_UNINTERRUPTIBLE);

	WRITE_ONCE(flag, 1);
	wake_up_interruptible(&queue);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, TASK_UNINTERRUPTIBLE));
	wake_up(&queue);
	KUNIT_EXPECT_TRUE(test, came_through(1));
	kthread_stop(p);
}

static void one_wake_up_wakes_one_exclusive_waiter(struct kunit *test)
{
	struct task_struct *a = start(test, exclusive_waiter, TASK_IDLE);
	struct task_struct *b = start(test, exclusive_waiter, TASK_IDLE);

	WRITE_ONCE(flag, 1);
	wake_up(&queue);
	KUNIT_EXPECT_TRUE(test, came_through(1));
	KUNIT_EXPECT_TRUE(test, fell_asleep(b, TASK_IDLE));
	wake_up(&queue);
	KUNIT_EXPECT_TRUE(test, came_through(2));
	kthread_stop(a);
	kthread_stop(b);
}

static void a_stopped_interruptible_waiter_gets_erestartsys(struct kunit *test)
{
	struct task_struct *p = start(test, interruptible_waiter,
				      TASK_INTERRUPTIBLE);

	kthread_stop(p);
	KUNIT_EXPECT_EQ(test, result, -ERESTARTSYS);
	KUNIT_EXPECT_FALSE(test, waitqueue_active(&queue));
}

static void timeout_returns_zero_or_what_is_left(struct kunit *test)
{
	unsigned long before = jiffies;

	KUNIT_EXPECT_EQ(test, wait_event_timeout(queue, flag, 3), 0);
	KUNIT_EXPECT_TRUE(test, time_after_eq(jiffies, before + 3));
	KUNIT_EXPECT_EQ(test, wait_event_timeout(queue, !flag, HANG), HANG);
	KUNIT_EXPECT_EQ(test, wait_event_timeout(queue, !flag, 0), 1);
	KUNIT_EXPECT_FALSE(test, waitqueue_active(&queue));
}

/* Two threads hand a turn to and fro: one lost wake-up and it hangs. */
static int turn_taker(void *unused)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		wait_event(queue, READ_ONCE(turn) == 1);
		WRITE_ONCE(turn, 0);
		wake_up(&back);
	}
	return stay_until_stopped();
}

static void no_wake_up_is_lost(struct kunit *test)
{
	struct task_struct *p = kthread_run(turn_taker, NULL, "wait-turn");
	int i, lost = 0;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	for (i = 0; i < ROUNDS; i++) {
		WRITE_ONCE(turn, 1);
		wake_up(&queue);
		lost += !wait_event_timeout(back, READ_ONCE(turn) == 0, HANG);
	}
	KUNIT_EXPECT_EQ(test, lost, 0);
	kthread_stop(p);
}

static struct kunit_case wait_cases[] = {
	KUNIT_CASE(wake_up_wakes_a_waiter),
	KUNIT_CASE(wait_woken_remembers_the_wake_up),
	KUNIT_CASE(swait_wakes_a_waiter),
	KUNIT_CASE(wait_var_event_wakes),
	KUNIT_CASE(wait_on_bit_wakes),
	KUNIT_CASE(a_wake_up_without_the_condition_changes_nothing),
	KUNIT_CASE(wake_up_interruptible_leaves_others_alone),
	KUNIT_CASE(one_wake_up_wakes_one_exclusive_waiter),
	KUNIT_CASE(a_stopped_interruptible_waiter_gets_erestartsys),
	KUNIT_CASE(timeout_returns_zero_or_what_is_left),
	KUNIT_CASE(no_wake_up_is_lost),
	{ }
};

static struct kunit_suite wait_suite = {
	.name = "wait",
	.init = wait_case_init,
	.test_cases = wait_cases,
};
kunit_test_suite(wait_suite);
