/* SPDX-License-Identifier: MIT */
/* Indices that speculation must not take out of bounds. */
#ifndef _LINUX_NOSPEC_H
#define _LINUX_NOSPEC_H

#include <linux/compiler.h>

/* 0 if @index is out of bounds, also where the CPU only guesses. */
static inline unsigned long array_index_mask_nospec(unsigned long index,
						    unsigned long size)
{
	unsigned long mask;

	asm volatile("cmp %1, %2; sbb %0, %0"
		     : "=r" (mask) : "g" (size), "r" (index) : "cc");
	return mask;
}

#define array_index_nospec(index, size) \
	((typeof(index))((index) & array_index_mask_nospec(index, size)))

#endif
