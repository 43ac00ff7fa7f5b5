// SPDX-License-Identifier: MIT
/*
 * rtmutex_test.c - who waits lends its priority to whom it waits for.
 *
 * Guards kernel/sched/rtmutex.c: the boost, its end, the chain, and the order
 * of waiters. task_prio() tells the priority that the scheduler goes by.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/errno.h>
#include <linux/kthread.h>
#include <linux/rtmutex.h>
#include <linux/sched/signal.h>

#include "threads.h"

static DEFINE_RT_MUTEX(first);
static DEFINE_RT_MUTEX(second);
static DECLARE_COMPLETION(done);
static int order[4], nr_order, result;

static struct task_struct *make(struct kunit *test, int (*fn)(void *),
				long data, int rt_prio)
{
	struct sched_param sp = { .sched_priority = rt_prio };
	struct task_struct *t = kthread_create(fn, (void *)data, "rt/%ld", data);

	KUNIT_EXPECT_NOT_ERR_OR_NULL(test, t);
	if (rt_prio)
		sched_setscheduler_nocheck(t, SCHED_FIFO, &sp);
	wake_up_process(t);
	return t;
}

static int take_first(void *id)
{
	rt_mutex_lock(&first);
	order[nr_order++] = (long)id;
	rt_mutex_unlock(&first);
	complete(&done);
	return stay_until_stopped();
}

static void the_owner_runs_with_its_waiters_priority(struct kunit *test)
{
	int mine = task_prio(current);
	struct task_struct *t;

	nr_order = 0;
	rt_mutex_lock(&first);
	KUNIT_EXPECT_TRUE(test, rt_mutex_is_locked(&first));
	t = make(test, take_first, 1, 40);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, task_prio(current), task_prio(t));
	rt_mutex_unlock(&first);
	KUNIT_EXPECT_EQ(test, task_prio(current), mine);
	wait_for_completion(&done);
	kthread_stop(t);
}

static void the_most_urgent_waiter_is_next(struct kunit *test)
{
	static const int prios[] = { 10, 30, 0, 30 };
	struct task_struct *t[4];

	nr_order = 0;
	rt_mutex_lock(&first);
	for (int i = 0; i < 4; i++) {
		t[i] = make(test, take_first, i, prios[i]);
		KUNIT_EXPECT_TRUE(test, fell_asleep(t[i], TASK_UNINTERRUPTIBLE));
	}
	rt_mutex_unlock(&first);
	for (int i = 0; i < 4; i++)
		wait_for_completion(&done);
	for (int i = 0; i < 4; i++)
		kthread_stop(t[i]);
	KUNIT_EXPECT_EQ(test, order[0], 1);
	KUNIT_EXPECT_EQ(test, order[1], 3);
	KUNIT_EXPECT_EQ(test, order[2], 0);
	KUNIT_EXPECT_EQ(test, order[3], 2);
}

static int second_then_first(void *unused)
{
	rt_mutex_lock(&second);
	rt_mutex_lock(&first);
	rt_mutex_unlock(&first);
	rt_mutex_unlock(&second);
	complete(&done);
	return stay_until_stopped();
}

static int take_second(void *unused)
{
	rt_mutex_lock(&second);
	rt_mutex_unlock(&second);
	complete(&done);
	return stay_until_stopped();
}

static void the_boost_goes_down_the_chain(struct kunit *test)
{
	int mine = task_prio(current);
	struct task_struct *middle, *urgent;

	rt_mutex_lock(&first);
	middle = make(test, second_then_first, 1, 0);
	KUNIT_EXPECT_TRUE(test, fell_asleep(middle, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, task_prio(current), mine);
	urgent = make(test, take_second, 2, 50);
	KUNIT_EXPECT_TRUE(test, fell_asleep(urgent, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, task_prio(middle), task_prio(urgent));
	KUNIT_EXPECT_EQ(test, task_prio(current), task_prio(urgent));
	rt_mutex_unlock(&first);
	KUNIT_EXPECT_EQ(test, task_prio(current), mine);
	wait_for_completion(&done);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, task_prio(middle), mine);
	kthread_stop(middle);
	kthread_stop(urgent);
}

static int interrupted_wait(void *unused)
{
	allow_signal(SIGUSR1);
	result = rt_mutex_lock_interruptible(&first);
	flush_signals(current);
	complete(&done);
	return stay_until_stopped();
}

static void who_gives_up_takes_its_priority_along(struct kunit *test)
{
	int mine = task_prio(current);
	struct task_struct *t;

	rt_mutex_lock(&first);
	t = make(test, interrupted_wait, 1, 20);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_INTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, task_prio(current), task_prio(t));
	send_sig(SIGUSR1, t, 0);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, result, -EINTR);
	KUNIT_EXPECT_EQ(test, task_prio(current), mine);
	rt_mutex_unlock(&first);
	kthread_stop(t);
	KUNIT_EXPECT_EQ(test, rt_mutex_trylock(&first), 1);
	KUNIT_EXPECT_FALSE(test, !rt_mutex_is_locked(&first));
	rt_mutex_unlock(&first);
}

static void a_boost_survives_set_user_nice(struct kunit *test)
{
	struct task_struct *t;
	int nice = task_nice(current);

	nr_order = 0;
	rt_mutex_lock(&first);
	t = make(test, take_first, 1, 40);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	set_user_nice(current, 5);
	KUNIT_EXPECT_EQ(test, task_prio(current), task_prio(t));
	rt_mutex_unlock(&first);
	KUNIT_EXPECT_EQ(test, task_prio(current), 25);
	set_user_nice(current, nice);
	wait_for_completion(&done);
	kthread_stop(t);
}

static int counter;

static int count_up(void *unused)
{
	for (int i = 0; i < 200; i++) {
		int c;

		rt_mutex_lock(&first);
		c = READ_ONCE(counter);
		cond_resched();
		WRITE_ONCE(counter, c + 1);
		rt_mutex_unlock(&first);
	}
	complete(&done);
	return stay_until_stopped();
}

static void one_owner_at_a_time(struct kunit *test)
{
	struct task_struct *t[4];

	counter = 0;
	for (int i = 0; i < 4; i++)
		t[i] = make(test, count_up, i, i & 1 ? i : 0);
	for (int i = 0; i < 4; i++)
		wait_for_completion(&done);
	for (int i = 0; i < 4; i++)
		kthread_stop(t[i]);
	KUNIT_EXPECT_EQ(test, counter, 800);
}

static struct kunit_case rtmutex_cases[] = {
	KUNIT_CASE(the_owner_runs_with_its_waiters_priority),
	KUNIT_CASE(the_most_urgent_waiter_is_next),
	KUNIT_CASE(the_boost_goes_down_the_chain),
	KUNIT_CASE(who_gives_up_takes_its_priority_along),
	KUNIT_CASE(a_boost_survives_set_user_nice),
	KUNIT_CASE(one_owner_at_a_time),
	{}
};

static struct kunit_suite rtmutex_suite = {
	.name = "rtmutex",
	.test_cases = rtmutex_cases,
};
kunit_test_suite(rtmutex_suite);
