/* SPDX-License-Identifier: MIT */
/*
 * Sequence counters and locks: readers take nothing, they read, and read once
 * more if a writer was there meanwhile. The count is odd while somebody
 * writes. For small plain data only: what a reader sees before the retry may
 * be half old and half new, so it must not follow pointers in it.
 *
 * A seqcount_t has no lock: its writers must exclude each other and must not
 * be preempted by a reader. seqcount_LOCK_t remembers which lock does that,
 * for lockdep. A seqlock_t brings its own spinlock.
 */
#ifndef _LINUX_SEQLOCK_H
#define _LINUX_SEQLOCK_H

#include <linux/compiler.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/seqlock_types.h>
#include <linux/spinlock.h>
#include <asm/barrier.h>
#include <asm/processor.h>

static inline void __seqcount_init(seqcount_t *s, const char *name,
				   struct lock_class_key *key)
{
	s->sequence = 0;
}

#define seqcount_init(s)	__seqcount_init(s, NULL, NULL)
#define seqcount_spinlock_init(s, l)	seqcount_lock_init(s, l)
#define seqcount_raw_spinlock_init(s, l) seqcount_lock_init(s, l)
#define seqcount_rwlock_init(s, l)	seqcount_lock_init(s, l)
#define seqcount_mutex_init(s, l)	seqcount_lock_init(s, l)
#define seqcount_lock_init(s, l) do {				\
	(s)->seqcount.sequence = 0;				\
	__SEQ_LOCK((s)->lock = (l));				\
} while (0)

/* The bare counter inside any of the types. */
#define seqprop_ptr(s) _Generic(*(s),					\
	seqcount_t: (seqcount_t *)(s),					\
	seqcount_raw_spinlock_t: (seqcount_t *)(s),			\
	seqcount_spinlock_t: (seqcount_t *)(s),				\
	seqcount_rwlock_t: (seqcount_t *)(s),				\
	seqcount_mutex_t: (seqcount_t *)(s))

/*
 * With a sleeping or preemptible lock, writing must forbid preemption itself.
 */
#define seqprop_preemptible(s) \
	_Generic(*(s), seqcount_mutex_t: true, default: false)

static __always_inline unsigned int __seq_begin(const seqcount_t *s)
{
	unsigned int seq;

	while (unlikely((seq = READ_ONCE(s->sequence)) & 1))
		cpu_relax();
	/* Pairs with: the smp_wmb() in do_raw_write_seqcount_end(). */
	smp_rmb();
	return seq;
}

static __always_inline int __seq_retry(const seqcount_t *s, unsigned int start)
{
	/* Pairs with: the smp_wmb() in do_raw_write_seqcount_begin(). */
	smp_rmb();
	return unlikely(READ_ONCE(s->sequence) != start);
}

static __always_inline void do_raw_write_seqcount_begin(seqcount_t *s)
{
	WRITE_ONCE(s->sequence, s->sequence + 1);
	/* The odd count first, then the data. Pairs with: __seq_retry(). */
	smp_wmb();
}

static __always_inline void do_raw_write_seqcount_end(seqcount_t *s)
{
	/* The data first, then the even count. Pairs with: __seq_begin(). */
	smp_wmb();
	WRITE_ONCE(s->sequence, s->sequence + 1);
}

/**
 * read_seqcount_begin - start reading what a counter guards
 * @s: a seqcount of any type
 *
 * Return: the (even) count, for read_seqcount_retry().
 */
#define read_seqcount_begin(s)		__seq_begin(seqprop_ptr(s))
#define raw_read_seqcount_begin(s)	read_seqcount_begin(s)
#define __read_seqcount_begin(s)	read_seqcount_begin(s)

/* The count as it is; the caller must cope with an odd one. */
#define raw_read_seqcount(s) ({					\
	unsigned int __seq = READ_ONCE(seqprop_ptr(s)->sequence);	\
	smp_rmb();						\
	__seq; })
#define raw_seqcount_begin(s)		(raw_read_seqcount(s) & ~1u)

/**
 * read_seqcount_retry - was there a writer since begin?
 * @s: the counter
 * @start: what read_seqcount_begin() returned
 *
 * Return: true if what was read must be thrown away.
 */
#define read_seqcount_retry(s, start)	__seq_retry(seqprop_ptr(s), start)
#define __read_seqcount_retry(s, start)	read_seqcount_retry(s, start)

#define raw_write_seqcount_begin(s) do {			\
	if (seqprop_preemptible(s))				\
		preempt_disable();				\
	do_raw_write_seqcount_begin(seqprop_ptr(s));		\
} while (0)
#define raw_write_seqcount_end(s) do {				\
	do_raw_write_seqcount_end(seqprop_ptr(s));		\
	if (seqprop_preemptible(s))				\
		preempt_enable();				\
} while (0)

/* Writers of one counter exclude each other: the caller holds that lock. */
#ifdef CONFIG_DEBUG_KERNEL
#define __seqprop_lock_held(s, t) \
	(!((const t *)(s))->lock || lockdep_is_held(((const t *)(s))->lock))
#define seqprop_assert(s) lockdep_assert(_Generic(*(s),		\
	seqcount_raw_spinlock_t:					\
		__seqprop_lock_held(s, seqcount_raw_spinlock_t),	\
	seqcount_spinlock_t: __seqprop_lock_held(s, seqcount_spinlock_t), \
	seqcount_rwlock_t: __seqprop_lock_held(s, seqcount_rwlock_t),	\
	seqcount_mutex_t: __seqprop_lock_held(s, seqcount_mutex_t),	\
	default: true))
#else
#define seqprop_assert(s)			do { } while (0)
#endif
#define write_seqcount_begin(s)	\
	do { seqprop_assert(s); raw_write_seqcount_begin(s); } while (0)
#define write_seqcount_begin_nested(s, sub)	write_seqcount_begin(s)
#define write_seqcount_end(s)			raw_write_seqcount_end(s)

/* All stores before it are seen before those after it, for readers at once. */
#define raw_write_seqcount_barrier(s) do {			\
	seqprop_ptr(s)->sequence++;				\
	smp_wmb();						\
	seqprop_ptr(s)->sequence++;				\
} while (0)

/* Readers from now on see at least one change, without a writing phase. */
#define write_seqcount_invalidate(s) do {			\
	smp_wmb();						\
	seqprop_ptr(s)->sequence += 2;				\
} while (0)

/*
 * A latch: two copies, the readers directed to the one not being written, so
 * that a reader may even interrupt the writer (NMI).
 */
static __always_inline unsigned int
raw_read_seqcount_latch(const seqcount_latch_t *s)
{
	/* Pairs with: raw_write_seqcount_latch(); the data depend on it. */
	return smp_load_acquire(&s->seqcount.sequence);
}

static __always_inline int
raw_read_seqcount_latch_retry(const seqcount_latch_t *s, unsigned int start)
{
	smp_rmb();
	return unlikely(READ_ONCE(s->seqcount.sequence) != start);
}

static __always_inline void raw_write_seqcount_latch(seqcount_latch_t *s)
{
	smp_wmb();
	WRITE_ONCE(s->seqcount.sequence, s->seqcount.sequence + 1);
	smp_wmb();
}

/* Begin with the first copy, switch to the second, end: readers see one whole. */
static __always_inline void write_seqcount_latch_begin(seqcount_latch_t *s)
{
	raw_write_seqcount_latch(s);
}

static __always_inline void write_seqcount_latch(seqcount_latch_t *s)
{
	raw_write_seqcount_latch(s);
}

static __always_inline void write_seqcount_latch_end(seqcount_latch_t *s)
{
}

#define seqcount_latch_init(s)	seqcount_init(&(s)->seqcount)
#define read_seqcount_latch	raw_read_seqcount_latch
#define read_seqcount_latch_retry raw_read_seqcount_latch_retry

/* ------------------------------------------------------------ seqlock_t */

#define seqlock_init(sl) do {					\
	spin_lock_init(&(sl)->lock);				\
	seqcount_init(&(sl)->seqcount);				\
} while (0)

/**
 * read_seqbegin - start reading what a seqlock guards
 * @sl: the lock; nothing is taken
 *
 * Return: the count, for read_seqretry().
 */
static __always_inline unsigned int read_seqbegin(const seqlock_t *sl)
{
	return __seq_begin(&sl->seqcount);
}

/**
 * read_seqretry - must what was read be read again?
 * @sl: the lock
 * @start: from read_seqbegin()
 */
static __always_inline unsigned int read_seqretry(const seqlock_t *sl,
						  unsigned int start)
{
	return __seq_retry(&sl->seqcount, start);
}

#define DEFINE_SEQLOCK_WRITE(sfx, lock_op, unlock_op)			\
static __always_inline void write_seqlock##sfx(seqlock_t *sl)		\
{									\
	lock_op(&sl->lock);						\
	do_raw_write_seqcount_begin(&sl->seqcount);			\
}									\
static __always_inline void write_sequnlock##sfx(seqlock_t *sl)		\
{									\
	do_raw_write_seqcount_end(&sl->seqcount);			\
	unlock_op(&sl->lock);						\
}									\
/* A reader that shuts writers out, and so never has to retry. */	\
static __always_inline void read_seqlock_excl##sfx(seqlock_t *sl)	\
{									\
	lock_op(&sl->lock);						\
}									\
static __always_inline void read_sequnlock_excl##sfx(seqlock_t *sl)	\
{									\
	unlock_op(&sl->lock);						\
}

DEFINE_SEQLOCK_WRITE(, spin_lock, spin_unlock)
DEFINE_SEQLOCK_WRITE(_bh, spin_lock_bh, spin_unlock_bh)
DEFINE_SEQLOCK_WRITE(_irq, spin_lock_irq, spin_unlock_irq)

#define write_seqlock_irqsave(sl, flags) do {			\
	spin_lock_irqsave(&(sl)->lock, flags);			\
	do_raw_write_seqcount_begin(&(sl)->seqcount);		\
} while (0)

static __always_inline void write_sequnlock_irqrestore(seqlock_t *sl,
						       unsigned long flags)
{
	do_raw_write_seqcount_end(&sl->seqcount);
	spin_unlock_irqrestore(&sl->lock, flags);
}

#define read_seqlock_excl_irqsave(sl, flags) \
	spin_lock_irqsave(&(sl)->lock, flags)
#define read_sequnlock_excl_irqrestore(sl, flags) \
	spin_unlock_irqrestore(&(sl)->lock, flags)

/**
 * read_seqbegin_or_lock - read without the lock first, with it the next time
 * @lock: the seqlock
 * @seq: even (0) at first; made odd by the caller to ask for the lock
 */
static inline void read_seqbegin_or_lock(seqlock_t *lock, int *seq)
{
	if (*seq & 1)
		read_seqlock_excl(lock);
	else
		*seq = read_seqbegin(lock);
}

/* The same with interrupts off while the lock is held; flags for done. */
static inline unsigned long read_seqbegin_or_lock_irqsave(seqlock_t *lock,
							  int *seq)
{
	unsigned long flags = 0;

	if (*seq & 1)
		read_seqlock_excl_irqsave(lock, flags);
	else
		*seq = read_seqbegin(lock);
	return flags;
}

static inline void done_seqretry_irqrestore(seqlock_t *lock, int seq,
					    unsigned long flags)
{
	if (seq & 1)
		read_sequnlock_excl_irqrestore(lock, flags);
}

static inline int need_seqretry(seqlock_t *lock, int seq)
{
	return !(seq & 1) && read_seqretry(lock, seq);
}

static inline void done_seqretry(seqlock_t *lock, int seq)
{
	if (seq & 1)
		read_sequnlock_excl(lock);
}

#endif
