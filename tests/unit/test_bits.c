// SPDX-License-Identifier: MIT
/*
 * test_bits.c - bit searches and sets, on which every CPU mask rests, against
 * a bit-by-bit idea of them.
 *
 * Sources: kernel/lib/find_bit.c kernel/lib/bitmap.c kernel/lib/string.c kernel/lib/kstrtox.c kernel/lib/vsprintf.c kernel/lib/errname.c
 */
#include <linux/bitmap.h>
#include <linux/errno.h>
#include <linux/find.h>
#include "unit.h"

enum { BITS = 200 };

static bool bit(const unsigned long *map, unsigned long n)
{
	return map[n / 64] >> (n % 64) & 1;
}

static void randomly(unsigned long *map, int dense)
{
	int i;

	for (i = 0; i < BITS_TO_LONGS(BITS); i++)
		map[i] = dense ? unit_random() | unit_random()
			       : unit_random() & unit_random() & unit_random();
}

static void next_bit_agrees_with_a_loop(void)
{
	DECLARE_BITMAP(map, BITS);
	unsigned long round, start, size, want, zero;

	for (round = 0; round < 400; round++) {
		randomly(map, round & 1);
		size = unit_random() % (BITS + 1);
		start = unit_random() % (BITS + 1);
		for (want = start; want < size && !bit(map, want); want++)
			;
		for (zero = start; zero < size && bit(map, zero); zero++)
			;
		want = want < size ? want : size;
		zero = zero < size ? zero : size;
		CHECK_EQ(find_next_bit(map, size, start), want);
		CHECK_EQ(find_next_zero_bit(map, size, start), zero);
	}
}

static void one_word_masks_take_the_short_way(void)
{
	unsigned long map = 1ul << 63 | 1;

	CHECK_EQ(find_first_bit(&map, 64), 0);
	CHECK_EQ(find_next_bit(&map, 64, 1), 63);
	CHECK_EQ(find_next_bit(&map, 63, 1), 63);
	CHECK_EQ(find_next_bit(&map, 64, 64), 64);
	CHECK_EQ(find_last_bit(&map, 64), 63);
}

static void set_clear_and_weight(void)
{
	DECLARE_BITMAP(map, BITS) = { 0 };
	int i;

	bitmap_set(map, 60, 70);
	CHECK_EQ(bitmap_weight(map, BITS), 70);
	for (i = 0; i < BITS; i++)
		CHECK_EQ(bit(map, i), i >= 60 && i < 130);
	bitmap_clear(map, 64, 64);
	CHECK_EQ(bitmap_weight(map, BITS), 6);
}

static void lists_of_cpus_are_parsed(void)
{
	DECLARE_BITMAP(map, BITS) = { 0 };

	CHECK_EQ(bitmap_parselist("0-2,5,63-64", map, BITS), 0);
	CHECK_EQ(bitmap_weight(map, BITS), 6);
	CHECK(bit(map, 5) && bit(map, 63) && bit(map, 64) && !bit(map, 3));
	CHECK(bitmap_parselist("2-1", map, BITS) < 0);
	CHECK(bitmap_parselist("200", map, BITS) < 0);
	CHECK(bitmap_parselist("a", map, BITS) < 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(next_bit_agrees_with_a_loop),
	UNIT_CASE(one_word_masks_take_the_short_way),
	UNIT_CASE(set_clear_and_weight),
	UNIT_CASE(lists_of_cpus_are_parsed),
	{ }
};
