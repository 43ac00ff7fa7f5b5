/* SPDX-License-Identifier: MIT */
/*
 * Ordering between CPUs. x86 keeps loads in order and stores in order; only a
 * store followed by a load may pass each other.
 */
#ifndef _ASM_BARRIER_H
#define _ASM_BARRIER_H

#include <linux/compiler.h>

/* Devices: full fences. */
#define mb()	asm volatile("mfence" : : : "memory")
#define rmb()	asm volatile("lfence" : : : "memory")
#define wmb()	asm volatile("sfence" : : : "memory")

/* Memory that a device reads: plain stores and loads keep their order. */
#define dma_rmb() barrier()
#define dma_wmb() barrier()
#define dma_mb()  smp_mb()
#define __smp_mb()	smp_mb()
#define __smp_rmb()	smp_rmb()
#define __smp_wmb()	smp_wmb()

/* CPUs: a locked operation on the stack orders store against load. */
#define smp_mb()  asm volatile("lock addl $0,-4(%%rsp)" : : : "memory", "cc")
#define smp_rmb() barrier()
#define smp_wmb() barrier()

#define smp_store_mb(var, value) \
	do { (void)xchg(&(var), value); } while (0)
#define smp_store_release(p, v) \
	do { barrier(); WRITE_ONCE(*(p), v); } while (0)
#define smp_load_acquire(p) ({			\
	typeof(*(p)) ___v = READ_ONCE(*(p));	\
	barrier();				\
	___v; })

/* Locked instructions are full barriers already. */
#define smp_mb__before_atomic()		barrier()
#define smp_mb__after_atomic()		barrier()
#define smp_mb__after_spinlock()	barrier()
#define smp_acquire__after_ctrl_dep()	smp_rmb()

/* Spin until the condition on VAL, the value at ptr, holds. */
#define smp_cond_load_relaxed(ptr, cond_expr) ({		\
	typeof(*(ptr)) VAL;					\
	for (;;) {						\
		VAL = READ_ONCE(*(ptr));			\
		if (cond_expr)					\
			break;					\
		asm volatile("pause" : : : "memory");		\
	}							\
	VAL; })
#define smp_cond_load_acquire(ptr, cond_expr) ({		\
	typeof(*(ptr)) __val = smp_cond_load_relaxed(ptr, cond_expr); \
	smp_acquire__after_ctrl_dep();				\
	__val; })

#endif
