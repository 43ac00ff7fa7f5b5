/* SPDX-License-Identifier: MIT */
/* bit_spinlock.h - a spinlock in one bit of a word; unfair, unchecked, small. */
#ifndef _LINUX_BIT_SPINLOCK_H
#define _LINUX_BIT_SPINLOCK_H

#include <linux/atomic.h>
#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/preempt.h>
#include <asm/processor.h>

/**
 * bit_spin_trylock - take the lock if that needs no waiting
 * @bitnum: its bit
 * @addr: of the word
 *
 * Return: 1 when taken, else 0.
 */
static inline int bit_spin_trylock(int bitnum, unsigned long *addr)
{
	preempt_disable();
	if (!test_and_set_bit_lock(bitnum, addr))
		return 1;
	preempt_enable();
	return 0;
}

/** bit_spin_lock - spin until the lock is ours; preemptible meanwhile */
static inline void bit_spin_lock(int bitnum, unsigned long *addr)
{
	while (!bit_spin_trylock(bitnum, addr))
		while (test_bit(bitnum, addr))
			cpu_relax();
}

/** bit_spin_unlock - give it back */
static inline void bit_spin_unlock(int bitnum, unsigned long *addr)
{
	BUG_ON(!test_bit(bitnum, addr));
	clear_bit_unlock(bitnum, addr);
	preempt_enable();
}

/* The same, when the lock guards the other bits of the word too. */
static inline void __bit_spin_unlock(int bitnum, unsigned long *addr)
{
	smp_store_release(addr, *addr & ~(1UL << bitnum));
	preempt_enable();
}

static inline int bit_spin_is_locked(int bitnum, unsigned long *addr)
{
	return test_bit(bitnum, addr);
}

#endif
