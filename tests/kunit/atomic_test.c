// SPDX-License-Identifier: MIT
/*
 * atomic_test.c - counters of all kinds, bit spinlocks, local locks, guards.
 *
 * The forms of one operation are compared with each other; what is not atomic
 * is seen by the threads that count together. refcount_t's reports are read
 * back from the log: this suite marks the kernel as tainted by a warning.
 */
#include <kunit/test.h>
#include <kernel/printk_ringbuffer.h>
#include <linux/atomic.h>
#include <linux/bit_spinlock.h>
#include <linux/completion.h>
#include <linux/kthread.h>
#include <linux/local_lock.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/rwsem.h>
#include <linux/seqlock.h>
#include <linux/slab.h>
#include <asm/local.h>

#include "threads.h"

static void operations_return_old_or_new(struct kunit *test)
{
	atomic_t a = ATOMIC_INIT(5);
	atomic64_t q = ATOMIC64_INIT(1LL << 40);
	atomic_long_t l = ATOMIC_LONG_INIT(-1);

	KUNIT_EXPECT_EQ(test, atomic_fetch_add(3, &a), 5);
	KUNIT_EXPECT_EQ(test, atomic_sub_return_relaxed(2, &a), 6);
	KUNIT_EXPECT_EQ(test, atomic_fetch_or_acquire(1, &a), 6);
	KUNIT_EXPECT_EQ(test, atomic_fetch_andnot_release(2, &a), 7);
	KUNIT_EXPECT_EQ(test, atomic_fetch_xor(1, &a), 5);
	KUNIT_EXPECT_EQ(test, atomic_xchg_relaxed(&a, 9), 4);
	KUNIT_EXPECT_TRUE(test, atomic_add_negative(-10, &a));
	KUNIT_EXPECT_EQ(test, atomic64_inc_return(&q), (1LL << 40) + 1);
	KUNIT_EXPECT_EQ(test, atomic64_fetch_and(1, &q), (1LL << 40) + 1);
	KUNIT_EXPECT_EQ(test, atomic64_read(&q), 1LL);
	KUNIT_EXPECT_TRUE(test, atomic_long_inc_and_test(&l));
	atomic_long_or(6, &l);
	KUNIT_EXPECT_EQ(test, atomic_long_fetch_dec_release(&l), 6l);
}

static void conditional_operations_look_first(struct kunit *test)
{
	atomic_t a = ATOMIC_INIT(0);
	int old = 3;

	KUNIT_EXPECT_FALSE(test, atomic_inc_not_zero(&a));
	KUNIT_EXPECT_FALSE(test, atomic_add_unless(&a, 1, 0));
	KUNIT_EXPECT_EQ(test, atomic_dec_if_positive(&a), -1);
	KUNIT_EXPECT_EQ(test, atomic_read(&a), 0);
	KUNIT_EXPECT_TRUE(test, atomic_inc_unless_negative(&a));
	KUNIT_EXPECT_FALSE(test, atomic_dec_unless_positive(&a));
	KUNIT_EXPECT_FALSE(test, atomic_try_cmpxchg_acquire(&a, &old, 8));
	KUNIT_EXPECT_EQ(test, old, 1);
	KUNIT_EXPECT_TRUE(test, atomic_try_cmpxchg(&a, &old, 8));
	KUNIT_EXPECT_EQ(test, atomic_cmpxchg_release(&a, 8, 2), 8);
	KUNIT_EXPECT_EQ(test, atomic_fetch_add_unless(&a, 5, 2), 2);
	KUNIT_EXPECT_EQ(test, atomic_cond_read_acquire(&a, VAL == 2), 2);
}

static void exchanges_of_every_size(struct kunit *test)
{
	u8 b = 200;
	u16 h = 60000;
	u64 q = ~0ull;
	unsigned long l = 1, old = 2;

	KUNIT_EXPECT_EQ(test, xchg(&b, 7), 200);
	KUNIT_EXPECT_EQ(test, cmpxchg(&h, 60000, 3), 60000);
	KUNIT_EXPECT_EQ(test, cmpxchg64(&q, ~0ull, 5), ~0ull);
	KUNIT_EXPECT_EQ(test, cmpxchg_local(&l, 2, 9), 1ul);
	KUNIT_EXPECT_FALSE(test, try_cmpxchg_local(&l, &old, 9));
	KUNIT_EXPECT_TRUE(test, try_cmpxchg_local(&l, &old, 9));
	KUNIT_EXPECT_EQ(test, b + h + q + l, 24ull);
}

static void local_counters_count(struct kunit *test)
{
	local_t l = LOCAL_INIT(2);

	local_add(3, &l);
	local_inc(&l);
	KUNIT_EXPECT_EQ(test, local_sub_return(5, &l), 1l);
	KUNIT_EXPECT_TRUE(test, local_dec_and_test(&l));
	KUNIT_EXPECT_FALSE(test, local_inc_not_zero(&l));
	KUNIT_EXPECT_EQ(test, local_xchg(&l, 4), 0l);
	KUNIT_EXPECT_EQ(test, local_cmpxchg(&l, 4, 6), 4l);
	KUNIT_EXPECT_EQ(test, local_read(&l), 6l);
}

/* --------------------------------------------------------------- refcounts */

static bool logged(u64 seq, const char *what)
{
	struct printk_info info;
	char *text = kmalloc(PRINTK_RECORD_MAX, GFP_KERNEL);
	bool found = false;

	while (text && !found &&
	       printk_get_record(seq, &info, text, PRINTK_RECORD_MAX)) {
		found = strstr(text, what);
		seq = info.seq + 1;
	}
	kfree(text);
	return found;
}

static void references_come_and_go(struct kunit *test)
{
	refcount_t r = REFCOUNT_INIT(1);
	int old;

	refcount_inc(&r);
	KUNIT_EXPECT_TRUE(test, refcount_inc_not_zero(&r));
	refcount_add(2, &r);
	KUNIT_EXPECT_EQ(test, refcount_read(&r), 5u);
	KUNIT_EXPECT_FALSE(test, refcount_sub_and_test(3, &r));
	refcount_dec(&r);
	KUNIT_EXPECT_FALSE(test, refcount_dec_not_one(&r));
	KUNIT_EXPECT_TRUE(test, __refcount_sub_and_test(1, &r, &old));
	KUNIT_EXPECT_EQ(test, old, 1);
	KUNIT_EXPECT_FALSE(test, refcount_inc_not_zero(&r));
	KUNIT_EXPECT_FALSE(test, refcount_dec_if_one(&r));
}

static void the_last_reference_takes_the_lock(struct kunit *test)
{
	static DEFINE_MUTEX(mutex);
	static DEFINE_SPINLOCK(lock);
	refcount_t r = REFCOUNT_INIT(2), s = REFCOUNT_INIT(1);

	KUNIT_EXPECT_FALSE(test, refcount_dec_and_mutex_lock(&r, &mutex));
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&mutex));
	KUNIT_EXPECT_TRUE(test, refcount_dec_and_mutex_lock(&r, &mutex));
	KUNIT_EXPECT_TRUE(test, mutex_is_locked(&mutex));
	mutex_unlock(&mutex);
	KUNIT_EXPECT_TRUE(test, refcount_dec_and_lock(&s, &lock));
	KUNIT_EXPECT_TRUE(test, spin_is_locked(&lock));
	spin_unlock(&lock);
}

static void a_wrong_count_is_told_and_sticks(struct kunit *test)
{
	u64 seq = printk_next_seq();
	int level = console_loglevel;
	refcount_t r = REFCOUNT_INIT(0);

	console_loglevel = 0;	/* the reports are for the log only */
	refcount_inc(&r);
	KUNIT_EXPECT_EQ(test, (int)refcount_read(&r), REFCOUNT_SATURATED);
	KUNIT_EXPECT_FALSE(test, refcount_dec_and_test(&r));
	KUNIT_EXPECT_EQ(test, (int)refcount_read(&r), REFCOUNT_SATURATED);
	refcount_set(&r, REFCOUNT_MAX);
	refcount_inc(&r);
	KUNIT_EXPECT_EQ(test, (int)refcount_read(&r), REFCOUNT_SATURATED);
	refcount_set(&r, 1);
	refcount_dec(&r);
	KUNIT_EXPECT_EQ(test, (int)refcount_read(&r), REFCOUNT_SATURATED);
	console_loglevel = level;
	KUNIT_EXPECT_TRUE(test, logged(seq,
		"refcount_t: addition on 0; use-after-free."));
	KUNIT_EXPECT_TRUE(test, logged(seq,
		"refcount_t: underflow; use-after-free."));
	KUNIT_EXPECT_TRUE(test, logged(seq,
		"refcount_t: saturated; leaking memory."));
	KUNIT_EXPECT_TRUE(test, logged(seq,
		"refcount_t: decrement hit 0; leaking memory."));
	KUNIT_EXPECT_TRUE(test, logged(seq, "------------[ cut here ]---"));
	KUNIT_EXPECT_TRUE(test, logged(seq, "at kernel/lib/refcount.c:"));
	KUNIT_EXPECT_TRUE(test, logged(seq, "Tainted: [W]=WARN"));
	KUNIT_EXPECT_TRUE(test, logged(seq, "---[ end trace 0000"));
}

/* --------------------------------------------------------- locks and guards */

static unsigned long word;
static int counter;
static DECLARE_COMPLETION(done);

static int count_under_a_bit(void *unused)
{
	for (int i = 0; i < 1000; i++) {
		bit_spin_lock(3, &word);
		WRITE_ONCE(counter, READ_ONCE(counter) + 1);
		if (i & 1)
			bit_spin_unlock(3, &word);
		else
			__bit_spin_unlock(3, &word);
	}
	complete(&done);
	return stay_until_stopped();
}

static void a_bit_is_a_lock(struct kunit *test)
{
	struct task_struct *t[4];

	counter = 0;
	word = 0x70;
	for (int i = 0; i < 4; i++)
		t[i] = kthread_run(count_under_a_bit, NULL, "bit/%d", i);
	for (int i = 0; i < 4; i++)
		wait_for_completion(&done);
	for (int i = 0; i < 4; i++)
		kthread_stop(t[i]);
	KUNIT_EXPECT_EQ(test, counter, 4000);
	KUNIT_EXPECT_EQ(test, word, 0x70ul);
	KUNIT_EXPECT_EQ(test, bit_spin_trylock(4, &word), 0);
	KUNIT_EXPECT_EQ(test, bit_spin_is_locked(4, &word), 1);
}

struct pcp {
	local_lock_t lock;
	int n;
};
static DEFINE_PER_CPU(struct pcp, pcp) = { .lock = INIT_LOCAL_LOCK(lock) };

static void local_locks_keep_the_cpu(struct kunit *test)
{
	unsigned long flags;

	local_lock(&pcp.lock);
	KUNIT_EXPECT_TRUE(test, in_atomic());
	this_cpu_inc(pcp.n);
	local_unlock(&pcp.lock);
	KUNIT_EXPECT_FALSE(test, in_atomic());
	local_lock_irqsave(&pcp.lock, flags);
	KUNIT_EXPECT_TRUE(test, irqs_disabled());
	local_unlock_irqrestore(&pcp.lock, flags);
	KUNIT_EXPECT_FALSE(test, irqs_disabled());
	scoped_guard(local_lock_irq, &pcp.lock)
		KUNIT_EXPECT_TRUE(test, irqs_disabled());
	KUNIT_EXPECT_FALSE(test, irqs_disabled());
}

static int try_mutex(struct mutex *m)
{
	scoped_cond_guard(mutex_try, return -EBUSY, m)
		return 1;
	return 0;
}

static void guards_that_may_fail_tell(struct kunit *test)
{
	static DEFINE_MUTEX(m);
	static DEFINE_SPINLOCK(s);
	static DECLARE_RWSEM(sem);
	int ran = 0;

	KUNIT_EXPECT_EQ(test, try_mutex(&m), 1);
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&m));
	mutex_lock(&m);
	KUNIT_EXPECT_EQ(test, try_mutex(&m), -EBUSY);
	scoped_guard(mutex_try, &m)
		ran++;
	KUNIT_EXPECT_EQ(test, ran, 0);
	mutex_unlock(&m);
	scoped_guard(mutex_intr, &m)
		ran++;
	scoped_guard(spinlock_irqsave_try, &s)
		ran += irqs_disabled();
	scoped_guard(rwsem_write_try, &sem) {
		ran++;
		scoped_guard(rwsem_read_try, &sem)
			ran = -100;
	}
	KUNIT_EXPECT_EQ(test, ran, 3);
	KUNIT_EXPECT_FALSE(test, irqs_disabled());
	KUNIT_EXPECT_FALSE(test, spin_is_locked(&s));
}

static void pointers_are_freed_unless_kept(struct kunit *test)
{
	char *kept;
	{
		char *lost __free(kfree) = kmalloc(8, GFP_KERNEL);
		char *p __free(kfree) = kmalloc(8, GFP_KERNEL);

		KUNIT_EXPECT_NOT_NULL(test, lost);
		kept = no_free_ptr(p);
		KUNIT_EXPECT_NULL(test, p);
	}
	KUNIT_EXPECT_NOT_NULL(test, kept);
	kfree(kept);
}

static void seqlock_readers_may_ask_for_the_lock(struct kunit *test)
{
	static DEFINE_SEQLOCK(sl);
	unsigned long flags;
	int seq = 0, rounds = 0;

	do {
		flags = read_seqbegin_or_lock_irqsave(&sl, &seq);
		if (!rounds++) {	/* a writer comes */
			write_seqlock(&sl);
			write_sequnlock(&sl);
		} else {
			KUNIT_EXPECT_TRUE(test, irqs_disabled());
		}
		if (!need_seqretry(&sl, seq))
			break;
		seq = 1;
	} while (1);
	done_seqretry_irqrestore(&sl, seq, flags);
	KUNIT_EXPECT_EQ(test, rounds, 2);
	KUNIT_EXPECT_FALSE(test, spin_is_locked(&sl.lock));
}

static struct kunit_case atomic_cases[] = {
	KUNIT_CASE(operations_return_old_or_new),
	KUNIT_CASE(conditional_operations_look_first),
	KUNIT_CASE(exchanges_of_every_size),
	KUNIT_CASE(local_counters_count),
	KUNIT_CASE(references_come_and_go),
	KUNIT_CASE(the_last_reference_takes_the_lock),
	KUNIT_CASE(a_wrong_count_is_told_and_sticks),
	KUNIT_CASE(a_bit_is_a_lock),
	KUNIT_CASE(local_locks_keep_the_cpu),
	KUNIT_CASE(guards_that_may_fail_tell),
	KUNIT_CASE(pointers_are_freed_unless_kept),
	KUNIT_CASE(seqlock_readers_may_ask_for_the_lock),
	{}
};

static struct kunit_suite atomic_suite = {
	.name = "atomic",
	.test_cases = atomic_cases,
};
kunit_test_suite(atomic_suite);
