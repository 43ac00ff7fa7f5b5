// SPDX-License-Identifier: MIT
/*
 * mempool_reserve.c - memory that is there even when there is none.
 *
 * A pool keeps a few elements back. An allocation takes from the ordinary source
 * first and from the reserve when that fails. Here the ordinary source can be
 * switched off.
 */
#define pr_fmt(fmt) "mempool: " fmt

#include <linux/mempool.h>
#include <linux/module.h>
#include <linux/slab.h>

#define RESERVE	3

static bool shortage;
static int made, dropped;

static void *make(gfp_t gfp, void *data)
{
	if (shortage)
		return NULL;
	made++;
	return kmalloc((long)data, gfp);
}

static void drop(void *element, void *data)
{
	dropped++;
	kfree(element);
}

static int __init reserve_init(void)
{
	mempool_t *pool, *slab_pool;
	struct kmem_cache *cache;
	void *got[RESERVE + 1];
	int i;

	pool = mempool_create(RESERVE, make, drop, (void *)64L);
	if (!pool)
		return -ENOMEM;
	pr_info("made in advance: %d\n", made);
	shortage = true;
	for (i = 0; i <= RESERVE; i++) {
		got[i] = mempool_alloc(pool, GFP_ATOMIC);
		pr_info("in need, %d: %s\n", i, got[i] ? "from the reserve" :
			"nothing");
	}
	shortage = false;
	got[RESERVE] = mempool_alloc(pool, GFP_KERNEL);
	for (i = 0; i <= RESERVE; i++)
		mempool_free(got[i], pool);
	pr_info("given back: made %d, dropped %d\n", made, dropped);
	mempool_destroy(pool);
	pr_info("destroyed: made %d, dropped %d\n", made, dropped);

	cache = kmem_cache_create("pid2_drops", 100, 0, 0, NULL);
	if (!cache)
		return -ENOMEM;
	slab_pool = mempool_create_slab_pool(2, cache);
	if (slab_pool) {
		got[0] = mempool_alloc(slab_pool, GFP_KERNEL);
		pr_info("from a slab cache: %d\n", got[0] != NULL);
		mempool_free(got[0], slab_pool);
		mempool_destroy(slab_pool);
	}
	kmem_cache_destroy(cache);
	return 0;
}

static void __exit reserve_exit(void)
{
}

module_init(reserve_init);
module_exit(reserve_exit);

MODULE_DESCRIPTION("mempool_alloc() when there is no memory");
MODULE_LICENSE("Dual MIT/GPL");
