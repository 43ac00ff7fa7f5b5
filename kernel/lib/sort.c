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

static void swap_bytes(void *a, void *b, int size, const void *priv)
{
	u8 *p = a, *q = b;

	while (size--) {
		u8 t = *p;

		*p++ = *q;
		*q++ = t;
	}
}

/* what sort() was given, for sort_r() */
struct plain {
	cmp_func_t cmp;
	swap_func_t swap;
};

static int plain_cmp(const void *a, const void *b, const void *priv)
{
	return ((const struct plain *)priv)->cmp(a, b);
}

static void plain_swap(void *a, void *b, int size, const void *priv)
{
	((const struct plain *)priv)->swap(a, b, size);
}

/* lets the element at i sink until no child is larger */
static void sift_down(u8 *base, size_t i, size_t num, size_t size,
		      cmp_r_func_t cmp, swap_r_func_t swap, const void *priv)
{
	size_t child;

	while ((child = 2 * i + 1) < num) {
		if (child + 1 < num && cmp(base + child * size,
					   base + (child + 1) * size, priv) < 0)
			child++;
		if (cmp(base + i * size, base + child * size, priv) >= 0)
			return;
		swap(base + i * size, base + child * size, size, priv);
		i = child;
	}
}

/**
 * sort_r - sort an array, smallest first
 * @base: the array
 * @num:  elements
 * @size: bytes each
 * @cmp:  < 0, 0 or > 0, as the first is before, equal to or after the second
 * @swap: exchanges two elements; NULL for a plain byte swap
 * @priv: for both
 */
void sort_r(void *base, size_t num, size_t size, cmp_r_func_t cmp,
	    swap_r_func_t swap, const void *priv)
{
	if (!swap)
		swap = swap_bytes;
	for (size_t i = num / 2; i-- > 0;)
		sift_down(base, i, num, size, cmp, swap, priv);
	while (num > 1) {
		num--;
		swap(base, (u8 *)base + num * size, size, priv);
		sift_down(base, 0, num, size, cmp, swap, priv);
	}
}
EXPORT_SYMBOL(sort_r);

/** sort - sort_r() with functions that need nothing else */
void sort(void *base, size_t num, size_t size, cmp_func_t cmp,
	  swap_func_t swap)
{
	struct plain plain = { cmp, swap };

	sort_r(base, num, size, plain_cmp, swap ? plain_swap : NULL, &plain);
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
