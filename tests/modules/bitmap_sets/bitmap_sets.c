// SPDX-License-Identifier: MIT
/*
 * bitmap_sets.c - sets of numbers, as bits, and as text.
 *
 * A cpumask is such a set. "%*pbl" prints one as a list of ranges, and
 * bitmap_parselist() reads that.
 */
#define pr_fmt(fmt) "bitmap: " fmt

#include <linux/bitmap.h>
#include <linux/cpumask.h>
#include <linux/module.h>
#include <linux/slab.h>

#define BITS	100

static DECLARE_BITMAP(a, BITS);
static DECLARE_BITMAP(b, BITS);
static DECLARE_BITMAP(c, BITS);

static void sets(void)
{
	bitmap_zero(a, BITS);
	bitmap_set(a, 10, 30);
	__set_bit(99, a);
	pr_info("parselist %d\n", bitmap_parselist("0-15,64-70:2/4", b, BITS));
	pr_info("a %*pbl, b %*pbl\n", BITS, a, BITS, b);
	bitmap_and(c, a, b, BITS);
	pr_info("and %*pbl\n", BITS, c);
	bitmap_or(c, a, b, BITS);
	pr_info("or %*pbl, weight %d\n", BITS, c, bitmap_weight(c, BITS));
	bitmap_xor(c, a, b, BITS);
	pr_info("xor %*pbl\n", BITS, c);
	bitmap_andnot(c, a, b, BITS);
	pr_info("andnot %*pbl\n", BITS, c);
	bitmap_complement(c, a, BITS);
	pr_info("complement %*pbl\n", BITS, c);
	bitmap_shift_left(c, a, 50, BITS);
	pr_info("shifted %*pbl\n", BITS, c);
	pr_info("meet %d, inside %d, equal %d, empty %d\n",
		bitmap_intersects(a, b, BITS), bitmap_subset(a, b, BITS),
		bitmap_equal(a, a, BITS), bitmap_empty(a, BITS));
	pr_info("room for 5 at %lu, aligned to 8 at %lu\n",
		bitmap_find_next_zero_area(a, BITS, 8, 5, 0),
		bitmap_find_next_zero_area(a, BITS, 8, 5, 7));
	pr_info("hex %*pb\n", BITS, a);
	pr_info("bad text: %d %d\n", bitmap_parselist("5-3", b, BITS),
		bitmap_parselist("200", b, BITS));
}

static void cpus(void)
{
	static struct cpumask mask;
	cpumask_var_t var;
	unsigned int cpu, n = 0;

	cpumask_clear(&mask);
	cpumask_set_cpu(2, &mask);
	cpumask_set_cpu(0, &mask);
	pr_info("mask %*pbl, weight %u, first %u, next %u\n",
		cpumask_pr_args(&mask), cpumask_weight(&mask),
		cpumask_first(&mask), cpumask_next(0, &mask));
	for_each_cpu(cpu, &mask)
		n += cpumask_test_cpu(cpu, cpu_online_mask);
	pr_info("of them online %u, all online %*pbl\n", n,
		cpumask_pr_args(cpu_online_mask));
	if (!zalloc_cpumask_var(&var, GFP_KERNEL))
		return;
	cpumask_andnot(var, cpu_online_mask, &mask);
	pr_info("the others %*pbl\n", cpumask_pr_args(var));
	pr_info("cpulist_parse %d\n",
		cpulist_parse("1-2", var));
	pr_info("parsed %*pbl, any %d\n", cpumask_pr_args(var),
		cpumask_any_but(var, 1));
	free_cpumask_var(var);
}

static int __init sets_init(void)
{
	sets();
	cpus();
	return 0;
}

static void __exit sets_exit(void)
{
}

module_init(sets_init);
module_exit(sets_exit);

MODULE_DESCRIPTION("bitmaps and cpumasks");
MODULE_LICENSE("Dual MIT/GPL");
