/* SPDX-License-Identifier: MIT */
/* Model specific registers, and the time stamp counter. */
#ifndef _ASM_MSR_H
#define _ASM_MSR_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <asm/msr-index.h>

static __always_inline u64 __rdmsr(u32 msr)
{
	u32 low, high;

	asm volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
	return low | (u64)high << 32;
}

static __always_inline void wrmsrl(u32 msr, u64 val)
{
	asm volatile("wrmsr" : : "c"(msr), "a"((u32)val), "d"((u32)(val >> 32))
		     : "memory");
}

#define rdmsrl(msr, val)	((val) = __rdmsr(msr))

static __always_inline void wrmsr(u32 msr, u32 low, u32 high)
{
	wrmsrl(msr, low | (u64)high << 32);
}

#define rdmsr(msr, low, high)			\
do {						\
	u64 __val = __rdmsr(msr);		\
	(low) = (u32)__val;			\
	(high) = (u32)(__val >> 32);		\
} while (0)

/* 0, or -EIO where the CPU has no such register */
int rdmsrl_safe(u32 msr, u64 *val);
int wrmsrl_safe(u32 msr, u64 val);

/* Not ordered against what stands around it. */
static __always_inline u64 rdtsc(void)
{
	u64 low, high;

	asm volatile("rdtsc" : "=a"(low), "=d"(high));
	return low | high << 32;
}

/* No earlier load is still under way when the counter is read. */
static __always_inline u64 rdtsc_ordered(void)
{
	asm volatile("lfence" : : : "memory");
	return rdtsc();
}

#endif
