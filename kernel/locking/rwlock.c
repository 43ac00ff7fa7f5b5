// SPDX-License-Identifier: MIT
/*
 * rwlock.c - reader-writer spinlocks, the part that waits.
 *
 * The word: bits 0-7 a writer is inside, bit 8 a writer waits at the head of
 * the queue, from bit 9 the number of readers. Whoever cannot enter at once
 * takes wait_lock, a ticket lock, and so queues in order of coming; only the
 * holder of wait_lock watches the word. A reader there waits for the writer
 * inside to leave, a writer there sets bit 8, which keeps new readers out,
 * and waits for the readers inside to leave.
 *
 * Called by: the inline functions of linux/rwlock.h.
 * Linux: kernel/locking/qrwlock.c.
 */
#include <linux/rwlock.h>
#include <linux/spinlock.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <asm/processor.h>

/*
 * The reader has counted itself already. In an interrupt it keeps that and
 * waits only for a writer inside: one that merely waits may be waiting for
 * the very reader that we interrupted.
 */
void queued_read_lock_slowpath(rwlock_t *lock)
{
	if (unlikely(in_interrupt())) {
		smp_cond_load_acquire(&lock->cnts.counter, !(VAL & _QW_LOCKED));
		return;
	}
	atomic_sub(_QR_BIAS, &lock->cnts);
	arch_spin_lock(&lock->wait_lock);
	atomic_add(_QR_BIAS, &lock->cnts);
	/* Pairs with: the release in arch_write_unlock(). */
	smp_cond_load_acquire(&lock->cnts.counter, !(VAL & _QW_LOCKED));
	arch_spin_unlock(&lock->wait_lock);
}
EXPORT_SYMBOL(queued_read_lock_slowpath);

/** queued_write_lock_slowpath - somebody is inside: queue up */
void queued_write_lock_slowpath(rwlock_t *lock)
{
	int cnts;

	arch_spin_lock(&lock->wait_lock);
	if (arch_write_trylock(lock))
		goto out;
	atomic_or(_QW_WAITING, &lock->cnts);
	do {
		/* Pairs with: the releases of readers and of the writer. */
		cnts = smp_cond_load_relaxed(&lock->cnts.counter,
						VAL == _QW_WAITING);
	} while (!atomic_try_cmpxchg_acquire(&lock->cnts, &cnts, _QW_LOCKED));
out:
	arch_spin_unlock(&lock->wait_lock);
}
EXPORT_SYMBOL(queued_write_lock_slowpath);

#ifdef CONFIG_DEBUG_KERNEL

/** __rwlock_init - what rwlock_init() calls */
void __rwlock_init(rwlock_t *lock, const char *name,
		   struct lock_class_key *key)
{
	*lock = __RW_LOCK_UNLOCKED(lock);
	lockdep_init_map(&lock->dep_map, name, key, 0);
}
EXPORT_SYMBOL(__rwlock_init);

static void rwlock_bug(rwlock_t *lock, const char *msg)
{
	pr_emerg("BUG: rwlock %s on CPU#%d, %s/%d, %px\n", msg,
		 raw_smp_processor_id(), current->comm, current->pid, lock);
	dump_stack();
}

static void rwlock_check(rwlock_t *lock)
{
	if (lock->magic != RWLOCK_MAGIC)
		rwlock_bug(lock, "bad magic");
}

/** do_raw_read_lock - the checked innermost step of read_lock() */
void do_raw_read_lock(rwlock_t *lock)
{
	rwlock_check(lock);
	lock_acquire(&lock->dep_map, 0, 0, 1 + !!in_interrupt(), 1, NULL,
		     _RET_IP_);
	arch_read_lock(lock);
}
EXPORT_SYMBOL(do_raw_read_lock);

/** do_raw_read_trylock - the same of read_trylock() */
int do_raw_read_trylock(rwlock_t *lock)
{
	int ok = arch_read_trylock(lock);

	if (ok)
		lock_acquire(&lock->dep_map, 0, 1, 1, 1, NULL, _RET_IP_);
	return ok;
}
EXPORT_SYMBOL(do_raw_read_trylock);

/** do_raw_read_unlock - the same of read_unlock() */
void do_raw_read_unlock(rwlock_t *lock)
{
	rwlock_check(lock);
	lock_release(&lock->dep_map, _RET_IP_);
	arch_read_unlock(lock);
}
EXPORT_SYMBOL(do_raw_read_unlock);

/** do_raw_write_lock - the same of write_lock() */
void do_raw_write_lock(rwlock_t *lock)
{
	rwlock_check(lock);
	if (lock->owner == current)
		rwlock_bug(lock, "recursion");
	lock_acquire(&lock->dep_map, 0, 0, 0, 1, NULL, _RET_IP_);
	arch_write_lock(lock);
	lock->owner_cpu = raw_smp_processor_id();
	lock->owner = current;
}
EXPORT_SYMBOL(do_raw_write_lock);

/** do_raw_write_trylock - the same of write_trylock() */
int do_raw_write_trylock(rwlock_t *lock)
{
	int ok = arch_write_trylock(lock);

	if (ok) {
		lock->owner_cpu = raw_smp_processor_id();
		lock->owner = current;
		lock_acquire(&lock->dep_map, 0, 1, 0, 1, NULL, _RET_IP_);
	}
	return ok;
}
EXPORT_SYMBOL(do_raw_write_trylock);

/** do_raw_write_unlock - the same of write_unlock() */
void do_raw_write_unlock(rwlock_t *lock)
{
	rwlock_check(lock);
	if (lock->owner != current)
		rwlock_bug(lock, "wrong owner");
	if (lock->owner_cpu != raw_smp_processor_id())
		rwlock_bug(lock, "wrong CPU");
	lock_release(&lock->dep_map, _RET_IP_);
	lock->owner = SPINLOCK_OWNER_INIT;
	lock->owner_cpu = -1;
	arch_write_unlock(lock);
}
EXPORT_SYMBOL(do_raw_write_unlock);

#endif
