/* SPDX-License-Identifier: MIT */
/* Products of 128 bits, which C has no freestanding division for. */
#ifndef _ASM_DIV64_H
#define _ASM_DIV64_H

#include <linux/compiler.h>
#include <linux/types.h>

/* a * b / c; the quotient must fit. */
static __always_inline u64 mul_u64_u64_div_u64(u64 a, u64 b, u64 c)
{
	u64 q, rem;

	asm("mulq %3\n\tdivq %4" : "=&a"(q), "=&d"(rem)
	    : "0"(a), "rm"(b), "rm"(c) : "cc");
	return q;
}

/* (a * b) >> 32 */
static __always_inline u64 mul_u64_u64_shr32(u64 a, u64 b)
{
	u64 hi;

	asm("mulq %2\n\tshrdq $32, %1, %0" : "+&a"(a), "=&d"(hi)
	    : "rm"(b) : "cc");
	return a;
}

#endif
