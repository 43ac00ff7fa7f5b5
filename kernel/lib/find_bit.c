// SPDX-License-Identifier: MIT
/*
 * find_bit.c - searches in bit arrays longer than a word.
 *
 * One loop serves all: WORD(i) says what word i of the searched set is. Bits
 * before start are masked off in the first word, and a hit past size in the
 * last one counts as none.
 *
 * Linux: lib/find_bit.c, FIND_NEXT_BIT().
 */
#include <linux/export.h>
#include <linux/find.h>
#include <linux/minmax.h>

#define FIND_NEXT(WORD, size, start)					\
({									\
	unsigned long __i = (start) / BITS_PER_LONG, __w, __ret = (size); \
									\
	if ((start) < (size)) {						\
		__w = WORD(__i) & (~0UL << ((start) % BITS_PER_LONG));	\
		while (!__w && (__i + 1) * BITS_PER_LONG < (size)) {	\
			__i++;						\
			__w = WORD(__i);				\
		}							\
		if (__w)						\
			__ret = min(__i * BITS_PER_LONG + __ffs(__w),	\
				    (size));				\
	}								\
	__ret;								\
})

unsigned long _find_next_bit(const unsigned long *a, unsigned long size,
			     unsigned long start)
{
#define WORD(i) a[i]
	return FIND_NEXT(WORD, size, start);
#undef WORD
}
EXPORT_SYMBOL(_find_next_bit);

unsigned long _find_next_zero_bit(const unsigned long *a, unsigned long size,
				  unsigned long start)
{
#define WORD(i) ~a[i]
	return FIND_NEXT(WORD, size, start);
#undef WORD
}
EXPORT_SYMBOL(_find_next_zero_bit);

unsigned long _find_next_and_bit(const unsigned long *a, const unsigned long *b,
				 unsigned long size, unsigned long start)
{
#define WORD(i) (a[i] & b[i])
	return FIND_NEXT(WORD, size, start);
#undef WORD
}
EXPORT_SYMBOL(_find_next_and_bit);

unsigned long _find_next_andnot_bit(const unsigned long *a,
				    const unsigned long *b,
				    unsigned long size, unsigned long start)
{
#define WORD(i) (a[i] & ~b[i])
	return FIND_NEXT(WORD, size, start);
#undef WORD
}
EXPORT_SYMBOL(_find_next_andnot_bit);

unsigned long _find_next_or_bit(const unsigned long *a, const unsigned long *b,
				unsigned long size, unsigned long start)
{
#define WORD(i) (a[i] | b[i])
	return FIND_NEXT(WORD, size, start);
#undef WORD
}
EXPORT_SYMBOL(_find_next_or_bit);

unsigned long _find_last_bit(const unsigned long *a, unsigned long size)
{
	unsigned long i = BITS_TO_LONGS(size), mask = ~0UL >> (-size & 63);

	while (i--) {
		if (a[i] & mask)
			return i * BITS_PER_LONG + __fls(a[i] & mask);
		mask = ~0UL;
	}
	return size;
}
EXPORT_SYMBOL(_find_last_bit);

/* the n-th set bit, counted from 0 */
unsigned long find_nth_bit(const unsigned long *a, unsigned long size,
			   unsigned long n)
{
	unsigned long bit;

	for_each_set_bit(bit, a, size) {
		if (!n--)
			return bit;
	}
	return size;
}
EXPORT_SYMBOL(find_nth_bit);
