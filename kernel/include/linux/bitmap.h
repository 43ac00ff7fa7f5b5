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

/* The rest has no short form for one word. */
void bitmap_shift_right(unsigned long *dst, const unsigned long *src,
			unsigned int shift, unsigned int nbits);
void bitmap_shift_left(unsigned long *dst, const unsigned long *src,
		       unsigned int shift, unsigned int nbits);
void bitmap_replace(unsigned long *dst, const unsigned long *old,
		    const unsigned long *new, const unsigned long *mask,
		    unsigned int nbits);
int bitmap_find_free_region(unsigned long *bitmap, unsigned int bits,
			    int order);
void bitmap_release_region(unsigned long *bitmap, unsigned int pos, int order);
int bitmap_allocate_region(unsigned long *bitmap, unsigned int pos, int order);
void bitmap_from_arr32(unsigned long *bitmap, const u32 *buf,
		       unsigned int nbits);
void bitmap_to_arr32(u32 *buf, const unsigned long *bitmap,
		     unsigned int nbits);
int bitmap_print_to_pagebuf(bool list, char *buf, const unsigned long *maskp,
			    int nmaskbits);

static inline bool bitmap_or_equal(const unsigned long *a,
				   const unsigned long *b,
				   const unsigned long *c, unsigned int nbits)
{
	unsigned int bit;

	for (bit = 0; bit < nbits; bit++)
		if ((test_bit(bit, a) || test_bit(bit, b)) != test_bit(bit, c))
			return false;
	return true;
}

static inline unsigned int bitmap_weight_and(const unsigned long *a,
					     const unsigned long *b,
					     unsigned int nbits)
{
	unsigned int bit, weight = 0;

	for_each_and_bit(bit, a, b, nbits)
		weight++;
	return weight;
}

static inline unsigned int bitmap_weight_andnot(const unsigned long *a,
						const unsigned long *b,
						unsigned int nbits)
{
	return bitmap_weight(a, nbits) - bitmap_weight_and(a, b, nbits);
}

static inline void bitmap_from_u64(unsigned long *dst, u64 mask)
{
	dst[0] = mask;
}

#define BITMAP_FROM_U64(n)	(n)
#define bitmap_from_arr64(map, buf, nbits) \
	bitmap_copy(map, (const unsigned long *)(buf), nbits)
#define bitmap_to_arr64(buf, map, nbits) \
	bitmap_copy((unsigned long *)(buf), map, nbits)
#define bitmap_alloc_node(nbits, flags, node)	bitmap_alloc(nbits, flags)
#define bitmap_zalloc_node(nbits, flags, node)	bitmap_zalloc(nbits, flags)

/* nbits, up to 64, from bit start on: as a number */
static inline unsigned long bitmap_read(const unsigned long *map,
					unsigned long start,
					unsigned long nbits)
{
	unsigned long at = start % BITS_PER_LONG, w = BIT_WORD(start), v;

	if (!nbits || nbits > BITS_PER_LONG)
		return 0;
	v = map[w] >> at;
	if (at + nbits > BITS_PER_LONG)
		v |= map[w + 1] << (BITS_PER_LONG - at);
	return v & BITMAP_LAST_WORD_MASK(nbits);
}

static inline void bitmap_write(unsigned long *map, unsigned long value,
				unsigned long start, unsigned long nbits)
{
	unsigned long i;

	for (i = 0; i < nbits && i < BITS_PER_LONG; i++)
		__assign_bit(start + i, map, value >> i & 1);
}

#define bitmap_get_value8(map, start)		bitmap_read(map, start, 8)
#define bitmap_set_value8(map, value, start)	bitmap_write(map, value, start, 8)

#endif /* _LINUX_BITMAP_H */
