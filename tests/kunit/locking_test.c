// SPDX-License-Identifier: MIT
/*
 * locking_test.c - what spins: spinlock, rwlock, seqlock; and lockdep.
 *
 * Guards kernel/locking/: exclusion between CPUs, what the variants do to
 * interrupts and preemption, and, in a DEBUG build, that wrong orders are
 * reported and right ones are not.
 *
 * What would make it lie: one CPU. With one the counting cases only test that
 * preemption is off.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/lockdep.h>
#include <linux/sched.h>
#include <linux/seqlock.h>
#include <linux/spinlock.h>

#include "threads.h"

#define HANG	(20 * HZ)	/* jiffies; a hang detector, not a measure */
#define THREADS	4
#define ROUNDS	500

static DEFINE_SPINLOCK(lock);
static DEFINE_RWLOCK(rwlock);
static DEFINE_SEQLOCK(seqlock);
static struct completion finished;
static unsigned long count, twin;
static atomic_t torn;

static int locking_case_init(struct kunit *test)
{
	init_completion(&finished);
	count = 0;
	twin = 0;
	atomic_set(&torn, 0);
	return 0;
}

static void run_threads(struct kunit *test, int (*fn)(void *))
{
	struct task_struct *p[THREADS];
	int i;

	for (i = 0; i < THREADS; i++) {
		p[i] = kthread_run(fn, NULL, "lock-test/%d", i);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p[i]);
	}
	for (i = 0; i < THREADS; i++)
		KUNIT_EXPECT_NE(test,
				wait_for_completion_timeout(&finished, HANG), 0);
	for (i = 0; i < THREADS; i++)
		kthread_stop(p[i]);
}

static void change_both(void)
{
	WRITE_ONCE(count, READ_ONCE(count) + 1);
	WRITE_ONCE(twin, READ_ONCE(twin) + 1);
}

static int spin_counter(void *unused)
{
	unsigned long flags;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		if (i & 1) {
			spin_lock(&lock);
			change_both();
			spin_unlock(&lock);
		} else {
			spin_lock_irqsave(&lock, flags);
			change_both();
			spin_unlock_irqrestore(&lock, flags);
		}
	}
	complete(&finished);
	return stay_until_stopped();
}

static int rwlock_counter(void *unused)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		write_lock(&rwlock);
		change_both();
		write_unlock(&rwlock);
		read_lock(&rwlock);
		if (READ_ONCE(count) != READ_ONCE(twin))
			atomic_inc(&torn);
		read_unlock(&rwlock);
	}
	complete(&finished);
	return stay_until_stopped();
}

static int seqlock_counter(void *unused)
{
	unsigned long a, b;
	unsigned int seq;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		write_seqlock(&seqlock);
		change_both();
		write_sequnlock(&seqlock);
		do {
			seq = read_seqbegin(&seqlock);
			a = READ_ONCE(count);
			b = READ_ONCE(twin);
		} while (read_seqretry(&seqlock, seq));
		if (a != b)
			atomic_inc(&torn);
	}
	complete(&finished);
	return stay_until_stopped();
}

static void a_spinlock_excludes(struct kunit *test)
{
	run_threads(test, spin_counter);
	KUNIT_EXPECT_EQ(test, count, THREADS * ROUNDS);
	KUNIT_EXPECT_FALSE(test, spin_is_locked(&lock));
}

static void a_rwlock_excludes(struct kunit *test)
{
	run_threads(test, rwlock_counter);
	KUNIT_EXPECT_EQ(test, count, THREADS * ROUNDS);
	KUNIT_EXPECT_EQ(test, atomic_read(&torn), 0);
}

static void a_seqlock_reader_sees_no_half(struct kunit *test)
{
	run_threads(test, seqlock_counter);
	KUNIT_EXPECT_EQ(test, count, THREADS * ROUNDS);
	KUNIT_EXPECT_EQ(test, atomic_read(&torn), 0);
}

static void spin_lock_forbids_preemption(struct kunit *test)
{
	int before = preempt_count(), inside;

	spin_lock(&lock);
	inside = preempt_count();
	spin_unlock(&lock);
	KUNIT_EXPECT_EQ(test, inside, before + 1);
	KUNIT_EXPECT_EQ(test, preempt_count(), before);
}

static void irqsave_nests_and_restores(struct kunit *test)
{
	unsigned long outer, inner;
	bool off_outer, off_between;

	spin_lock_irqsave(&lock, outer);
	off_outer = irqs_disabled();
	local_irq_save(inner);
	local_irq_restore(inner);
	off_between = irqs_disabled();
	spin_unlock_irqrestore(&lock, outer);
	KUNIT_EXPECT_TRUE(test, off_outer);
	KUNIT_EXPECT_TRUE(test, off_between);
	KUNIT_EXPECT_FALSE(test, irqs_disabled());
}

static void bh_form_holds_softirqs_off(struct kunit *test)
{
	bool inside;

	spin_lock_bh(&lock);
	inside = in_softirq();
	spin_unlock_bh(&lock);
	KUNIT_EXPECT_TRUE(test, inside);
	KUNIT_EXPECT_FALSE(test, in_softirq());
}

static void trylock_tells_the_truth(struct kunit *test)
{
	int first, second, locked;

	first = spin_trylock(&lock);
	locked = spin_is_locked(&lock);
	second = spin_trylock(&lock);
	if (first)
		spin_unlock(&lock);
	KUNIT_EXPECT_EQ(test, first, 1);
	KUNIT_EXPECT_EQ(test, locked, 1);
	KUNIT_EXPECT_EQ(test, second, 0);
	KUNIT_EXPECT_EQ(test, spin_is_locked(&lock), 0);
}

static void rwlock_readers_share(struct kunit *test)
{
	int second, writer, after;

	read_lock(&rwlock);
	second = read_trylock(&rwlock);
	if (second)
		read_unlock(&rwlock);
	writer = write_trylock(&rwlock);
	read_unlock(&rwlock);
	after = write_trylock(&rwlock);
	if (after)
		write_unlock(&rwlock);
	KUNIT_EXPECT_EQ(test, second, 1);
	KUNIT_EXPECT_EQ(test, writer, 0);
	KUNIT_EXPECT_EQ(test, after, 1);
}

static void guard_unlocks_when_the_block_ends(struct kunit *test)
{
	{
		guard(spinlock)(&lock);
		count = spin_is_locked(&lock);
	}
	KUNIT_EXPECT_EQ(test, count, 1);
	KUNIT_EXPECT_EQ(test, spin_is_locked(&lock), 0);
}

#ifdef CONFIG_DEBUG_KERNEL

/* One pair of locks a case, so that what one teaches does not touch another. */
#define TAKE_BOTH(a, b) do {						\
	spin_lock(a); spin_lock(b); spin_unlock(b); spin_unlock(a);	\
} while (0)

static void lockdep_accepts_one_order(struct kunit *test)
{
	static DEFINE_SPINLOCK(a);
	static DEFINE_SPINLOCK(b);

	lockdep_selftest_begin();
	TAKE_BOTH(&a, &b);
	TAKE_BOTH(&a, &b);
	KUNIT_EXPECT_NULL(test, lockdep_selftest_end());
}

static void lockdep_reports_ab_ba(struct kunit *test)
{
	static DEFINE_SPINLOCK(a);
	static DEFINE_SPINLOCK(b);

	lockdep_selftest_begin();
	TAKE_BOTH(&a, &b);
	TAKE_BOTH(&b, &a);
	KUNIT_EXPECT_STREQ(test, lockdep_selftest_end() ?: "",
			   "possible circular locking dependency detected");
}

static void lockdep_reports_a_cycle_of_three(struct kunit *test)
{
	static DEFINE_SPINLOCK(a);
	static DEFINE_SPINLOCK(b);
	static DEFINE_SPINLOCK(c);

	lockdep_selftest_begin();
	TAKE_BOTH(&a, &b);
	TAKE_BOTH(&b, &c);
	TAKE_BOTH(&c, &a);
	KUNIT_EXPECT_STREQ(test, lockdep_selftest_end() ?: "",
			   "possible circular locking dependency detected");
}

static void lockdep_reports_two_of_a_class(struct kunit *test)
{
	spinlock_t pair[2];
	const char *plain, *nested;
	int i;

	for (i = 0; i < 2; i++)
		spin_lock_init(&pair[i]);
	lockdep_selftest_begin();
	TAKE_BOTH(&pair[0], &pair[1]);
	plain = lockdep_selftest_end();
	lockdep_selftest_begin();
	spin_lock(&pair[0]);
	spin_lock_nested(&pair[1], SINGLE_DEPTH_NESTING);
	spin_unlock(&pair[1]);
	spin_unlock(&pair[0]);
	nested = lockdep_selftest_end();
	KUNIT_EXPECT_STREQ(test, plain ?: "",
			   "possible recursive locking detected");
	KUNIT_EXPECT_NULL(test, nested);
}

/* As if in a handler: the preempt count is all that lockdep looks at. */
static void lockdep_reports_irq_unsafe_use(struct kunit *test)
{
	static DEFINE_SPINLOCK(a);
	const char *report;

	lockdep_selftest_begin();
	spin_lock(&a);
	spin_unlock(&a);
	local_irq_disable();
	preempt_count_add(HARDIRQ_OFFSET);
	spin_lock(&a);
	spin_unlock(&a);
	preempt_count_sub(HARDIRQ_OFFSET);
	local_irq_enable();
	report = lockdep_selftest_end();
	KUNIT_EXPECT_STREQ(test, report ?: "", "inconsistent lock state");
}

static void lockdep_reports_a_release_too_many(struct kunit *test)
{
	static DEFINE_SPINLOCK(a);

	lockdep_selftest_begin();
	lock_release(&a.dep_map, _THIS_IP_);
	KUNIT_EXPECT_STREQ(test, lockdep_selftest_end() ?: "",
			   "bad unlock balance detected!");
}

static void lockdep_knows_what_is_held(struct kunit *test)
{
	int inside;

	spin_lock(&lock);
	inside = lockdep_is_held(&lock);
	spin_unlock(&lock);
	KUNIT_EXPECT_EQ(test, inside, 1);
	KUNIT_EXPECT_EQ(test, lockdep_is_held(&lock), 0);
}

#endif

static struct kunit_case locking_cases[] = {
	KUNIT_CASE(a_spinlock_excludes),
	KUNIT_CASE(a_rwlock_excludes),
	KUNIT_CASE(a_seqlock_reader_sees_no_half),
	KUNIT_CASE(spin_lock_forbids_preemption),
	KUNIT_CASE(irqsave_nests_and_restores),
	KUNIT_CASE(bh_form_holds_softirqs_off),
	KUNIT_CASE(trylock_tells_the_truth),
	KUNIT_CASE(rwlock_readers_share),
	KUNIT_CASE(guard_unlocks_when_the_block_ends),
#ifdef CONFIG_DEBUG_KERNEL
	KUNIT_CASE(lockdep_accepts_one_order),
	KUNIT_CASE(lockdep_reports_ab_ba),
	KUNIT_CASE(lockdep_reports_a_cycle_of_three),
	KUNIT_CASE(lockdep_reports_two_of_a_class),
	KUNIT_CASE(lockdep_reports_irq_unsafe_use),
	KUNIT_CASE(lockdep_reports_a_release_too_many),
	KUNIT_CASE(lockdep_knows_what_is_held),
#endif
	{ }
};

static struct kunit_suite locking_suite = {
	.name = "locking",
	.init = locking_case_init,
	.test_cases = locking_cases,
};
kunit_test_suite(locking_suite);
