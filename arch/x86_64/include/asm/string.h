/* SPDX-License-Identifier: MIT */
/*
 * string.h - whole words moved by the CPU's string unit; for
 * kernel/lib/string.c.
 */
#ifndef _ASM_STRING_H
#define _ASM_STRING_H

#include <linux/compiler.h>

/* copies n words upwards; the areas may overlap when dest is below src */
static __always_inline void arch_copy_words(void *dest, const void *src,
					    unsigned long n)
{
	asm volatile("rep movsq" : "+D" (dest), "+S" (src), "+c" (n)
		     : : "memory");
}

static __always_inline void arch_fill_words(void *dest, unsigned long word,
					    unsigned long n)
{
	asm volatile("rep stosq" : "+D" (dest), "+c" (n) : "a" (word)
		     : "memory");
}

#endif /* _ASM_STRING_H */
