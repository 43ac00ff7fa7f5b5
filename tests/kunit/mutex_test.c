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

static noinline struct task_struct *asleep(struct kunit *test,
					   int (*fn)(void *), long data,
					   unsigned int state)
{
	struct task_struct *p = kthread_run(fn, (void *)data, "mutex-test");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, fell_asleep(p, state));
	return p;
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
	for (i = 0; i < THREADS; i++)
		p[i] = asleep(test, ordered_locker, i, TASK_UNINTERRUPTIBLE);
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
	p = asleep(test, interruptible_locker, 0, TASK_INTERRUPTIBLE);
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

static int interruptible_downer(void *unused)
{
	result = down_interruptible(&sem);
	return stay_until_stopped();
}

static int ordered_downer(void *nr)
{
	down(&sem);
	order[nr_order++] = (long)nr;
	up(&sem);
	return stay_until_stopped();
}

static void a_semaphore_is_first_come_first_served(struct kunit *test)
{
	struct task_struct *a, *b, *c;

	down(&sem);
	c = asleep(test, interruptible_downer, 0, TASK_INTERRUPTIBLE);
	a = asleep(test, ordered_downer, 1, TASK_UNINTERRUPTIBLE);
	b = asleep(test, ordered_downer, 2, TASK_UNINTERRUPTIBLE);
	wake_up_process(a);		/* not by up(): it stays outside */
	kthread_stop(c);
	KUNIT_EXPECT_EQ(test, result, -EINTR);
	KUNIT_EXPECT_TRUE(test, fell_asleep(a, TASK_UNINTERRUPTIBLE));
	up(&sem);
	KUNIT_EXPECT_TRUE(test, fell_asleep(b, TASK_INTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, order[0], 1);
	kthread_stop(a);
	kthread_stop(b);
}

static int killable_writer(void *unused)
{
	allow_signal(SIGKILL);
	result = down_write_killable(&rwsem);
	return stay_until_stopped();
}

static int reader(void *unused)
{
	down_read(&rwsem);
	nr_order++;
	up_read(&rwsem);
	return stay_until_stopped();
}

/* A reader does not overtake a writer that waits; who leaves lets it in. */
static void a_killed_writer_lets_readers_in(struct kunit *test)
{
	struct task_struct *w, *r;

	down_read(&rwsem);
	w = asleep(test, killable_writer, 0, TASK_WAKEKILL);
	r = asleep(test, reader, 0, TASK_UNINTERRUPTIBLE);
	send_sig(SIGKILL, w, 1);
	KUNIT_EXPECT_TRUE(test, fell_asleep(r, TASK_INTERRUPTIBLE));
	kthread_stop(w);
	KUNIT_EXPECT_EQ(test, result, -EINTR);
	kthread_stop(r);
	up_read(&rwsem);
}

static void readers_share_and_a_writer_waits(struct kunit *test)
{
	down_read(&rwsem);
	KUNIT_EXPECT_EQ(test, down_write_trylock(&rwsem), 0);
	KUNIT_EXPECT_EQ(test, down_read_trylock(&rwsem), 1);
	up_read(&rwsem);
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
	KUNIT_CASE(a_semaphore_is_first_come_first_served),
	KUNIT_CASE(a_killed_writer_lets_readers_in),
	KUNIT_CASE(readers_share_and_a_writer_waits),
	{ }
};

static struct kunit_suite mutex_suite = {
	.name = "mutex",
	.init = mutex_case_init,
	.test_cases = mutex_cases,
};
kunit_test_suite(mutex_suite);
