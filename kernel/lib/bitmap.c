// SPDX-License-Identifier: MIT
/*
 * bitmap.c - sets in more than one word, and sets as text ("0-3,7").
 *
 * bitmap.h has the one-word bodies; here is the rest. Only cpumasks of kernels
 * built for more than 64 CPUs and the tables of pids come through here.
 *
 * Linux: lib/bitmap.c, bitmap-str.c; lists with strides "0-31:1/2" left out.
 */
#include <linux/bitmap.h>
#include <linux/align.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/kstrtox.h>
#include <linux/minmax.h>
#include <linux/sprintf.h>

/* applies STEP to every whole word i and, with the last's mask, to the rest */
#define for_each_word(i, nbits)	\
	for (unsigned int i = 0; i < BITS_TO_LONGS(nbits); i++)

static unsigned long word_mask(unsigned int i, unsigned int nbits)
{
	return (i + 1) * BITS_PER_LONG <= nbits ? ~0UL :
	       BITMAP_LAST_WORD_MASK(nbits);
}

bool __bitmap_equal(const unsigned long *a, const unsigned long *b,
		    unsigned int nbits)
{
	for_each_word(i, nbits) {
		if ((a[i] ^ b[i]) & word_mask(i, nbits))
			return false;
	}
	return true;
}
EXPORT_SYMBOL(__bitmap_equal);

bool __bitmap_and(unsigned long *dst, const unsigned long *a,
		  const unsigned long *b, unsigned int nbits)
{
	unsigned long any = 0;

	for_each_word(i, nbits)
		any |= dst[i] = a[i] & b[i] & word_mask(i, nbits);
	return any != 0;
}
EXPORT_SYMBOL(__bitmap_and);

void __bitmap_or(unsigned long *dst, const unsigned long *a,
		 const unsigned long *b, unsigned int nbits)
{
	for_each_word(i, nbits)
		dst[i] = a[i] | b[i];
}
EXPORT_SYMBOL(__bitmap_or);

void __bitmap_xor(unsigned long *dst, const unsigned long *a,
		  const unsigned long *b, unsigned int nbits)
{
	for_each_word(i, nbits)
		dst[i] = a[i] ^ b[i];
}
EXPORT_SYMBOL(__bitmap_xor);

bool __bitmap_andnot(unsigned long *dst, const unsigned long *a,
		     const unsigned long *b, unsigned int nbits)
{
	unsigned long any = 0;

	for_each_word(i, nbits)
		any |= dst[i] = a[i] & ~b[i] & word_mask(i, nbits);
	return any != 0;
}
EXPORT_SYMBOL(__bitmap_andnot);

void __bitmap_complement(unsigned long *dst, const unsigned long *src,
			 unsigned int nbits)
{
	for_each_word(i, nbits)
		dst[i] = ~src[i];
}
EXPORT_SYMBOL(__bitmap_complement);

bool __bitmap_intersects(const unsigned long *a, const unsigned long *b,
			 unsigned int nbits)
{
	return find_next_and_bit(a, b, nbits, 0) < nbits;
}
EXPORT_SYMBOL(__bitmap_intersects);

bool __bitmap_subset(const unsigned long *a, const unsigned long *b,
		     unsigned int nbits)
{
	return find_next_andnot_bit(a, b, nbits, 0) >= nbits;
}
EXPORT_SYMBOL(__bitmap_subset);

unsigned int __bitmap_weight(const unsigned long *a, unsigned int nbits)
{
	unsigned int weight = 0;

	for_each_word(i, nbits)
		weight += hweight_long(a[i] & word_mask(i, nbits));
	return weight;
}
EXPORT_SYMBOL(__bitmap_weight);

/* bits of word i that lie in start..start+nbits-1 */
static unsigned long range_mask(unsigned int i, unsigned int start,
				unsigned int nbits)
{
	unsigned int first = max(start, i * BITS_PER_LONG);
	unsigned int end = min(start + nbits, (i + 1) * BITS_PER_LONG);

	return (~0UL << (first % BITS_PER_LONG)) & BITMAP_LAST_WORD_MASK(end);
}

void bitmap_set(unsigned long *map, unsigned int start, unsigned int nbits)
{
	for (unsigned int i = start / BITS_PER_LONG;
	     nbits && i <= (start + nbits - 1) / BITS_PER_LONG; i++)
		map[i] |= range_mask(i, start, nbits);
}
EXPORT_SYMBOL(bitmap_set);

void bitmap_clear(unsigned long *map, unsigned int start, unsigned int nbits)
{
	for (unsigned int i = start / BITS_PER_LONG;
	     nbits && i <= (start + nbits - 1) / BITS_PER_LONG; i++)
		map[i] &= ~range_mask(i, start, nbits);
}
EXPORT_SYMBOL(bitmap_clear);

/**
 * bitmap_find_next_zero_area - find room for a run of bits
 * @map:        the bits
 * @size:       how many there are
 * @start:      where to begin
 * @nr:         length of the run
 * @align_mask: alignment - 1 of the run's first bit
 *
 * Return: the first bit of the run, or something > @size - @nr.
 */
unsigned long bitmap_find_next_zero_area(unsigned long *map,
					 unsigned long size,
					 unsigned long start,
					 unsigned int nr,
					 unsigned long align_mask)
{
	for (;;) {
		unsigned long first, busy;

		first = find_next_zero_bit(map, size, start);
		first = (first + align_mask) & ~align_mask;
		if (first + nr > size)
			return first + nr;
		busy = find_next_bit(map, first + nr, first);
		if (busy >= first + nr)
			return first;
		start = busy + 1;
	}
}
EXPORT_SYMBOL(bitmap_find_next_zero_area);

/* ":used/group"; 0 or -EINVAL */
static int parse_pattern(char **at, unsigned long *used, unsigned long *group)
{
	if (!isdigit((*at)[1]))
		return -EINVAL;
	*used = simple_strtoul(*at + 1, at, 10);
	if (**at != '/' || !isdigit((*at)[1]))
		return -EINVAL;
	*group = simple_strtoul(*at + 1, at, 10);
	return *used && *used <= *group ? 0 : -EINVAL;
}

/**
 * bitmap_parselist - "0-3,7" to bits; "0-15:2/4" is two of every four
 * @buf:   the text; may end in a newline
 * @map:   the bits, cleared first
 * @nbits: how many
 *
 * Return: 0; -EINVAL when it is no list; -ERANGE when a bit is not in @nbits.
 */
int bitmap_parselist(const char *buf, unsigned long *map, int nbits)
{
	bitmap_zero(map, nbits);
	buf = skip_spaces(buf);
	while (*buf) {
		unsigned long from, to, used = 1, group = 1;
		char *end;

		if (!isdigit(*buf))
			return -EINVAL;
		to = from = simple_strtoul(buf, &end, 10);
		if (*end == '-') {
			if (!isdigit(end[1]))
				return -EINVAL;
			to = simple_strtoul(end + 1, &end, 10);
			if (*end == ':' && parse_pattern(&end, &used, &group))
				return -EINVAL;
		}
		if (to < from)
			return -EINVAL;
		if (to >= nbits)
			return -ERANGE;
		if (group == 1)		/* no pattern, or all of it */
			used = group = to - from + 1;
		for (; from <= to; from += group)
			bitmap_set(map, from, min(used, to - from + 1));
		buf = skip_spaces(end);
		if (*buf == ',')
			buf++;
		else if (*buf)
			return -EINVAL;
	}
	return 0;
}
EXPORT_SYMBOL(bitmap_parselist);

/**
 * bitmap_parse - hexadecimal words to bits ("f", "3,ffffffff")
 * @buf:    the text
 * @buflen: characters of it to look at
 * @map:    the bits, cleared first
 * @nbits:  how many
 *
 * Return: 0; -EINVAL for a foreign character; -EOVERFLOW when a bit is not
 * in @nbits.
 */
int bitmap_parse(const char *buf, unsigned int buflen, unsigned long *map,
		 int nbits)
{
	size_t len = strnlen(buf, buflen);
	unsigned int bit = 0;

	bitmap_zero(map, nbits);
	while (len && isspace(buf[len - 1]))
		len--;
	if (!len)
		return -EINVAL;
	while (len--) {
		char c = buf[len];
		unsigned int digit;

		if (c == ',') {		/* a group is 32 bits */
			bit = ALIGN(bit, 32);
			continue;
		}
		if (!isxdigit(c))
			return -EINVAL;
		digit = isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
		for (int i = 0; i < 4; i++, bit++) {
			if (!(digit >> i & 1))
				continue;
			if (bit >= nbits)
				return -EOVERFLOW;
			__set_bit(bit, map);
		}
	}
	return 0;
}
EXPORT_SYMBOL(bitmap_parse);

/* word i of a set, with what lies outside as zeroes */
static unsigned long word_of(const unsigned long *map, long i,
			     unsigned int nbits)
{
	return i < 0 || i >= BITS_TO_LONGS(nbits) ? 0 :
	       map[i] & word_mask(i, nbits);
}

/**
 * bitmap_shift_right - every bit goes to a lower number; the lowest are lost
 * @dst: may be @src
 * @src: the bits
 * @shift: by how many
 * @nbits: how many bits
 */
void bitmap_shift_right(unsigned long *dst, const unsigned long *src,
			unsigned int shift, unsigned int nbits)
{
	unsigned int skip = shift / BITS_PER_LONG, rest = shift % BITS_PER_LONG;

	for_each_word(i, nbits) {
		unsigned long low = word_of(src, (long)i + skip, nbits);
		unsigned long high = word_of(src, (long)i + skip + 1, nbits);

		dst[i] = rest ? low >> rest | high << (BITS_PER_LONG - rest) :
				low;
	}
}
EXPORT_SYMBOL(bitmap_shift_right);

/** bitmap_shift_left - every bit goes to a higher number */
void bitmap_shift_left(unsigned long *dst, const unsigned long *src,
		       unsigned int shift, unsigned int nbits)
{
	unsigned int skip = shift / BITS_PER_LONG, rest = shift % BITS_PER_LONG;

	for (long i = (long)BITS_TO_LONGS(nbits) - 1; i >= 0; i--) {
		unsigned long high = word_of(src, i - skip, nbits);
		unsigned long low = word_of(src, i - skip - 1, nbits);

		dst[i] = rest ? high << rest | low >> (BITS_PER_LONG - rest) :
				high;
	}
}
EXPORT_SYMBOL(bitmap_shift_left);

/** bitmap_replace - @new where @mask has bits, @old elsewhere */
void bitmap_replace(unsigned long *dst, const unsigned long *old,
		    const unsigned long *new, const unsigned long *mask,
		    unsigned int nbits)
{
	for_each_word(i, nbits)
		dst[i] = (old[i] & ~mask[i]) | (new[i] & mask[i]);
}
EXPORT_SYMBOL(bitmap_replace);

/**
 * bitmap_allocate_region - take 2^order bits
 * @bitmap: the bits
 * @pos: the first
 * @order: how many
 *
 * Return: 0, or -EBUSY if one of them is set.
 */
int bitmap_allocate_region(unsigned long *bitmap, unsigned int pos, int order)
{
	unsigned int n = 1U << order;

	if (find_next_bit(bitmap, pos + n, pos) < pos + n)
		return -EBUSY;
	bitmap_set(bitmap, pos, n);
	return 0;
}
EXPORT_SYMBOL(bitmap_allocate_region);

/** bitmap_release_region - give them back */
void bitmap_release_region(unsigned long *bitmap, unsigned int pos, int order)
{
	bitmap_clear(bitmap, pos, 1U << order);
}
EXPORT_SYMBOL(bitmap_release_region);

/**
 * bitmap_find_free_region - find 2^order free bits at a multiple of 2^order
 * @bitmap: the bits; those that are found are set
 * @bits: how many there are
 * @order: how many are wanted
 *
 * Return: the first, or -ENOMEM.
 */
int bitmap_find_free_region(unsigned long *bitmap, unsigned int bits, int order)
{
	unsigned int pos;

	for (pos = 0; pos + (1U << order) <= bits; pos += 1U << order)
		if (!bitmap_allocate_region(bitmap, pos, order))
			return pos;
	return -ENOMEM;
}
EXPORT_SYMBOL(bitmap_find_free_region);

/** bitmap_from_arr32 - words of 32 bits to a set */
void bitmap_from_arr32(unsigned long *bitmap, const u32 *buf,
		       unsigned int nbits)
{
	bitmap_zero(bitmap, nbits);
	for (unsigned int bit = 0; bit < nbits; bit++)
		if (buf[bit / 32] >> bit % 32 & 1)
			__set_bit(bit, bitmap);
}
EXPORT_SYMBOL(bitmap_from_arr32);

/** bitmap_to_arr32 - a set to words of 32 bits */
void bitmap_to_arr32(u32 *buf, const unsigned long *bitmap, unsigned int nbits)
{
	memset(buf, 0, BITS_TO_U32(nbits) * sizeof(*buf));
	for (unsigned int bit = 0; bit < nbits; bit++)
		if (test_bit(bit, bitmap))
			buf[bit / 32] |= 1U << bit % 32;
}
EXPORT_SYMBOL(bitmap_to_arr32);

/** bitmap_print_to_pagebuf - "0-3,7" or "8f", and a newline; the length */
int bitmap_print_to_pagebuf(bool list, char *buf, const unsigned long *maskp,
			    int nmaskbits)
{
	return scnprintf(buf, 4096, list ? "%*pbl\n" : "%*pb\n", nmaskbits,
			 maskp);
}
EXPORT_SYMBOL(bitmap_print_to_pagebuf);
