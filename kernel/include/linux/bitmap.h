/* SPDX-License-Identifier: MIT */
/*
 * bitmap.h - arrays of bits as sets; kernel/lib/bitmap.c.
 *
 * Bit n is bit n % 64 of word n / 64. Bits past nbits in the last word are
 * ignored by every question and may be anything after a step.
 */
#ifndef _LINUX_BITMAP_H
#define _LINUX_BITMAP_H

#include <linux/bitops.h>
#include <linux/bits.h>
#include <linux/find.h>
#include <linux/string.h>
#include <linux/types.h>

#ifndef DECLARE_BITMAP
#define DECLARE_BITMAP(name, bits)	unsigned long name[BITS_TO_LONGS(bits)]
#endif

#define BITMAP_FIRST_WORD_MASK(start)	(~0UL << ((start) & 63))
#define BITMAP_LAST_WORD_MASK(nbits)	(~0UL >> (-(nbits) & 63))
#define bitmap_size(nbits)	(BITS_TO_LONGS(nbits) * sizeof(unsigned long))

bool __bitmap_equal(const unsigned long *a, const unsigned long *b,
		    unsigned int nbits);
bool __bitmap_and(unsigned long *dst, const unsigned long *a,
		  const unsigned long *b, unsigned int nbits);
void __bitmap_or(unsigned long *dst, const unsigned long *a,
		 const unsigned long *b, unsigned int nbits);
void __bitmap_xor(unsigned long *dst, const unsigned long *a,
		  const unsigned long *b, unsigned int nbits);
bool __bitmap_andnot(unsigned long *dst, const unsigned long *a,
		     const unsigned long *b, unsigned int nbits);
void __bitmap_complement(unsigned long *dst, const unsigned long *src,
			 unsigned int nbits);
bool __bitmap_intersects(const unsigned long *a, const unsigned long *b,
			 unsigned int nbits);
bool __bitmap_subset(const unsigned long *a, const unsigned long *b,
		     unsigned int nbits);
unsigned int __bitmap_weight(const unsigned long *a, unsigned int nbits);
void bitmap_set(unsigned long *map, unsigned int start, unsigned int nbits);
void bitmap_clear(unsigned long *map, unsigned int start, unsigned int nbits);
unsigned long bitmap_find_next_zero_area(unsigned long *map,
					 unsigned long size,
					 unsigned long start,
					 unsigned int nr,
					 unsigned long align_mask);
int bitmap_parselist(const char *buf, unsigned long *map, int nbits);
int bitmap_parse(const char *buf, unsigned int buflen, unsigned long *map,
		 int nbits);
unsigned long *bitmap_alloc(unsigned int nbits, gfp_t flags);
unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags);
void bitmap_free(const unsigned long *bitmap);

static __always_inline void bitmap_zero(unsigned long *dst, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		*dst = 0;
	else
		memset(dst, 0, bitmap_size(nbits));
}

static __always_inline void bitmap_fill(unsigned long *dst, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		*dst = ~0UL;
	else
		memset(dst, 0xff, bitmap_size(nbits));
}

static __always_inline void
bitmap_copy(unsigned long *dst, const unsigned long *src, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		*dst = *src;
	else
		memcpy(dst, src, bitmap_size(nbits));
}

static __always_inline bool
bitmap_equal(const unsigned long *a, const unsigned long *b, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return !((*a ^ *b) & BITMAP_LAST_WORD_MASK(nbits));
	return __bitmap_equal(a, b, nbits);
}

static __always_inline bool
bitmap_and(unsigned long *dst, const unsigned long *a, const unsigned long *b,
	   unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return (*dst = *a & *b & BITMAP_LAST_WORD_MASK(nbits)) != 0;
	return __bitmap_and(dst, a, b, nbits);
}

static __always_inline void
bitmap_or(unsigned long *dst, const unsigned long *a, const unsigned long *b,
	  unsigned int nbits)
{
	if (small_const_nbits(nbits))
		*dst = *a | *b;
	else
		__bitmap_or(dst, a, b, nbits);
}

static __always_inline void
bitmap_xor(unsigned long *dst, const unsigned long *a, const unsigned long *b,
	   unsigned int nbits)
{
	if (small_const_nbits(nbits))
		*dst = *a ^ *b;
	else
		__bitmap_xor(dst, a, b, nbits);
}

static __always_inline bool
bitmap_andnot(unsigned long *dst, const unsigned long *a,
	      const unsigned long *b, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return (*dst = *a & ~*b & BITMAP_LAST_WORD_MASK(nbits)) != 0;
	return __bitmap_andnot(dst, a, b, nbits);
}

static __always_inline void
bitmap_complement(unsigned long *dst, const unsigned long *src,
		  unsigned int nbits)
{
	if (small_const_nbits(nbits))
		*dst = ~*src;
	else
		__bitmap_complement(dst, src, nbits);
}

static __always_inline bool
bitmap_intersects(const unsigned long *a, const unsigned long *b,
		  unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return (*a & *b & BITMAP_LAST_WORD_MASK(nbits)) != 0;
	return __bitmap_intersects(a, b, nbits);
}

/* is every bit of @a in @b? */
static __always_inline bool
bitmap_subset(const unsigned long *a, const unsigned long *b,
	      unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return !(*a & ~*b & BITMAP_LAST_WORD_MASK(nbits));
	return __bitmap_subset(a, b, nbits);
}

static __always_inline unsigned int
bitmap_weight(const unsigned long *a, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return hweight_long(*a & BITMAP_LAST_WORD_MASK(nbits));
	return __bitmap_weight(a, nbits);
}

static __always_inline bool
bitmap_empty(const unsigned long *a, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return !(*a & BITMAP_LAST_WORD_MASK(nbits));
	return find_first_bit(a, nbits) >= nbits;
}

static __always_inline bool
bitmap_full(const unsigned long *a, unsigned int nbits)
{
	if (small_const_nbits(nbits))
		return !(~*a & BITMAP_LAST_WORD_MASK(nbits));
	return find_first_zero_bit(a, nbits) >= nbits;
}

#endif /* _LINUX_BITMAP_H */
