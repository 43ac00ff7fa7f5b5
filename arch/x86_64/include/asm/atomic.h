/* SPDX-License-Identifier: MIT */
/*
 * The atomic operations that x86 has an instruction for; the rest is in
 * linux/atomic.h.
 */
#ifndef _ASM_ATOMIC_H
#define _ASM_ATOMIC_H

#include <linux/compiler.h>
#include <linux/types.h>

static __always_inline int atomic_read(const atomic_t *v)
{
	return READ_ONCE(v->counter);
}

static __always_inline void atomic_set(atomic_t *v, int i)
{
	WRITE_ONCE(v->counter, i);
}

static __always_inline void atomic_add(int i, atomic_t *v)
{
	asm volatile("lock addl %1, %0"
		     : "+m"(v->counter) : "er"(i) : "memory", "cc");
}

static __always_inline void atomic_sub(int i, atomic_t *v)
{
	asm volatile("lock subl %1, %0"
		     : "+m"(v->counter) : "er"(i) : "memory", "cc");
}

static __always_inline void atomic_inc(atomic_t *v)
{
	asm volatile("lock incl %0" : "+m"(v->counter) : : "memory", "cc");
}

static __always_inline void atomic_dec(atomic_t *v)
{
	asm volatile("lock decl %0" : "+m"(v->counter) : : "memory", "cc");
}

static __always_inline bool atomic_inc_and_test(atomic_t *v)
{
	bool zero;

	asm volatile("lock incl %0"
		     : "+m"(v->counter), "=@ccz"(zero) : : "memory");
	return zero;
}

static __always_inline bool atomic_dec_and_test(atomic_t *v)
{
	bool zero;

	asm volatile("lock decl %0"
		     : "+m"(v->counter), "=@ccz"(zero) : : "memory");
	return zero;
}

static __always_inline bool atomic_sub_and_test(int i, atomic_t *v)
{
	bool zero;

	asm volatile("lock subl %2, %0"
		     : "+m"(v->counter), "=@ccz"(zero) : "er"(i) : "memory");
	return zero;
}

static __always_inline bool atomic_add_negative(int i, atomic_t *v)
{
	bool negative;

	asm volatile("lock addl %2, %0"
		     : "+m"(v->counter), "=@ccs"(negative)
		     : "er"(i) : "memory");
	return negative;
}

static __always_inline s64 atomic64_read(const atomic64_t *v)
{
	return READ_ONCE(v->counter);
}

static __always_inline void atomic64_set(atomic64_t *v, s64 i)
{
	WRITE_ONCE(v->counter, i);
}

static __always_inline void atomic64_add(s64 i, atomic64_t *v)
{
	asm volatile("lock addq %1, %0"
		     : "+m"(v->counter) : "er"(i) : "memory", "cc");
}

static __always_inline void atomic64_sub(s64 i, atomic64_t *v)
{
	asm volatile("lock subq %1, %0"
		     : "+m"(v->counter) : "er"(i) : "memory", "cc");
}

static __always_inline void atomic64_inc(atomic64_t *v)
{
	asm volatile("lock incq %0" : "+m"(v->counter) : : "memory", "cc");
}

static __always_inline void atomic64_dec(atomic64_t *v)
{
	asm volatile("lock decq %0" : "+m"(v->counter) : : "memory", "cc");
}

static __always_inline bool atomic64_inc_and_test(atomic64_t *v)
{
	bool zero;

	asm volatile("lock incq %0"
		     : "+m"(v->counter), "=@ccz"(zero) : : "memory");
	return zero;
}

static __always_inline bool atomic64_dec_and_test(atomic64_t *v)
{
	bool zero;

	asm volatile("lock decq %0"
		     : "+m"(v->counter), "=@ccz"(zero) : : "memory");
	return zero;
}

static __always_inline bool atomic64_sub_and_test(s64 i, atomic64_t *v)
{
	bool zero;

	asm volatile("lock subq %2, %0"
		     : "+m"(v->counter), "=@ccz"(zero) : "er"(i) : "memory");
	return zero;
}

static __always_inline bool atomic64_add_negative(s64 i, atomic64_t *v)
{
	bool negative;

	asm volatile("lock addq %2, %0"
		     : "+m"(v->counter), "=@ccs"(negative)
		     : "er"(i) : "memory");
	return negative;
}

#endif
