/* SPDX-License-Identifier: MIT */
/*
 * Atomic counters. x86's locked instructions order everything, so the _relaxed,
 * _acquire and _release forms are the full ones.
 */
#ifndef _LINUX_ATOMIC_H
#define _LINUX_ATOMIC_H

#include <linux/types.h>
#include <asm/atomic.h>
#include <asm/barrier.h>
#include <asm/cmpxchg.h>

/* One family for int and one for s64: A is the name, T the value's type. */
#define __ATOMIC_FAMILY(A, S, T)					\
static __always_inline T S##_fetch_add(T i, A *v)			\
{									\
	return arch_xadd(&v->counter, i);				\
}									\
static __always_inline T S##_add_return(T i, A *v)			\
{									\
	return arch_xadd(&v->counter, i) + i;				\
}									\
static __always_inline T S##_fetch_sub(T i, A *v)			\
{									\
	return arch_xadd(&v->counter, (T)-i);				\
}									\
static __always_inline T S##_sub_return(T i, A *v)			\
{									\
	return S##_add_return(-i, v);					\
}									\
static __always_inline T S##_inc_return(A *v)				\
{									\
	return S##_add_return(1, v);					\
}									\
static __always_inline T S##_dec_return(A *v)				\
{									\
	return S##_add_return(-1, v);					\
}									\
static __always_inline T S##_fetch_inc(A *v)				\
{									\
	return S##_fetch_add(1, v);					\
}									\
static __always_inline T S##_fetch_dec(A *v)				\
{									\
	return S##_fetch_add(-1, v);					\
}									\
static __always_inline T S##_read_acquire(const A *v)			\
{									\
	return smp_load_acquire(&v->counter);				\
}									\
static __always_inline void S##_set_release(A *v, T i)			\
{									\
	smp_store_release(&v->counter, i);				\
}									\
static __always_inline T S##_xchg(A *v, T new)				\
{									\
	return xchg(&v->counter, new);					\
}									\
static __always_inline T S##_cmpxchg(A *v, T old, T new)		\
{									\
	return cmpxchg(&v->counter, old, new);				\
}									\
static __always_inline bool S##_try_cmpxchg(A *v, T *old, T new)	\
{									\
	return try_cmpxchg(&v->counter, old, new);			\
}									\
static inline T S##_fetch_and(T i, A *v)				\
{									\
	return __atomic_fetch_and(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline T S##_fetch_or(T i, A *v)					\
{									\
	return __atomic_fetch_or(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline T S##_fetch_xor(T i, A *v)				\
{									\
	return __atomic_fetch_xor(&v->counter, i, __ATOMIC_SEQ_CST);	\
}									\
static inline T S##_fetch_andnot(T i, A *v)				\
{									\
	return S##_fetch_and(~i, v);					\
}									\
static inline T S##_fetch_add_unless(A *v, T a, T u)			\
{									\
	T c = S##_read(v);						\
									\
	while (c != u && !S##_try_cmpxchg(v, &c, c + a))		\
		;							\
	return c;							\
}									\
static inline bool S##_add_unless(A *v, T a, T u)			\
{									\
	return S##_fetch_add_unless(v, a, u) != u;			\
}									\
static inline bool S##_inc_not_zero(A *v)				\
{									\
	return S##_add_unless(v, 1, 0);					\
}									\
static inline bool S##_inc_unless_negative(A *v)			\
{									\
	T c = S##_read(v);						\
									\
	while (c >= 0)							\
		if (S##_try_cmpxchg(v, &c, c + 1))			\
			return true;					\
	return false;							\
}									\
static inline bool S##_dec_unless_positive(A *v)			\
{									\
	T c = S##_read(v);						\
									\
	while (c <= 0)							\
		if (S##_try_cmpxchg(v, &c, c - 1))			\
			return true;					\
	return false;							\
}									\
static inline T S##_dec_if_positive(A *v)				\
{									\
	T c = S##_read(v);						\
									\
	while (c - 1 >= 0)						\
		if (S##_try_cmpxchg(v, &c, c - 1))			\
			break;						\
	return c - 1;							\
}

__ATOMIC_FAMILY(atomic_t, atomic, int)
__ATOMIC_FAMILY(atomic64_t, atomic64, s64)

#define atomic_long_read(v)		((long)atomic64_read(v))
#define atomic_long_set(v, i)		atomic64_set(v, i)
#define atomic_long_add(i, v)		atomic64_add(i, v)
#define atomic_long_sub(i, v)		atomic64_sub(i, v)
#define atomic_long_inc(v)		atomic64_inc(v)
#define atomic_long_dec(v)		atomic64_dec(v)
#define atomic_long_inc_return(v)	((long)atomic64_inc_return(v))
#define atomic_long_dec_return(v)	((long)atomic64_dec_return(v))
#define atomic_long_add_return(i, v)	((long)atomic64_add_return(i, v))
#define atomic_long_sub_return(i, v)	((long)atomic64_sub_return(i, v))
#define atomic_long_dec_and_test(v)	atomic64_dec_and_test(v)
#define atomic_long_xchg(v, n)		((long)atomic64_xchg(v, n))
#define atomic_long_cmpxchg(v, o, n)	((long)atomic64_cmpxchg(v, o, n))
#define atomic_long_try_cmpxchg(v, o, n) \
	atomic64_try_cmpxchg(v, (s64 *)(o), n)
#define atomic_long_or(i, v)		((void)atomic64_fetch_or(i, v))
#define atomic_long_andnot(i, v)	((void)atomic64_fetch_andnot(i, v))
#define atomic_long_fetch_or(i, v)	((long)atomic64_fetch_or(i, v))
#define atomic_long_fetch_andnot(i, v)	((long)atomic64_fetch_andnot(i, v))

#define atomic_and(i, v)	((void)atomic_fetch_and(i, v))
#define atomic_or(i, v)		((void)atomic_fetch_or(i, v))
#define atomic_xor(i, v)	((void)atomic_fetch_xor(i, v))
#define atomic_andnot(i, v)	((void)atomic_fetch_andnot(i, v))

#define atomic_read_relaxed			atomic_read
#define atomic_cmpxchg_relaxed			atomic_cmpxchg
#define atomic_cmpxchg_acquire			atomic_cmpxchg
#define atomic_cmpxchg_release			atomic_cmpxchg
#define atomic_try_cmpxchg_relaxed		atomic_try_cmpxchg
#define atomic_try_cmpxchg_acquire		atomic_try_cmpxchg
#define atomic_try_cmpxchg_release		atomic_try_cmpxchg
#define atomic_xchg_relaxed			atomic_xchg
#define atomic_xchg_acquire			atomic_xchg
#define atomic_xchg_release			atomic_xchg
#define atomic_add_return_relaxed		atomic_add_return
#define atomic_add_return_acquire		atomic_add_return
#define atomic_add_return_release		atomic_add_return
#define atomic_sub_return_relaxed		atomic_sub_return
#define atomic_sub_return_release		atomic_sub_return
#define atomic_inc_return_relaxed		atomic_inc_return
#define atomic_dec_return_release		atomic_dec_return
#define atomic_fetch_add_relaxed		atomic_fetch_add
#define atomic_fetch_add_acquire		atomic_fetch_add
#define atomic_fetch_add_release		atomic_fetch_add
#define atomic_fetch_sub_release		atomic_fetch_sub
#define atomic_fetch_or_relaxed			atomic_fetch_or
#define atomic_fetch_or_acquire			atomic_fetch_or
#define atomic_fetch_andnot_release		atomic_fetch_andnot

#endif
