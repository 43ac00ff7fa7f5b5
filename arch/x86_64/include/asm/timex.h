/* SPDX-License-Identifier: MIT */
/* The cycle counter. */
#ifndef _ASM_TIMEX_H
#define _ASM_TIMEX_H

#include <linux/types.h>
#include <asm/msr.h>

typedef unsigned long long cycles_t;

/* Ticks of the TSC: cheap, the same pace on all CPUs. */
static __always_inline cycles_t get_cycles(void)
{
	return rdtsc();
}

#define random_get_entropy()	((unsigned long)get_cycles())

#endif
