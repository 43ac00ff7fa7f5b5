// SPDX-License-Identifier: MIT
/*
 * test_sort.c - sort() leaves an ordered permutation, for any element size.
 *
 * Sources: kernel/lib/sort.c kernel/lib/string.c
 */
#include <linux/sort.h>
#include "unit.h"

struct wide {
	int key;
	char rest[17];
};

static int by_key(const void *a, const void *b)
{
	const struct wide *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

static void orders_and_keeps_all(void)
{
	struct wide array[100];
	long sum = 0;
	int n, i;

	for (n = 0; n <= 100; n += 9) {
		for (i = 0, sum = 0; i < n; i++) {
			array[i].key = unit_random() % 50;
			array[i].rest[16] = array[i].key;
			sum += array[i].key;
		}
		sort(array, n, sizeof(array[0]), by_key, NULL);
		for (i = 0; i < n; i++) {
			CHECK(i == 0 || array[i - 1].key <= array[i].key);
			CHECK_EQ(array[i].rest[16], array[i].key);
			sum -= array[i].key;
		}
		CHECK_EQ(sum, 0);
	}
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(orders_and_keeps_all),
	{ }
};
