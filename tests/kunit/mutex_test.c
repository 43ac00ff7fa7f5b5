// SPDX-License-Identifier: MIT
/*
 * mutex_test.c - what sleeps and excludes: mutex, semaphore, rw_semaphore.
 *
 * Guards kernel/sched/{mutex,semaphore,rwsem}.c: one owner at a time, waiters
 * served in order, a signal ends the waits that say so and leaves no trace.
 *
 * What would make it lie: threads that never met. So the counting cases let
 * go of the CPU in the middle of what the lock protects.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/semaphore.h>

#include "threads.h"

#define HANG	(10 * HZ)	/* jiffies; a hang detector, not a measure */
#define THREADS	4
#define ROUNDS	200

static DEFINE_MUTEX(mutex);
static struct semaphore sem;
static DECLARE_RWSEM(rwsem);
static struct completion entered;
static int count, order[THREADS], nr_order;
static long result;

static int mutex_case_init(struct kunit *test)
{
	count = 0;
	nr_order = 0;
	result = 1;
	sema_init(&sem, 1);
	init_completion(&entered);
	return 0;
}

/* count++ in two halves, with another thread in between if the lock fails. */
static void slow_increment(void)
{
	int c = READ_ONCE(count);

	yield();
	WRITE_ONCE(count, c + 1);
}

static int mutex_counter(void *unused)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		mutex_lock(&mutex);
		slow_increment();
		mutex_unlock(&mutex);
	}
	complete(&entered);
	return stay_until_stopped();
}

static int sem_counter(void *unused)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		down(&sem);
		slow_increment();
		up(&sem);
	}
	complete(&entered);
	return stay_until_stopped();
}

static int rwsem_counter(void *unused)
{
	int i, c;

	for (i = 0; i < ROUNDS; i++) {
		down_write(&rwsem);
		slow_increment();
		up_write(&rwsem);
		down_read(&rwsem);
		c = READ_ONCE(count);
		yield();
		if (c != READ_ONCE(count))
			result = -EIO;
		up_read(&rwsem);
	}
	complete(&entered);
	return stay_until_stopped();
}

static void run_counters(struct kunit *test, int (*fn)(void *))
{
	struct task_struct *p[THREADS];
	int i;

	for (i = 0; i < THREADS; i++) {
		p[i] = kthread_run(fn, NULL, "mutex-test/%d", i);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p[i]);
	}
	for (i = 0; i < THREADS; i++)
		KUNIT_EXPECT_NE(test,
				wait_for_completion_timeout(&entered, HANG), 0);
	for (i = 0; i < THREADS; i++)
		kthread_stop(p[i]);
	KUNIT_EXPECT_EQ(test, count, THREADS * ROUNDS);
}

static void a_mutex_has_one_owner(struct kunit *test)
{
	run_counters(test, mutex_counter);
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&mutex));
}

static void a_semaphore_of_one_excludes(struct kunit *test)
{
	run_counters(test, sem_counter);
}

static void a_writer_excludes_readers(struct kunit *test)
{
	run_counters(test, rwsem_counter);
	KUNIT_EXPECT_EQ(test, result, 1);
	KUNIT_EXPECT_FALSE(test, rwsem_is_locked(&rwsem));
}

static int ordered_locker(void *nr)
{
	mutex_lock(&mutex);
	order[nr_order++] = (long)nr;
	mutex_unlock(&mutex);
	complete(&entered);
	return stay_until_stopped();
}

static void a_mutex_is_first_come_first_served(struct kunit *test)
{
	struct task_struct *p[THREADS];
	long i;

	mutex_lock(&mutex);
	for (i = 0; i < THREADS; i++) {
		p[i] = kthread_run(ordered_locker, (void *)i, "mutex-order");
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p[i]);
		KUNIT_EXPECT_TRUE(test, fell_asleep(p[i], TASK_UNINTERRUPTIBLE));
	}
	mutex_unlock(&mutex);
	for (i = 0; i < THREADS; i++)
		KUNIT_EXPECT_NE(test,
				wait_for_completion_timeout(&entered, HANG), 0);
	for (i = 0; i < THREADS; i++) {
		KUNIT_EXPECT_EQ(test, order[i], i);
		kthread_stop(p[i]);
	}
}

static int interruptible_locker(void *unused)
{
	result = mutex_lock_interruptible(&mutex);
	if (!result)
		mutex_unlock(&mutex);
	return stay_until_stopped();
}

static void a_stopped_interruptible_locker_gets_eintr(struct kunit *test)
{
	struct task_struct *p;

	mutex_lock(&mutex);
	p = kthread_run(interruptible_locker, NULL, "mutex-intr");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, TASK_INTERRUPTIBLE));
	kthread_stop(p);
	KUNIT_EXPECT_EQ(test, result, -EINTR);
	mutex_unlock(&mutex);
	KUNIT_EXPECT_EQ(test, atomic_long_read(&mutex.owner), 0);
}

static void mutex_trylock_says_1_when_it_got_it(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, mutex_trylock(&mutex), 1);
	KUNIT_EXPECT_TRUE(test, mutex_is_locked(&mutex));
	KUNIT_EXPECT_EQ(test, mutex_trylock(&mutex), 0);
	mutex_unlock(&mutex);
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&mutex));
}

static void guard_unlocks_at_the_end_of_the_block(struct kunit *test)
{
	scoped_guard(mutex, &mutex)
		KUNIT_EXPECT_TRUE(test, mutex_is_locked(&mutex));
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&mutex));
}

static void the_last_reference_takes_the_mutex(struct kunit *test)
{
	atomic_t refs = ATOMIC_INIT(2);

	KUNIT_EXPECT_EQ(test, atomic_dec_and_mutex_lock(&refs, &mutex), 0);
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&mutex));
	KUNIT_EXPECT_EQ(test, atomic_dec_and_mutex_lock(&refs, &mutex), 1);
	KUNIT_EXPECT_TRUE(test, mutex_is_locked(&mutex));
	mutex_unlock(&mutex);
}

static void a_semaphore_counts(struct kunit *test)
{
	sema_init(&sem, 2);
	down(&sem);
	KUNIT_EXPECT_EQ(test, down_trylock(&sem), 0);
	KUNIT_EXPECT_EQ(test, down_trylock(&sem), 1);
	KUNIT_EXPECT_EQ(test, down_timeout(&sem, 2), -ETIME);
	up(&sem);
	KUNIT_EXPECT_EQ(test, down_interruptible(&sem), 0);
}

static void readers_share_and_a_writer_waits(struct kunit *test)
{
	down_read(&rwsem);
	KUNIT_EXPECT_EQ(test, down_write_trylock(&rwsem), 0);
	up_read(&rwsem);
	KUNIT_EXPECT_EQ(test, down_write_trylock(&rwsem), 1);
	KUNIT_EXPECT_EQ(test, down_read_trylock(&rwsem), 0);
	downgrade_write(&rwsem);
	KUNIT_EXPECT_EQ(test, down_write_trylock(&rwsem), 0);
	up_read(&rwsem);
	KUNIT_EXPECT_FALSE(test, rwsem_is_locked(&rwsem));
}

static struct kunit_case mutex_cases[] = {
	KUNIT_CASE(a_mutex_has_one_owner),
	KUNIT_CASE(a_semaphore_of_one_excludes),
	KUNIT_CASE(a_writer_excludes_readers),
	KUNIT_CASE(a_mutex_is_first_come_first_served),
	KUNIT_CASE(a_stopped_interruptible_locker_gets_eintr),
	KUNIT_CASE(mutex_trylock_says_1_when_it_got_it),
	KUNIT_CASE(guard_unlocks_at_the_end_of_the_block),
	KUNIT_CASE(the_last_reference_takes_the_mutex),
	KUNIT_CASE(a_semaphore_counts),
	KUNIT_CASE(readers_share_and_a_writer_waits),
	{ }
};

static struct kunit_suite mutex_suite = {
	.name = "mutex",
	.init = mutex_case_init,
	.test_cases = mutex_cases,
};
kunit_test_suite(mutex_suite);
