/* SPDX-License-Identifier: MIT */
/* Control registers, and the instructions that only ring 0 has. */
#ifndef _ASM_SPECIAL_INSNS_H
#define _ASM_SPECIAL_INSNS_H

#include <linux/compiler.h>

#define X86_CR0_WP	(1UL << 16)	/* read-only pages bind ring 0 too */
#define X86_CR4_PAE	(1UL << 5)
#define X86_CR4_MCE	(1UL << 6)
#define X86_CR4_PGE	(1UL << 7)
#define X86_CR4_UMIP	(1UL << 11)
#define X86_CR4_SMEP	(1UL << 20)
#define X86_CR4_SMAP	(1UL << 21)

#define BUILD_CR(n)							\
static __always_inline unsigned long native_read_cr##n(void)		\
{									\
	unsigned long val;						\
									\
	asm volatile("mov %%cr" #n ", %0" : "=r"(val) : : "memory");	\
	return val;							\
}									\
static __always_inline void native_write_cr##n(unsigned long val)	\
{									\
	asm volatile("mov %0, %%cr" #n : : "r"(val) : "memory");	\
}

BUILD_CR(0)
BUILD_CR(2)
BUILD_CR(3)
BUILD_CR(4)

#define read_cr2()	native_read_cr2()
#define __read_cr3()	native_read_cr3()

static __always_inline void native_halt(void)
{
	asm volatile("hlt" : : : "memory");
}

static __always_inline void invlpg(unsigned long addr)
{
	asm volatile("invlpg (%0)" : : "r"(addr) : "memory");
}

#endif
