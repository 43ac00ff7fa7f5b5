// SPDX-License-Identifier: MIT
/*
 * slab_memory.c - the ways to get memory, and what one may rely on.
 *
 * A cache holds objects of one size; its constructor runs when the memory comes
 * into the cache, not at each allocation. kmalloc() memory is contiguous,
 * vmalloc() memory only looks so, kvmalloc() takes what it can get.
 */
#define pr_fmt(fmt) "slab: " fmt

#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

struct animal {
	int legs;
	char name[20];
};

static struct kmem_cache *animals;

static void animal_ctor(void *object)
{
	struct animal *a = object;

	a->legs = 4;
}

static int use_cache(void)
{
	struct animal *a, *b;

	animals = kmem_cache_create("pid2_animals", sizeof(struct animal), 0,
				    SLAB_HWCACHE_ALIGN, animal_ctor);
	if (!animals)
		return -ENOMEM;
	a = kmem_cache_alloc(animals, GFP_KERNEL);
	b = kmem_cache_alloc(animals, GFP_KERNEL);
	if (a && b)
		pr_info("size %u, constructed: %d legs, aligned %d\n",
			kmem_cache_size(animals), a->legs + b->legs,
			!((unsigned long)a & 31));
	if (a)
		kmem_cache_free(animals, a);
	if (b)
		kmem_cache_free(animals, b);
	kmem_cache_destroy(animals);
	return 0;
}

static void use_kmalloc(void)
{
	char *p = kzalloc(100, GFP_KERNEL), *q;
	u32 *numbers;

	if (!p)
		return;
	pr_info("zeroed %d, usable at least 100: %d\n",
		!memchr_inv(p, 0, 100), ksize(p) >= 100);
	strscpy(p, "moved along", 100);
	q = krealloc(p, 5000, GFP_KERNEL);
	pr_info("after krealloc(): %s\n", q ?: p);
	kfree(q ?: p);

	numbers = kcalloc(10, sizeof(*numbers), GFP_KERNEL);
	pr_info("array: %d\n", numbers && !numbers[9]);
	kfree(numbers);
	pr_info("too many: %s\n", kmalloc_array(SIZE_MAX / 2, 4, GFP_KERNEL |
						__GFP_NOWARN) ? "?" : "none");
	pr_info("nothing: %s\n", ZERO_OR_NULL_PTR(kmalloc(0, GFP_KERNEL)) ?
		"not a pointer" : "?");
	kfree(NULL);
	q = kmemdup("copied", 7, GFP_KERNEL);
	p = kasprintf(GFP_KERNEL, "%s, %d bytes", q ?: "?", 7);
	pr_info("%s\n", p ?: "?");
	kfree(p);
	kfree(q);
	p = kstrndup("cut off here", 7, GFP_KERNEL);
	pr_info("\"%s\"\n", p ?: "?");
	kfree_sensitive(p);
}

static void use_others(void)
{
	char *v = vmalloc(3 * PAGE_SIZE), *z = vzalloc(PAGE_SIZE);
	char *k = kvmalloc(100000, GFP_KERNEL);
	unsigned long page = __get_free_pages(GFP_KERNEL | __GFP_ZERO, 1);

	pr_info("vmalloc: %d, zeroed %d, is_vmalloc_addr %d\n", v != NULL,
		z && !z[PAGE_SIZE - 1], is_vmalloc_addr(v));
	pr_info("kvmalloc: %d, pages: aligned %d, zeroed %d\n", k != NULL,
		page && PAGE_ALIGNED(page),
		page && !*(char *)(page + PAGE_SIZE));
	if (v)
		memset(v, 1, 3 * PAGE_SIZE);
	vfree(v);
	vfree(z);
	kvfree(k);
	free_pages(page, 1);
}

static int __init memory_init(void)
{
	int err = use_cache();

	use_kmalloc();
	use_others();
	return err;
}

static void __exit memory_exit(void)
{
}

module_init(memory_init);
module_exit(memory_exit);

MODULE_DESCRIPTION("kmem_cache, kmalloc(), vmalloc(), pages");
MODULE_LICENSE("Dual MIT/GPL");
