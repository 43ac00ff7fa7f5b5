/* SPDX-License-Identifier: MIT */
/*
 * Spinlocks. spin_lock() forbids preemption, then takes a fair ticket lock
 * (asm/spinlock.h). The _irq and _irqsave forms also mask interrupts on this
 * CPU, the _bh forms softirqs: use them when a handler takes the same lock,
 * or the handler would spin for ever on the thread it interrupted.
 *
 * All forms are inline. In a DEBUG build the innermost step is a function in
 * locking/spinlock.c that records owner, CPU and place, and asks lockdep.
 *
 * Order, kept by every pair below: interrupts off, preemption off, lock; and
 * back the other way, so that an interrupt due or a preemption due happens
 * only when the lock is free.
 */
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <linux/atomic.h>
#include <linux/preempt.h>
#include <linux/irqflags.h>
#include <linux/bottom_half.h>
#include <linux/cleanup.h>
#include <linux/lockdep.h>
#include <linux/spinlock_types.h>
#include <asm/spinlock.h>
#include <asm/barrier.h>

#ifdef CONFIG_DEBUG_KERNEL

void __raw_spin_lock_init(raw_spinlock_t *lock, const char *name,
			  struct lock_class_key *key);
void do_raw_spin_lock(raw_spinlock_t *lock, int subclass);
int do_raw_spin_trylock(raw_spinlock_t *lock);
void do_raw_spin_unlock(raw_spinlock_t *lock);

#define raw_spin_lock_init(lock) do {				\
	static struct lock_class_key __key;			\
	__raw_spin_lock_init((lock), #lock, &__key);		\
} while (0)
#define spin_lock_init(lock) do {				\
	static struct lock_class_key __key;			\
	__raw_spin_lock_init(spinlock_check(lock), #lock, &__key); \
} while (0)

#else

static __always_inline void do_raw_spin_lock(raw_spinlock_t *lock, int subclass)
{
	arch_spin_lock(&lock->raw_lock);
}

static __always_inline int do_raw_spin_trylock(raw_spinlock_t *lock)
{
	return arch_spin_trylock(&lock->raw_lock);
}

static __always_inline void do_raw_spin_unlock(raw_spinlock_t *lock)
{
	arch_spin_unlock(&lock->raw_lock);
}

#define raw_spin_lock_init(lock) \
	do { *(lock) = __RAW_SPIN_LOCK_UNLOCKED(lock); } while (0)
#define spin_lock_init(lock) \
	do { *(lock) = __SPIN_LOCK_UNLOCKED(lock); } while (0)

#endif

/* ------------------------------------------------------ raw_spinlock_t */

/**
 * raw_spin_lock_nested - take a lock while another of its class is held
 * @lock: the lock
 * @subclass: which level, for lockdep; the code has an order of its own
 *
 * Context: any; interrupts and bottom halves stay as they are.
 */
static __always_inline void raw_spin_lock_nested(raw_spinlock_t *lock,
						 int subclass)
{
	preempt_disable();
	do_raw_spin_lock(lock, subclass);
}

/**
 * raw_spin_lock - take a lock, spinning until it is free
 * @lock: the lock
 *
 * Context: any, provided that no handler which may interrupt us takes it.
 */
static __always_inline void raw_spin_lock(raw_spinlock_t *lock)
{
	raw_spin_lock_nested(lock, 0);
}

static __always_inline void raw_spin_lock_irq(raw_spinlock_t *lock)
{
	local_irq_disable();
	raw_spin_lock(lock);
}

static __always_inline void raw_spin_lock_bh(raw_spinlock_t *lock)
{
	local_bh_disable();
	do_raw_spin_lock(lock, 0);
}

static __always_inline void raw_spin_unlock(raw_spinlock_t *lock)
{
	do_raw_spin_unlock(lock);
	preempt_enable();
}

static __always_inline void raw_spin_unlock_irq(raw_spinlock_t *lock)
{
	do_raw_spin_unlock(lock);
	local_irq_enable();
	preempt_enable();
}

static __always_inline void raw_spin_unlock_irqrestore(raw_spinlock_t *lock,
						       unsigned long flags)
{
	do_raw_spin_unlock(lock);
	local_irq_restore(flags);
	preempt_enable();
}

static __always_inline void raw_spin_unlock_bh(raw_spinlock_t *lock)
{
	do_raw_spin_unlock(lock);
	local_bh_enable();
}

/**
 * raw_spin_trylock - take a lock if that needs no waiting
 * @lock: the lock
 *
 * Return: 1 when taken, 0 (and nothing changed) when somebody has it.
 */
static __always_inline int raw_spin_trylock(raw_spinlock_t *lock)
{
	preempt_disable();
	if (do_raw_spin_trylock(lock))
		return 1;
	preempt_enable();
	return 0;
}

static __always_inline int raw_spin_trylock_irq(raw_spinlock_t *lock)
{
	local_irq_disable();
	if (raw_spin_trylock(lock))
		return 1;
	local_irq_enable();
	return 0;
}

static __always_inline int raw_spin_trylock_bh(raw_spinlock_t *lock)
{
	local_bh_disable();
	if (do_raw_spin_trylock(lock))
		return 1;
	local_bh_enable();
	return 0;
}

/* flags is assigned to, so these two are macros, as in Linux. */
#define raw_spin_lock_irqsave(lock, flags)	do {	\
	local_irq_save(flags);				\
	raw_spin_lock(lock);				\
} while (0)

#define raw_spin_lock_irqsave_nested(lock, flags, subclass) do { \
	local_irq_save(flags);				\
	raw_spin_lock_nested(lock, subclass);		\
} while (0)

#define raw_spin_trylock_irqsave(lock, flags) ({	\
	int __taken;					\
	local_irq_save(flags);				\
	__taken = raw_spin_trylock(lock);		\
	if (!__taken)					\
		local_irq_restore(flags);		\
	__taken;					\
})

/* The truth at one moment: another CPU may change it before we look at it. */
static __always_inline int raw_spin_is_locked(raw_spinlock_t *lock)
{
	return arch_spin_is_locked(&lock->raw_lock);
}

static __always_inline int raw_spin_is_contended(raw_spinlock_t *lock)
{
	return arch_spin_is_contended(&lock->raw_lock);
}

/* ---------------------------------------------------------- spinlock_t */

static __always_inline raw_spinlock_t *spinlock_check(spinlock_t *lock)
{
	return &lock->rlock;
}

/**
 * spin_lock - take a lock, spinning until it is free
 * @lock: the lock
 *
 * Context: any, provided that no handler which may interrupt us takes it.
 *	Until spin_unlock() the caller must not sleep.
 */
static __always_inline void spin_lock(spinlock_t *lock)
{
	raw_spin_lock(&lock->rlock);
}

static __always_inline void spin_lock_irq(spinlock_t *lock)
{
	raw_spin_lock_irq(&lock->rlock);
}

static __always_inline void spin_lock_bh(spinlock_t *lock)
{
	raw_spin_lock_bh(&lock->rlock);
}

static __always_inline void spin_lock_nested(spinlock_t *lock, int subclass)
{
	raw_spin_lock_nested(&lock->rlock, subclass);
}

/**
 * spin_unlock - give a lock back to the next in the queue
 * @lock: a lock that this task (or this interrupt) took
 */
static __always_inline void spin_unlock(spinlock_t *lock)
{
	raw_spin_unlock(&lock->rlock);
}

static __always_inline void spin_unlock_irq(spinlock_t *lock)
{
	raw_spin_unlock_irq(&lock->rlock);
}

static __always_inline void spin_unlock_irqrestore(spinlock_t *lock,
						   unsigned long flags)
{
	raw_spin_unlock_irqrestore(&lock->rlock, flags);
}

static __always_inline void spin_unlock_bh(spinlock_t *lock)
{
	raw_spin_unlock_bh(&lock->rlock);
}

static __always_inline int spin_trylock(spinlock_t *lock)
{
	return raw_spin_trylock(&lock->rlock);
}

static __always_inline int spin_trylock_irq(spinlock_t *lock)
{
	return raw_spin_trylock_irq(&lock->rlock);
}

static __always_inline int spin_trylock_bh(spinlock_t *lock)
{
	return raw_spin_trylock_bh(&lock->rlock);
}

static __always_inline int spin_is_locked(spinlock_t *lock)
{
	return raw_spin_is_locked(&lock->rlock);
}

static __always_inline int spin_is_contended(spinlock_t *lock)
{
	return raw_spin_is_contended(&lock->rlock);
}

#define spin_lock_irqsave(lock, flags) \
	raw_spin_lock_irqsave(spinlock_check(lock), flags)
#define spin_lock_irqsave_nested(lock, flags, subclass) \
	raw_spin_lock_irqsave_nested(spinlock_check(lock), flags, subclass)
#define spin_trylock_irqsave(lock, flags) \
	raw_spin_trylock_irqsave(spinlock_check(lock), flags)

#define assert_spin_locked(lock)	BUG_ON(!spin_is_locked(lock))
#define assert_raw_spin_locked(lock)	BUG_ON(!raw_spin_is_locked(lock))

/* Taken while lock nest, which orders all of the class, is held. */
#define raw_spin_lock_nest_lock(lock, nest)	\
	((void)(nest), raw_spin_lock_nested(lock, 1))
#define spin_lock_nest_lock(lock, nest)		\
	((void)(nest), spin_lock_nested(lock, 1))
#define spin_lock_bh_nested(lock, subclass)	\
	do { local_bh_disable(); do_raw_spin_lock(&(lock)->rlock, subclass); } while (0)

/* Should the holder give it up for a moment? */
static inline int spin_needbreak(spinlock_t *lock)
{
	return spin_is_contended(lock);
}

int _atomic_dec_and_lock(atomic_t *atomic, spinlock_t *lock);
int _atomic_dec_and_raw_lock(atomic_t *atomic, raw_spinlock_t *lock);
int _atomic_dec_and_raw_lock_irqsave(atomic_t *atomic, raw_spinlock_t *lock,
				     unsigned long *flags);
int _atomic_dec_and_lock_irqsave(atomic_t *atomic, spinlock_t *lock,
				 unsigned long *flags);

/**
 * atomic_dec_and_lock - drop a count, taking the lock with the last one
 * @atomic: the count
 * @lock: taken if, and only if, the count reaches 0
 *
 * Return: 1 with the lock held, else 0.
 */
#define atomic_dec_and_lock(atomic, lock) _atomic_dec_and_lock(atomic, lock)
#define atomic_dec_and_lock_irqsave(atomic, lock, flags) \
	_atomic_dec_and_lock_irqsave(atomic, lock, &(flags))
#define atomic_dec_and_raw_lock(atomic, lock) \
	_atomic_dec_and_raw_lock(atomic, lock)
#define atomic_dec_and_raw_lock_irqsave(atomic, lock, flags) \
	_atomic_dec_and_raw_lock_irqsave(atomic, lock, &(flags))

#include <linux/rwlock.h>

/*
 * guard(spinlock)(&lock): unlocks at the end of the block, see cleanup.h. The
 * forms with _try are for scoped_cond_guard().
 */
#define DEFINE_SPIN_GUARDS(name, type, op, sfx)				\
DEFINE_LOCK_GUARD_1(name##sfx, type, op##_lock##sfx(_T->lock),		\
		    op##_unlock##sfx(_T->lock))				\
DEFINE_LOCK_GUARD_1_COND(name##sfx, _try, op##_trylock##sfx(_T->lock))
#define DEFINE_SPIN_GUARDS_IRQSAVE(name, type, op)			\
DEFINE_LOCK_GUARD_1(name##_irqsave, type,				\
		    op##_lock_irqsave(_T->lock, _T->flags),		\
		    op##_unlock_irqrestore(_T->lock, _T->flags),	\
		    unsigned long flags)				\
DEFINE_LOCK_GUARD_1_COND(name##_irqsave, _try,				\
			 op##_trylock_irqsave(_T->lock, _T->flags))

DEFINE_SPIN_GUARDS(raw_spinlock, raw_spinlock_t, raw_spin, )
DEFINE_SPIN_GUARDS(raw_spinlock, raw_spinlock_t, raw_spin, _irq)
DEFINE_SPIN_GUARDS(raw_spinlock, raw_spinlock_t, raw_spin, _bh)
DEFINE_SPIN_GUARDS_IRQSAVE(raw_spinlock, raw_spinlock_t, raw_spin)
DEFINE_LOCK_GUARD_1(raw_spinlock_nested, raw_spinlock_t,
		    raw_spin_lock_nested(_T->lock, SINGLE_DEPTH_NESTING),
		    raw_spin_unlock(_T->lock))
DEFINE_SPIN_GUARDS(spinlock, spinlock_t, spin, )
DEFINE_SPIN_GUARDS(spinlock, spinlock_t, spin, _irq)
DEFINE_SPIN_GUARDS(spinlock, spinlock_t, spin, _bh)
DEFINE_SPIN_GUARDS_IRQSAVE(spinlock, spinlock_t, spin)

#define DEFINE_RW_GUARDS(op)						\
DEFINE_LOCK_GUARD_1(op##_lock, rwlock_t, op##_lock(_T->lock),		\
		    op##_unlock(_T->lock))				\
DEFINE_LOCK_GUARD_1(op##_lock_irq, rwlock_t, op##_lock_irq(_T->lock),	\
		    op##_unlock_irq(_T->lock))				\
DEFINE_LOCK_GUARD_1(op##_lock_irqsave, rwlock_t,			\
		    op##_lock_irqsave(_T->lock, _T->flags),		\
		    op##_unlock_irqrestore(_T->lock, _T->flags),	\
		    unsigned long flags)

DEFINE_RW_GUARDS(read)
DEFINE_RW_GUARDS(write)

#endif
