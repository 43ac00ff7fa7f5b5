/* SPDX-License-Identifier: MIT */
/* Single-bit instructions and bit searches. */
#ifndef _ASM_BITOPS_H
#define _ASM_BITOPS_H

#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/types.h>

/* J: a constant 0..63 goes into the instruction. */

static __always_inline void set_bit(long nr, volatile unsigned long *addr)
{
	asm volatile("lock btsq %1, %0"
		     : "+m"(*addr) : "Jr"(nr) : "memory", "cc");
}

static __always_inline void clear_bit(long nr, volatile unsigned long *addr)
{
	asm volatile("lock btrq %1, %0"
		     : "+m"(*addr) : "Jr"(nr) : "memory", "cc");
}

static __always_inline void change_bit(long nr, volatile unsigned long *addr)
{
	asm volatile("lock btcq %1, %0"
		     : "+m"(*addr) : "Jr"(nr) : "memory", "cc");
}

static __always_inline bool test_and_set_bit(long nr,
					     volatile unsigned long *addr)
{
	bool old;

	asm volatile("lock btsq %2, %0"
		     : "+m"(*addr), "=@ccc"(old) : "Jr"(nr) : "memory");
	return old;
}

static __always_inline bool test_and_clear_bit(long nr,
					       volatile unsigned long *addr)
{
	bool old;

	asm volatile("lock btrq %2, %0"
		     : "+m"(*addr), "=@ccc"(old) : "Jr"(nr) : "memory");
	return old;
}

static __always_inline bool test_and_change_bit(long nr,
						volatile unsigned long *addr)
{
	bool old;

	asm volatile("lock btcq %2, %0"
		     : "+m"(*addr), "=@ccc"(old) : "Jr"(nr) : "memory");
	return old;
}

static __always_inline bool test_bit(long nr,
				     const volatile unsigned long *addr)
{
	return (addr[BIT_WORD(nr)] >> (nr % BITS_PER_LONG)) & 1;
}

#define test_bit_acquire(nr, addr) \
	({ bool __b = test_bit(nr, addr); barrier(); __b; })

/* The forms with two underscores: the caller keeps others away. */
static __always_inline void __set_bit(long nr, volatile unsigned long *addr)
{
	addr[BIT_WORD(nr)] |= BIT_MASK(nr);
}

static __always_inline void __clear_bit(long nr, volatile unsigned long *addr)
{
	addr[BIT_WORD(nr)] &= ~BIT_MASK(nr);
}

static __always_inline void __change_bit(long nr, volatile unsigned long *addr)
{
	addr[BIT_WORD(nr)] ^= BIT_MASK(nr);
}

static __always_inline bool __test_and_set_bit(long nr,
					       volatile unsigned long *addr)
{
	bool old = test_bit(nr, addr);

	__set_bit(nr, addr);
	return old;
}

static __always_inline bool __test_and_clear_bit(long nr,
						 volatile unsigned long *addr)
{
	bool old = test_bit(nr, addr);

	__clear_bit(nr, addr);
	return old;
}

static __always_inline void clear_bit_unlock(long nr,
					     volatile unsigned long *addr)
{
	clear_bit(nr, addr);
}

#define test_and_set_bit_lock(nr, addr)	test_and_set_bit(nr, addr)

#define __set_bit_val(nr, addr, v) \
	((v) ? __set_bit(nr, addr) : __clear_bit(nr, addr))
#define assign_bit(nr, addr, v) \
	((v) ? set_bit(nr, addr) : clear_bit(nr, addr))
#define __assign_bit(nr, addr, v)	__set_bit_val(nr, addr, v)

/* Undefined for 0, as in Linux. */
static __always_inline unsigned long __ffs(unsigned long word)
{
	return __builtin_ctzl(word);
}

static __always_inline unsigned long __fls(unsigned long word)
{
	return BITS_PER_LONG - 1 - __builtin_clzl(word);
}

#define ffz(word)	__ffs(~(word))

/* 1 for bit 0; 0 if no bit is set. */
static __always_inline int ffs(int x)
{
	return __builtin_ffs(x);
}

static __always_inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

static __always_inline int fls64(u64 x)
{
	return x ? 64 - __builtin_clzll(x) : 0;
}

#define fls_long(x)	fls64(x)

#endif
