/* SPDX-License-Identifier: MIT */
/*
 * find.h - searches in bit arrays; kernel/lib/find_bit.c.
 *
 * A size known at compile time to fit one word (cpumasks with up to 64 CPUs)
 * becomes a few instructions in place; everything else calls a function.
 * All return @size, or more, when there is nothing to find.
 */
#ifndef _LINUX_FIND_H
#define _LINUX_FIND_H

#include <linux/bitops.h>
#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/types.h>

unsigned long _find_next_bit(const unsigned long *a, unsigned long size,
			     unsigned long start);
unsigned long _find_next_zero_bit(const unsigned long *a, unsigned long size,
				  unsigned long start);
unsigned long _find_next_and_bit(const unsigned long *a, const unsigned long *b,
				 unsigned long size, unsigned long start);
unsigned long _find_next_andnot_bit(const unsigned long *a,
				    const unsigned long *b,
				    unsigned long size, unsigned long start);
unsigned long _find_next_or_bit(const unsigned long *a, const unsigned long *b,
				unsigned long size, unsigned long start);
unsigned long _find_last_bit(const unsigned long *a, unsigned long size);
unsigned long find_nth_bit(const unsigned long *a, unsigned long size,
			   unsigned long n);

#define small_const_nbits(nbits) \
	(__builtin_constant_p(nbits) && (nbits) <= 64 && (nbits) > 0)

/* bits start..size-1 of one word; start < size <= 64 */
#define __find_mask(size, start) \
	((~0UL << (start)) & (~0UL >> (-(size) & 63)))

/* one-word body shared by the searches below */
#define __find_next_small(word, size, start)				\
({									\
	unsigned long __w;						\
	(start) >= (size) ? (size) :					\
	(__w = (word) & __find_mask((unsigned long)(size), start)) ?	\
		__ffs(__w) : (size);					\
})

static __always_inline unsigned long
find_next_bit(const unsigned long *a, unsigned long size, unsigned long start)
{
	if (small_const_nbits(size))
		return __find_next_small(*a, size, start);
	return _find_next_bit(a, size, start);
}

static __always_inline unsigned long
find_next_zero_bit(const unsigned long *a, unsigned long size,
		   unsigned long start)
{
	if (small_const_nbits(size))
		return __find_next_small(~*a, size, start);
	return _find_next_zero_bit(a, size, start);
}

static __always_inline unsigned long
find_next_and_bit(const unsigned long *a, const unsigned long *b,
		  unsigned long size, unsigned long start)
{
	if (small_const_nbits(size))
		return __find_next_small(*a & *b, size, start);
	return _find_next_and_bit(a, b, size, start);
}

static __always_inline unsigned long
find_next_andnot_bit(const unsigned long *a, const unsigned long *b,
		     unsigned long size, unsigned long start)
{
	if (small_const_nbits(size))
		return __find_next_small(*a & ~*b, size, start);
	return _find_next_andnot_bit(a, b, size, start);
}

static __always_inline unsigned long
find_next_or_bit(const unsigned long *a, const unsigned long *b,
		 unsigned long size, unsigned long start)
{
	if (small_const_nbits(size))
		return __find_next_small(*a | *b, size, start);
	return _find_next_or_bit(a, b, size, start);
}

static __always_inline unsigned long
find_first_bit(const unsigned long *a, unsigned long size)
{
	return find_next_bit(a, size, 0);
}

static __always_inline unsigned long
find_first_zero_bit(const unsigned long *a, unsigned long size)
{
	return find_next_zero_bit(a, size, 0);
}

static __always_inline unsigned long
find_first_and_bit(const unsigned long *a, const unsigned long *b,
		   unsigned long size)
{
	return find_next_and_bit(a, b, size, 0);
}

static __always_inline unsigned long
find_last_bit(const unsigned long *a, unsigned long size)
{
	if (small_const_nbits(size)) {
		unsigned long w = *a & __find_mask(size, 0);

		return w ? __fls(w) : size;
	}
	return _find_last_bit(a, size);
}

/* like find_next_bit(), then from 0 up to @start */
static __always_inline unsigned long
find_next_bit_wrap(const unsigned long *a, unsigned long size,
		   unsigned long start)
{
	unsigned long bit = find_next_bit(a, size, start);

	if (bit < size || start == 0)
		return bit;
	bit = find_next_bit(a, size, 0);
	return bit < start ? bit : size;
}

static __always_inline unsigned long
find_next_and_bit_wrap(const unsigned long *a, const unsigned long *b,
		       unsigned long size, unsigned long start)
{
	unsigned long bit = find_next_and_bit(a, b, size, start);

	if (bit < size || start == 0)
		return bit;
	bit = find_next_and_bit(a, b, size, 0);
	return bit < start ? bit : size;
}

/* step of for_each_set_bit_wrap(): @n walks start.., then 0..start-1 */
static inline unsigned long __for_each_wrap(const unsigned long *a,
					    unsigned long size,
					    unsigned long start,
					    unsigned long n)
{
	unsigned long bit;

	if (n > start) {
		bit = find_next_bit(a, size, n);
		if (bit < size)
			return bit;
		n = 0;
	}
	bit = find_next_bit(a, size, n);
	return bit < start ? bit : size;
}

#define for_each_set_bit(bit, addr, size)				\
	for ((bit) = 0;							\
	     (bit) = find_next_bit((addr), (size), (bit)), (bit) < (size); \
	     (bit)++)

#define for_each_set_bit_from(bit, addr, size)				\
	for (; (bit) = find_next_bit((addr), (size), (bit)), (bit) < (size); \
	     (bit)++)

#define for_each_clear_bit(bit, addr, size)				\
	for ((bit) = 0;							\
	     (bit) = find_next_zero_bit((addr), (size), (bit)),		\
	     (bit) < (size);						\
	     (bit)++)

#define for_each_and_bit(bit, addr1, addr2, size)			\
	for ((bit) = 0;							\
	     (bit) = find_next_and_bit((addr1), (addr2), (size), (bit)), \
	     (bit) < (size);						\
	     (bit)++)

#define for_each_andnot_bit(bit, addr1, addr2, size)			\
	for ((bit) = 0;							\
	     (bit) = find_next_andnot_bit((addr1), (addr2), (size), (bit)), \
	     (bit) < (size);						\
	     (bit)++)

#define for_each_or_bit(bit, addr1, addr2, size)			\
	for ((bit) = 0;							\
	     (bit) = find_next_or_bit((addr1), (addr2), (size), (bit)),	\
	     (bit) < (size);						\
	     (bit)++)

#define for_each_set_bit_wrap(bit, addr, size, start)			\
	for ((bit) = find_next_bit_wrap((addr), (size), (start));	\
	     (bit) < (size);						\
	     (bit) = __for_each_wrap((addr), (size), (start), (bit) + 1))

#define for_each_clear_bit_from(bit, addr, size)			\
	for (; (bit) = find_next_zero_bit((addr), (size), (bit)),	\
	     (bit) < (size);						\
	     (bit)++)
/* runs of bits: b is the first, e the one behind the last */
#define for_each_set_bitrange(b, e, addr, size)				\
	for ((b) = 0;							\
	     (b) = find_next_bit((addr), (size), (b)),			\
	     (e) = find_next_zero_bit((addr), (size), (b) + 1),		\
	     (b) < (size);						\
	     (b) = (e) + 1)
#define for_each_clear_bitrange(b, e, addr, size)			\
	for ((b) = 0;							\
	     (b) = find_next_zero_bit((addr), (size), (b)),		\
	     (e) = find_next_bit((addr), (size), (b) + 1),		\
	     (b) < (size);						\
	     (b) = (e) + 1)
#define find_next_bit_le(addr, size, offset) \
	find_next_bit((const unsigned long *)(addr), size, offset)
#define find_next_zero_bit_le(addr, size, offset) \
	find_next_zero_bit((const unsigned long *)(addr), size, offset)
#define find_first_zero_bit_le(addr, size) \
	find_first_zero_bit((const unsigned long *)(addr), size)

#endif /* _LINUX_FIND_H */
