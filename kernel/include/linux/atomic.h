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

/* fn again under the names of the weaker orders, which are not weaker here */
#define __ATOMIC_ORDER_0(R, fn, A, order)				\
static __always_inline R fn##order(A *v) { return fn(v); }
#define __ATOMIC_ORDERS_0(R, fn, A)					\
	__ATOMIC_ORDER_0(R, fn, A, _relaxed)				\
	__ATOMIC_ORDER_0(R, fn, A, _acquire)				\
	__ATOMIC_ORDER_0(R, fn, A, _release)

#define __ATOMIC_ORDER_1(R, fn, A, T, order)				\
static __always_inline R fn##order(T i, A *v) { return fn(i, v); }
#define __ATOMIC_ORDERS_1(R, fn, A, T)					\
	__ATOMIC_ORDER_1(R, fn, A, T, _relaxed)				\
	__ATOMIC_ORDER_1(R, fn, A, T, _acquire)				\
	__ATOMIC_ORDER_1(R, fn, A, T, _release)

#define __ATOMIC_ORDER_XCHG(S, A, T, order)				\
static __always_inline T S##_xchg##order(A *v, T new)			\
{									\
	return S##_xchg(v, new);					\
}									\
static __always_inline T S##_cmpxchg##order(A *v, T old, T new)		\
{									\
	return S##_cmpxchg(v, old, new);				\
}									\
static __always_inline bool S##_try_cmpxchg##order(A *v, T *old, T new)	\
{									\
	return S##_try_cmpxchg(v, old, new);				\
}
#define __ATOMIC_ORDERS_XCHG(S, A, T)					\
	__ATOMIC_ORDER_XCHG(S, A, T, _relaxed)				\
	__ATOMIC_ORDER_XCHG(S, A, T, _acquire)				\
	__ATOMIC_ORDER_XCHG(S, A, T, _release)

/* One family for int, one for s64, one for long: A is the type, T its value's */
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
}									\
static __always_inline void S##_and(T i, A *v)				\
{									\
	(void)S##_fetch_and(i, v);					\
}									\
static __always_inline void S##_or(T i, A *v)				\
{									\
	(void)S##_fetch_or(i, v);					\
}									\
static __always_inline void S##_xor(T i, A *v)				\
{									\
	(void)S##_fetch_xor(i, v);					\
}									\
static __always_inline void S##_andnot(T i, A *v)			\
{									\
	(void)S##_fetch_andnot(i, v);					\
}									\
__ATOMIC_ORDERS_1(T, S##_add_return, A, T)				\
__ATOMIC_ORDERS_1(T, S##_sub_return, A, T)				\
__ATOMIC_ORDERS_1(T, S##_fetch_add, A, T)				\
__ATOMIC_ORDERS_1(T, S##_fetch_sub, A, T)				\
__ATOMIC_ORDERS_1(T, S##_fetch_and, A, T)				\
__ATOMIC_ORDERS_1(T, S##_fetch_or, A, T)				\
__ATOMIC_ORDERS_1(T, S##_fetch_xor, A, T)				\
__ATOMIC_ORDERS_1(T, S##_fetch_andnot, A, T)				\
__ATOMIC_ORDERS_1(bool, S##_add_negative, A, T)				\
__ATOMIC_ORDERS_0(T, S##_inc_return, A)					\
__ATOMIC_ORDERS_0(T, S##_dec_return, A)					\
__ATOMIC_ORDERS_0(T, S##_fetch_inc, A)					\
__ATOMIC_ORDERS_0(T, S##_fetch_dec, A)					\
__ATOMIC_ORDERS_XCHG(S, A, T)

__ATOMIC_FAMILY(atomic_t, atomic, int)
__ATOMIC_FAMILY(atomic64_t, atomic64, s64)

#define atomic_long_read(v)		((long)atomic64_read(v))
#define atomic_long_set(v, i)		atomic64_set(v, i)
#define atomic_long_add(i, v)		atomic64_add(i, v)
#define atomic_long_sub(i, v)		atomic64_sub(i, v)
#define atomic_long_inc(v)		atomic64_inc(v)
#define atomic_long_dec(v)		atomic64_dec(v)
#define atomic_long_inc_and_test(v)	atomic64_inc_and_test(v)
#define atomic_long_dec_and_test(v)	atomic64_dec_and_test(v)
#define atomic_long_sub_and_test(i, v)	atomic64_sub_and_test(i, v)
#define atomic_long_add_negative(i, v)	atomic64_add_negative(i, v)

__ATOMIC_FAMILY(atomic_long_t, atomic_long, long)

#define atomic_cond_read_acquire(v, c)	smp_cond_load_acquire(&(v)->counter, c)
#define atomic_cond_read_relaxed(v, c)	smp_cond_load_relaxed(&(v)->counter, c)
#define atomic64_cond_read_acquire	atomic_cond_read_acquire
#define atomic64_cond_read_relaxed	atomic_cond_read_relaxed
#define atomic_long_cond_read_acquire	atomic_cond_read_acquire
#define atomic_long_cond_read_relaxed	atomic_cond_read_relaxed

#endif
