/* SPDX-License-Identifier: MIT */
/* xchg, cmpxchg, xadd on 1, 2, 4 and 8 bytes. All are full barriers. */
#ifndef _ASM_CMPXCHG_H
#define _ASM_CMPXCHG_H

#include <linux/compiler.h>
#include <linux/types.h>

#define xchg(ptr, v) ({						\
	typeof(*(ptr)) __xv = (v);				\
	asm volatile("xchg %0, %1"				\
		     : "+q"(__xv), "+m"(*(ptr)) : : "memory");	\
	__xv; })

#define cmpxchg(ptr, old, new) ({				\
	typeof(*(ptr)) __ret, __o = (old), __n = (new);		\
	asm volatile("lock cmpxchg %2, %1"			\
		     : "=a"(__ret), "+m"(*(ptr))		\
		     : "q"(__n), "0"(__o) : "memory", "cc");	\
	__ret; })

/* True if *ptr was *pold and is now new; else *pold is what was there. */
#define try_cmpxchg(ptr, pold, new) ({				\
	typeof(*(ptr)) __o = *(pold), __n = (new);		\
	bool __ok;						\
	asm volatile("lock cmpxchg %3, %1"			\
		     : "=@ccz"(__ok), "+m"(*(ptr)), "+a"(__o)	\
		     : "q"(__n) : "memory");			\
	if (unlikely(!__ok))					\
		*(pold) = __o;					\
	likely(__ok); })

#define arch_xadd(ptr, inc) ({					\
	typeof(*(ptr)) __xa = (inc);				\
	asm volatile("lock xadd %0, %1"				\
		     : "+q"(__xa), "+m"(*(ptr)) : : "memory", "cc"); \
	__xa; })

#define cmpxchg_relaxed		cmpxchg
#define cmpxchg_acquire		cmpxchg
#define cmpxchg_release		cmpxchg
#define try_cmpxchg_relaxed	try_cmpxchg
#define try_cmpxchg_acquire	try_cmpxchg
#define try_cmpxchg_release	try_cmpxchg
#define xchg_relaxed		xchg
#define xchg_acquire		xchg
#define xchg_release		xchg
#define cmpxchg64		cmpxchg
#define cmpxchg64_relaxed	cmpxchg
#define cmpxchg64_acquire	cmpxchg
#define cmpxchg64_release	cmpxchg
#define try_cmpxchg64		try_cmpxchg
#define try_cmpxchg64_relaxed	try_cmpxchg
#define try_cmpxchg64_acquire	try_cmpxchg
#define try_cmpxchg64_release	try_cmpxchg
#define sync_cmpxchg		cmpxchg

/* against interrupts of this CPU only: no lock prefix */
#define cmpxchg_local(ptr, old, new) ({				\
	typeof(*(ptr)) __ret, __o = (old), __n = (new);		\
	asm volatile("cmpxchg %2, %1"				\
		     : "=a"(__ret), "+m"(*(ptr))		\
		     : "q"(__n), "0"(__o) : "memory", "cc");	\
	__ret; })
#define try_cmpxchg_local(ptr, pold, new) ({			\
	typeof(*(ptr)) __ol = *(pold);				\
	typeof(*(ptr)) __was = cmpxchg_local(ptr, __ol, new);	\
	bool __same = __was == __ol;				\
	*(pold) = __was;					\
	__same; })
#define cmpxchg64_local		cmpxchg_local
#define try_cmpxchg64_local	try_cmpxchg_local

#endif
