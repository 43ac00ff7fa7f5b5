// SPDX-License-Identifier: MIT
/*
 * sort.c - heapsort and binary search over arrays of anything.
 *
 * Heapsort: no memory, no recursion, n log n whatever comes in. Not stable:
 * equal elements may change places.
 *
 * Linux: lib/sort.c (bottom-up heapsort, sort_r), lib/bsearch.c.
 */
#include <linux/bsearch.h>
#include <linux/export.h>
#include <linux/sort.h>
#include <linux/stddef.h>

static void swap_bytes(void *a, void *b, int size)
{
	u8 *p = a, *q = b;

	while (size--) {
		u8 t = *p;

		*p++ = *q;
		*q++ = t;
	}
}

/* lets the element at i sink until no child is larger */
static void sift_down(u8 *base, size_t i, size_t num, size_t size,
		      cmp_func_t cmp, swap_func_t swap)
{
	size_t child;

	while ((child = 2 * i + 1) < num) {
		if (child + 1 < num &&
		    cmp(base + child * size, base + (child + 1) * size) < 0)
			child++;
		if (cmp(base + i * size, base + child * size) >= 0)
			return;
		swap(base + i * size, base + child * size, size);
		i = child;
	}
}

/**
 * sort - sort an array, smallest first
 * @base: the array
 * @num:  elements
 * @size: bytes each
 * @cmp:  < 0, 0 or > 0, as the first is before, equal to or after the second
 * @swap: exchanges two elements; NULL for a plain byte swap
 */
void sort(void *base, size_t num, size_t size, cmp_func_t cmp,
	  swap_func_t swap)
{
	if (!swap)
		swap = swap_bytes;
	for (size_t i = num / 2; i-- > 0;)
		sift_down(base, i, num, size, cmp, swap);
	while (num > 1) {
		num--;
		swap(base, (u8 *)base + num * size, size);
		sift_down(base, 0, num, size, cmp, swap);
	}
}
EXPORT_SYMBOL(sort);

/* an element for which cmp(key, element) is 0, or NULL */
void *bsearch(const void *key, const void *base, size_t num, size_t size,
	      cmp_func_t cmp)
{
	const u8 *at = base;

	while (num) {
		const u8 *mid = at + num / 2 * size;
		int order = cmp(key, mid);

		if (!order)
			return (void *)mid;
		if (order > 0) {
			at = mid + size;
			num--;
		}
		num /= 2;
	}
	return NULL;
}
EXPORT_SYMBOL(bsearch);
