/* SPDX-License-Identifier: MIT */
/*
 * Reader-writer spinlocks, fair: who has to wait queues on a ticket lock, so
 * that neither readers nor writers starve. A reader in interrupt context may
 * pass a waiting writer (not a writing one): else it could wait for a writer
 * that waits for the reader it interrupted. Slow paths: locking/rwlock.c.
 */
#ifndef _LINUX_RWLOCK_H
#define _LINUX_RWLOCK_H

#include <linux/compiler.h>
#include <linux/atomic.h>
#include <linux/preempt.h>
#include <linux/irqflags.h>
#include <linux/bottom_half.h>
#include <linux/lockdep.h>
#include <linux/rwlock_types.h>
#include <asm/spinlock.h>

/* cnts: writer byte, a writer-waits bit, then the number of readers. */
#define _QW_WAITING	0x100
#define _QW_LOCKED	0x0ff
#define _QW_WMASK	0x1ff
#define _QR_BIAS	0x200

void queued_read_lock_slowpath(rwlock_t *lock);
void queued_write_lock_slowpath(rwlock_t *lock);

static __always_inline void arch_read_lock(rwlock_t *lock)
{
	int cnts = atomic_add_return_acquire(_QR_BIAS, &lock->cnts);

	if (unlikely(cnts & _QW_WMASK))
		queued_read_lock_slowpath(lock);
}

static __always_inline int arch_read_trylock(rwlock_t *lock)
{
	if (atomic_read(&lock->cnts) & _QW_WMASK)
		return 0;
	if (!(atomic_add_return_acquire(_QR_BIAS, &lock->cnts) & _QW_WMASK))
		return 1;
	atomic_sub(_QR_BIAS, &lock->cnts);
	return 0;
}

static __always_inline void arch_read_unlock(rwlock_t *lock)
{
	atomic_sub_return_release(_QR_BIAS, &lock->cnts);
}

static __always_inline int arch_write_trylock(rwlock_t *lock)
{
	int free = 0;

	return atomic_try_cmpxchg_acquire(&lock->cnts, &free, _QW_LOCKED);
}

static __always_inline void arch_write_lock(rwlock_t *lock)
{
	if (unlikely(!arch_write_trylock(lock)))
		queued_write_lock_slowpath(lock);
}

static __always_inline void arch_write_unlock(rwlock_t *lock)
{
	/* Only the writer byte: readers and a waiting writer may be counted. */
	smp_store_release((u8 *)&lock->cnts, 0);
}

#ifdef CONFIG_DEBUG_KERNEL

void __rwlock_init(rwlock_t *lock, const char *name,
		   struct lock_class_key *key);
void do_raw_read_lock(rwlock_t *lock);
int do_raw_read_trylock(rwlock_t *lock);
void do_raw_read_unlock(rwlock_t *lock);
void do_raw_write_lock(rwlock_t *lock);
int do_raw_write_trylock(rwlock_t *lock);
void do_raw_write_unlock(rwlock_t *lock);

#define rwlock_init(lock) do {				\
	static struct lock_class_key __key;		\
	__rwlock_init((lock), #lock, &__key);		\
} while (0)

#else

#define do_raw_read_lock	arch_read_lock
#define do_raw_read_trylock	arch_read_trylock
#define do_raw_read_unlock	arch_read_unlock
#define do_raw_write_lock	arch_write_lock
#define do_raw_write_trylock	arch_write_trylock
#define do_raw_write_unlock	arch_write_unlock
#define rwlock_init(lock) \
	do { *(lock) = __RW_LOCK_UNLOCKED(lock); } while (0)

#endif

/*
 * The eight forms of each of read and write, told once. Order as in
 * spinlock.h: interrupts, preemption, lock; and back.
 */
#define DEFINE_RWLOCK_OPS(op)						\
static __always_inline void op##_lock(rwlock_t *lock)			\
{									\
	preempt_disable();						\
	do_raw_##op##_lock(lock);					\
}									\
static __always_inline void op##_lock_irq(rwlock_t *lock)		\
{									\
	local_irq_disable();						\
	op##_lock(lock);						\
}									\
static __always_inline void op##_lock_bh(rwlock_t *lock)		\
{									\
	local_bh_disable();						\
	do_raw_##op##_lock(lock);					\
}									\
static __always_inline int op##_trylock(rwlock_t *lock)			\
{									\
	preempt_disable();						\
	if (do_raw_##op##_trylock(lock))				\
		return 1;						\
	preempt_enable();						\
	return 0;							\
}									\
static __always_inline void op##_unlock(rwlock_t *lock)			\
{									\
	do_raw_##op##_unlock(lock);					\
	preempt_enable();						\
}									\
static __always_inline void op##_unlock_irq(rwlock_t *lock)		\
{									\
	do_raw_##op##_unlock(lock);					\
	local_irq_enable();						\
	preempt_enable();						\
}									\
static __always_inline void op##_unlock_irqrestore(rwlock_t *lock,	\
						   unsigned long flags)	\
{									\
	do_raw_##op##_unlock(lock);					\
	local_irq_restore(flags);					\
	preempt_enable();						\
}									\
static __always_inline void op##_unlock_bh(rwlock_t *lock)		\
{									\
	do_raw_##op##_unlock(lock);					\
	local_bh_enable();						\
}

DEFINE_RWLOCK_OPS(read)
DEFINE_RWLOCK_OPS(write)

#define read_lock_irqsave(lock, flags) \
	do { local_irq_save(flags); read_lock(lock); } while (0)
#define write_lock_irqsave(lock, flags) \
	do { local_irq_save(flags); write_lock(lock); } while (0)
#define write_trylock_irqsave(lock, flags) ({		\
	int __taken;					\
	local_irq_save(flags);				\
	__taken = write_trylock(lock);			\
	if (!__taken)					\
		local_irq_restore(flags);		\
	__taken;					\
})

#define write_lock_nested(lock, subclass) \
	do { (void)(subclass); write_lock(lock); } while (0)
#define rwlock_needbreak(lock)	rwlock_is_contended(lock)

static __always_inline int rwlock_is_contended(rwlock_t *lock)
{
	return arch_spin_is_locked(&lock->wait_lock);
}

#endif
