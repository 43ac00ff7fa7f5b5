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

void bitmap_clear(unsigned long *map, unsigned int start, unsigned int nbits)
{
	for (unsigned int i = start / BITS_PER_LONG;
	     nbits && i <= (start + nbits - 1) / BITS_PER_LONG; i++)
		map[i] &= ~range_mask(i, start, nbits);
}

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

/**
 * bitmap_parselist - "0-3,7" to bits
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
		unsigned long from, to;
		char *end;

		if (!isdigit(*buf))
			return -EINVAL;
		to = from = simple_strtoul(buf, &end, 10);
		if (*end == '-') {
			if (!isdigit(end[1]))
				return -EINVAL;
			to = simple_strtoul(end + 1, &end, 10);
		}
		if (to < from)
			return -EINVAL;
		if (to >= nbits)
			return -ERANGE;
		bitmap_set(map, from, to - from + 1);
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
