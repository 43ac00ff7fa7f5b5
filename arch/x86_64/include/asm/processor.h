/* SPDX-License-Identifier: MIT */
/*
 * What a thread keeps for the machine while it does not run, and hints to the
 * CPU.
 */
#ifndef _ASM_PROCESSOR_H
#define _ASM_PROCESSOR_H

#include <linux/compiler.h>

/* The rest of a sleeping thread's registers is on its stack: switch_to.h. */
struct thread_struct {
	unsigned long sp;	/* known to switch.asm as TASK_THREAD_SP */
};

static __always_inline void cpu_relax(void)
{
	asm volatile("pause" : : : "memory");
}

static __always_inline void cpuid_count(unsigned int leaf, unsigned int sub,
					unsigned int *a, unsigned int *b,
					unsigned int *c, unsigned int *d)
{
	asm volatile("cpuid" : "=a"(*a), "=b"(*b), "=c"(*c), "=d"(*d)
		     : "0"(leaf), "2"(sub));
}

static __always_inline void prefetch(const void *x)
{
	__builtin_prefetch(x);
}

#endif
