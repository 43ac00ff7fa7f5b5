// SPDX-License-Identifier: MIT
/*
 * dec_and_lock.c - count down, and if that makes 0, do it with a lock held.
 *
 * For objects in a list that the lock guards: whoever walks the list under the
 * lock then never meets one whose count is 0. While the count is above 1 no
 * lock is needed.
 *
 * Locks: the caller's. Race: between the look at the count and the lock another
 * may have taken a reference; so the count is decremented under the lock, and
 * the lock given back if it was not the last.
 * Linux: lib/refcount.c, lib/dec_and_lock.c. In sched/, for the sake of the
 * mutex.
 */
#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>

/**
 * refcount_dec_and_mutex_lock - as the name says
 * @r: the count
 * @lock: taken when the count gets 0
 *
 * Context: may sleep.
 * Return: true: it is 0, and @lock is held.
 */
bool refcount_dec_and_mutex_lock(refcount_t *r, struct mutex *lock)
{
	if (refcount_dec_not_one(r))
		return false;
	mutex_lock(lock);
	if (refcount_dec_and_test(r))
		return true;
	mutex_unlock(lock);
	return false;
}
EXPORT_SYMBOL(refcount_dec_and_mutex_lock);

/** refcount_dec_and_lock - the same with a spinlock */
bool refcount_dec_and_lock(refcount_t *r, spinlock_t *lock)
{
	if (refcount_dec_not_one(r))
		return false;
	spin_lock(lock);
	if (refcount_dec_and_test(r))
		return true;
	spin_unlock(lock);
	return false;
}
EXPORT_SYMBOL(refcount_dec_and_lock);

/** refcount_dec_and_lock_irqsave - the same, with interrupts off */
bool refcount_dec_and_lock_irqsave(refcount_t *r, spinlock_t *lock,
				   unsigned long *flags)
{
	unsigned long irq;

	if (refcount_dec_not_one(r))
		return false;
	spin_lock_irqsave(lock, irq);
	if (refcount_dec_and_test(r)) {
		*flags = irq;
		return true;
	}
	spin_unlock_irqrestore(lock, irq);
	return false;
}
EXPORT_SYMBOL(refcount_dec_and_lock_irqsave);
