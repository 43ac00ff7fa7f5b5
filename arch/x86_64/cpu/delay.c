// SPDX-License-Identifier: MIT
/*
 * delay.c - spinning for a time, by the TSC.
 *
 * Linux: arch/x86/lib/delay.c; the loop counted in BogoMIPS is left out.
 */
#include <linux/compiler.h>
#include <linux/export.h>
#include <asm/delay.h>
#include <asm/processor.h>
#include <asm/tsc.h>

/* Before calibration: no CPU that this kernel runs on is faster than this. */
#define KHZ_AT_MOST	6000000U

/**
 * ndelay - spin for nanoseconds
 * @nsecs: at least so long
 *
 * Context: any.
 */
void ndelay(unsigned long nsecs)
{
	u64 start = rdtsc_now();
	u64 cycles = mul_u64_u64_div_u64(nsecs, tsc_khz ?: KHZ_AT_MOST, 1000000);

	while (rdtsc_now() - start < cycles)
		cpu_relax();
}
EXPORT_SYMBOL(ndelay);

/**
 * udelay - spin for microseconds
 * @usecs: at least so long; above some milliseconds rather sleep
 *
 * Context: any.
 */
void udelay(unsigned long usecs)
{
	ndelay(usecs * 1000);
}
EXPORT_SYMBOL(udelay);
