/* SPDX-License-Identifier: MIT */
/*
 * The ticket lock: take the next number, wait until it is called. Fair, two
 * bytes, room for 255 CPUs.
 */
#ifndef _ASM_SPINLOCK_H
#define _ASM_SPINLOCK_H

#include <linux/compiler.h>
#include <linux/types.h>

typedef union {
	u16 head_tail;
	struct {
		u8 head;	/* the number that is being served */
		u8 tail;	/* the next number to be handed out */
	};
} arch_spinlock_t;

#define __ARCH_SPIN_LOCK_UNLOCKED	{ 0 }

/*
 * Tail sits in the high byte, so one xadd both draws a ticket and tells whose
 * turn it is. The locked instruction is the acquire barrier.
 * Pairs with: the store in arch_spin_unlock().
 * Spinning is inline: a call here would cost every taker its free registers.
 */
static __always_inline void arch_spin_lock(arch_spinlock_t *lock)
{
	u16 ticket = 0x0100;
	bool mine;

	asm volatile("lock xaddw %0, %1\n\tcmpb %h0, %b0"
		     : "+Q"(ticket), "+m"(lock->head_tail), "=@ccz"(mine)
		     : : "memory");
	if (unlikely(!mine))
		while (READ_ONCE(lock->head) != ticket >> 8)
			asm volatile("pause" : : : "memory");
}

static __always_inline bool arch_spin_trylock(arch_spinlock_t *lock)
{
	u16 old = READ_ONCE(lock->head_tail), new = old + 0x0100;
	bool ok;

	if ((old >> 8) != (old & 0xff))
		return false;
	asm volatile("lock cmpxchgw %3, %1"
		     : "+a"(old), "+m"(lock->head_tail), "=@ccz"(ok)
		     : "q"(new) : "memory");
	return ok;
}

/*
 * Only the holder writes head, so a plain increment will do: x86 lets no
 * earlier access pass a later store, which is all that release asks.
 * Pairs with: the xadd of the next holder, or its load while it spins.
 */
static __always_inline void arch_spin_unlock(arch_spinlock_t *lock)
{
	asm volatile("incb %0" : "+m"(lock->head) : : "memory", "cc");
}

/* The same for a lock in a per-CPU variable: this CPU's, in one instruction. */
#define this_cpu_spin_unlock(lock_var) \
	asm volatile("incb %%gs:%0" : "+m"((lock_var).head) : : "memory", "cc")

static __always_inline bool arch_spin_is_locked(arch_spinlock_t *lock)
{
	u16 v = READ_ONCE(lock->head_tail);
	bool locked;

	asm("cmpb %h1, %b1" : "=@ccnz"(locked) : "Q"(v));
	return locked;
}

static __always_inline bool arch_spin_is_contended(arch_spinlock_t *lock)
{
	u16 v = READ_ONCE(lock->head_tail);

	return (u8)((v >> 8) - (v & 0xff)) > 1;
}

#endif
