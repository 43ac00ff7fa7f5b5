/* SPDX-License-Identifier: MIT */
/*
 * local.h - counters that only their own CPU changes: one instruction, so that
 * no interrupt comes in between, but without the price of a locked one.
 */
#ifndef _ASM_LOCAL_H
#define _ASM_LOCAL_H

#include <linux/atomic.h>
#include <linux/percpu.h>

typedef struct {
	atomic_long_t a;
} local_t;

#define LOCAL_INIT(i)	{ ATOMIC_LONG_INIT(i) }

#define local_read(l)		atomic_long_read(&(l)->a)
#define local_set(l, i)		atomic_long_set(&(l)->a, (i))

#define __LOCAL_OP(name, insn)						\
static inline void local_##name(local_t *l)				\
{									\
	asm volatile(insn "q %0" : "+m"(l->a.counter) : : "cc");	\
}									\
static inline bool local_##name##_and_test(local_t *l)			\
{									\
	bool zero;							\
	asm volatile(insn "q %0"					\
		     : "+m"(l->a.counter), "=@ccz"(zero));		\
	return zero;							\
}
__LOCAL_OP(inc, "inc")
__LOCAL_OP(dec, "dec")
#undef __LOCAL_OP

static inline long local_add_return(long i, local_t *l)
{
	long old = i;

	asm volatile("xaddq %0, %1" : "+r"(old), "+m"(l->a.counter) : : "cc");
	return old + i;
}

static inline void local_add(long i, local_t *l)
{
	asm volatile("addq %1, %0" : "+m"(l->a.counter) : "er"(i) : "cc");
}

#define local_sub(i, l)			local_add(-(i), l)
#define local_sub_return(i, l)		local_add_return(-(i), l)
#define local_inc_return(l)		local_add_return(1, l)
#define local_dec_return(l)		local_add_return(-1, l)
#define local_sub_and_test(i, l)	(local_sub_return(i, l) == 0)
#define local_add_negative(i, l)	(local_add_return(i, l) < 0)

static inline long local_cmpxchg(local_t *l, long old, long new)
{
	return cmpxchg_local(&l->a.counter, old, new);
}

static inline bool local_try_cmpxchg(local_t *l, long *old, long new)
{
	long was = cmpxchg_local(&l->a.counter, *old, new);
	bool ok = was == *old;

	*old = was;
	return ok;
}

static inline long local_xchg(local_t *l, long new)
{
	long old = local_read(l);

	while (!local_try_cmpxchg(l, &old, new))
		;
	return old;
}

static inline bool local_add_unless(local_t *l, long a, long u)
{
	long old = local_read(l);

	while (old != u)
		if (local_try_cmpxchg(l, &old, old + a))
			return true;
	return false;
}
#define local_inc_not_zero(l)	local_add_unless(l, 1, 0)

#endif
