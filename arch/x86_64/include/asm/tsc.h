/* SPDX-License-Identifier: MIT */
/* The time stamp counter, and nanoseconds from it (arch/x86_64/cpu/tsc.c). */
#ifndef _ASM_TSC_H
#define _ASM_TSC_H

#include <linux/compiler.h>
#include <linux/math.h>
#include <linux/types.h>

/**
 * struct tsc_clock - how cycles become nanoseconds
 * @offset: the counter when the kernel began
 * @mult: nanoseconds of a cycle, times 2^32; 0 until calibrated
 *
 * Written once by tsc_init(), on one CPU; read by everybody.
 */
struct tsc_clock {
	u64 offset;
	u64 mult;
};

extern struct tsc_clock tsc_clock;
extern unsigned int tsc_khz;

static __always_inline u64 rdtsc_now(void)
{
	u64 lo, hi;

	asm volatile("rdtsc" : "=a"(lo), "=d"(hi));
	return lo | hi << 32;
}

/* Not before what stands before it: for measuring and for comparing CPUs. */
static __always_inline u64 rdtsc_after(void)
{
	asm volatile("lfence" : : : "memory");
	return rdtsc_now();
}

/**
 * tsc_ns - nanoseconds since the kernel began
 *
 * The product has 128 bits, so it does not wrap for centuries and no base has
 * to be moved along.
 * Context: any, NMI included. Return: 0 until tsc_init().
 */
static __always_inline u64 tsc_ns(void)
{
	u64 cycles = rdtsc_now() - tsc_clock.offset;

	return mul_u64_u64_shr32(cycles, tsc_clock.mult);
}

/* A number of cycles in nanoseconds. */
static inline u64 tsc_to_ns(u64 cycles)
{
	return mul_u64_u64_shr32(cycles, tsc_clock.mult);
}

static inline u64 tsc_from_ns(u64 ns)
{
	return mul_u64_u64_div_u64(ns, tsc_khz, 1000000);
}

void tsc_early_init(void);
void tsc_init(void);
bool tsc_is_stable(void);
void tsc_sync_source(void);
void tsc_sync_target(void);
void mark_tsc_unstable(const char *reason);

#endif
