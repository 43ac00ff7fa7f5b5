// SPDX-License-Identifier: MIT
/*
 * mempool.c - a few elements that are kept back, so that somebody always gets on.
 *
 * An allocation asks the ordinary source first, without letting it wait. When that
 * has none it takes from the reserve; when the reserve is empty as well, one that
 * may sleep waits until an element comes back. Freeing fills the reserve first.
 *
 * Race: an allocator finds the reserve empty and goes to sleep; a freer adds an
 * element and wakes. The allocator is on the wait queue before it looks for the
 * last time, and the freer looks at the queue after it has added, both under or
 * after pool->lock: one of them sees the other.
 *
 * Locks: pool->lock for the reserve.
 * Linux: mm/mempool.c.
 */
#include <linux/export.h>
#include <linux/mempool.h>
#include <linux/jiffies.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/string.h>

static void *take_element(mempool_t *pool)
{
	unsigned long flags;
	void *element = NULL;

	spin_lock_irqsave(&pool->lock, flags);
	if (pool->curr_nr)
		element = pool->elements[--pool->curr_nr];
	spin_unlock_irqrestore(&pool->lock, flags);
	return element;
}

/* false when the reserve is full */
static bool keep_element(mempool_t *pool, void *element)
{
	unsigned long flags;
	bool kept;

	spin_lock_irqsave(&pool->lock, flags);
	kept = pool->curr_nr < pool->min_nr;
	if (kept)
		pool->elements[pool->curr_nr++] = element;
	spin_unlock_irqrestore(&pool->lock, flags);
	return kept;
}

/** mempool_exit - give the reserve back; all elements must have come home */
void mempool_exit(mempool_t *pool)
{
	while (pool->curr_nr)
		pool->free(pool->elements[--pool->curr_nr], pool->pool_data);
	kfree(pool->elements);
	pool->elements = NULL;
}
EXPORT_SYMBOL(mempool_exit);

/**
 * mempool_init - make a pool in memory of the caller's, and fill its reserve
 *
 * Context: process, sleeps.
 * Return: 0 or -ENOMEM.
 */
int mempool_init(mempool_t *pool, int min_nr, mempool_alloc_t *alloc,
		 mempool_free_t *free, void *pool_data)
{
	void *element;

	spin_lock_init(&pool->lock);
	init_waitqueue_head(&pool->wait);
	pool->min_nr = min_nr;
	pool->curr_nr = 0;
	pool->alloc = alloc;
	pool->free = free;
	pool->pool_data = pool_data;
	pool->elements = kmalloc_array(max(1, min_nr), sizeof(void *),
				       GFP_KERNEL);
	if (!pool->elements)
		return -ENOMEM;
	while (pool->curr_nr < max(1, min_nr)) {
		element = alloc(GFP_KERNEL, pool_data);
		if (!element) {
			mempool_exit(pool);
			return -ENOMEM;
		}
		pool->elements[pool->curr_nr++] = element;
	}
	return 0;
}
EXPORT_SYMBOL(mempool_init);

/**
 * mempool_create - make a pool
 * @min_nr: how many elements are kept back
 * @alloc: the ordinary source
 * @free: gives back to it
 * @pool_data: for these two
 *
 * Context: process, sleeps.
 * Return: the pool, or NULL.
 */
mempool_t *mempool_create(int min_nr, mempool_alloc_t *alloc,
			  mempool_free_t *free, void *pool_data)
{
	mempool_t *pool = kzalloc(sizeof(*pool), GFP_KERNEL);

	if (pool && mempool_init(pool, min_nr, alloc, free, pool_data)) {
		kfree(pool);
		return NULL;
	}
	return pool;
}
EXPORT_SYMBOL(mempool_create);

/** mempool_destroy - the opposite; NULL is fine */
void mempool_destroy(mempool_t *pool)
{
	if (!pool)
		return;
	mempool_exit(pool);
	kfree(pool);
}
EXPORT_SYMBOL(mempool_destroy);

/**
 * mempool_resize - keep more or fewer back
 * @new_min_nr: at least 1
 *
 * Context: process, sleeps. The caller keeps other resizes out.
 * Return: 0; -ENOMEM when a larger reserve could not be had: it is as before.
 */
int mempool_resize(mempool_t *pool, int new_min_nr)
{
	void **elements, **old;
	unsigned long flags;
	void *element;

	elements = kmalloc_array(new_min_nr, sizeof(void *), GFP_KERNEL);
	if (!elements)
		return -ENOMEM;
	/* none that comes back now is kept beyond the new number */
	spin_lock_irqsave(&pool->lock, flags);
	pool->min_nr = min(pool->min_nr, new_min_nr);
	spin_unlock_irqrestore(&pool->lock, flags);
	while (READ_ONCE(pool->curr_nr) > new_min_nr &&
	       (element = take_element(pool)))
		pool->free(element, pool->pool_data);

	spin_lock_irqsave(&pool->lock, flags);
	memcpy(elements, pool->elements, pool->curr_nr * sizeof(void *));
	old = pool->elements;
	pool->elements = elements;
	pool->min_nr = new_min_nr;
	spin_unlock_irqrestore(&pool->lock, flags);
	kfree(old);

	while (!mempool_is_saturated(pool)) {
		element = pool->alloc(GFP_KERNEL, pool->pool_data);
		if (!element)
			break;		/* it fills as elements come back */
		mempool_free(element, pool);
	}
	return 0;
}
EXPORT_SYMBOL(mempool_resize);

/* Sleep until an element may have come back. */
static void wait_for_element(mempool_t *pool)
{
	DEFINE_WAIT(wait);

	prepare_to_wait(&pool->wait, &wait, TASK_UNINTERRUPTIBLE);
	if (!READ_ONCE(pool->curr_nr))
		/* the source may have some again, and tells nobody */
		schedule_timeout(5 * HZ);
	finish_wait(&pool->wait, &wait);
}

/**
 * mempool_alloc - an element, from the source or the reserve
 * @gfp: with __GFP_DIRECT_RECLAIM it sleeps rather than fails
 *
 * Context: as @gfp says.
 * Return: the element; NULL only when it may not sleep.
 */
void *mempool_alloc(mempool_t *pool, gfp_t gfp)
{
	gfp_t quick = (gfp | __GFP_NOWARN) & ~__GFP_DIRECT_RECLAIM;
	void *element;

	might_sleep_if(gfp & __GFP_DIRECT_RECLAIM);
	for (;; quick = gfp | __GFP_NOWARN) {
		element = pool->alloc(quick, pool->pool_data);
		if (!element)
			element = take_element(pool);
		if (element || !(gfp & __GFP_DIRECT_RECLAIM))
			return element;
		if (quick & __GFP_DIRECT_RECLAIM)
			wait_for_element(pool);
	}
}
EXPORT_SYMBOL(mempool_alloc);

/** mempool_alloc_preallocated - from the reserve only; NULL when it is empty */
void *mempool_alloc_preallocated(mempool_t *pool)
{
	return take_element(pool);
}
EXPORT_SYMBOL(mempool_alloc_preallocated);

/**
 * mempool_free - give an element back; NULL is fine
 *
 * Context: any that the source's free function can bear.
 */
void mempool_free(void *element, mempool_t *pool)
{
	if (!element)
		return;
	if (keep_element(pool, element))
		wake_up(&pool->wait);
	else
		pool->free(element, pool->pool_data);
}
EXPORT_SYMBOL(mempool_free);

/** mempool_alloc_slab - source: a slab cache */
void *mempool_alloc_slab(gfp_t gfp, void *cache)
{
	return kmem_cache_alloc(cache, gfp);
}
EXPORT_SYMBOL(mempool_alloc_slab);

/** mempool_free_slab - back to the slab cache */
void mempool_free_slab(void *element, void *cache)
{
	kmem_cache_free(cache, element);
}
EXPORT_SYMBOL(mempool_free_slab);

/** mempool_kmalloc - source: kmalloc() of one size */
void *mempool_kmalloc(gfp_t gfp, void *size)
{
	return kmalloc((size_t)size, gfp);
}
EXPORT_SYMBOL(mempool_kmalloc);

/** mempool_kfree - back to kmalloc() */
void mempool_kfree(void *element, void *size)
{
	kfree(element);
}
EXPORT_SYMBOL(mempool_kfree);

/** mempool_alloc_pages - source: pages, of one order; a struct page */
void *mempool_alloc_pages(gfp_t gfp, void *order)
{
	return alloc_pages(gfp, (long)order);
}
EXPORT_SYMBOL(mempool_alloc_pages);

/** mempool_free_pages - back to the page allocator */
void mempool_free_pages(void *element, void *order)
{
	__free_pages(element, (long)order);
}
EXPORT_SYMBOL(mempool_free_pages);
