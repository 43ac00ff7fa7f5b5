// SPDX-License-Identifier: MIT
/*
 * shrinker_cache.c - a cache that gives back when memory is short.
 *
 * What is only kept to save time later is the first thing to go. The kernel asks
 * count_objects() how much there is, and scan_objects() to free some of it; here
 * it is made to ask by /proc/sys/vm/drop_caches.
 */
#define pr_fmt(fmt) "shrinker: " fmt

#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/shrinker.h>
#include <linux/slab.h>

#define ENTRIES 64

struct entry {
	struct list_head list;
	char answer[100];
};

static LIST_HEAD(cache);
static DEFINE_MUTEX(cache_lock);
static int held;		/* cache_lock */
module_param(held, int, 0444);

static struct shrinker *shrinker;

static unsigned long cache_count(struct shrinker *s, struct shrink_control *sc)
{
	return READ_ONCE(held) ?: SHRINK_EMPTY;
}

static bool forget_one(void)
{
	struct entry *e = list_first_entry_or_null(&cache, struct entry, list);

	if (!e)
		return false;
	list_del(&e->list);
	kfree(e);
	held--;
	return true;
}

/* May be called while somebody who holds the lock allocates: so no waiting. */
static unsigned long cache_scan(struct shrinker *s, struct shrink_control *sc)
{
	unsigned long freed = 0;

	if (!mutex_trylock(&cache_lock))
		return SHRINK_STOP;
	while (freed < sc->nr_to_scan && forget_one())
		freed++;
	mutex_unlock(&cache_lock);
	return freed;
}

static void fill(void)
{
	mutex_lock(&cache_lock);
	while (held < ENTRIES) {
		struct entry *e = kzalloc(sizeof(*e), GFP_KERNEL);

		if (!e)
			break;
		list_add(&e->list, &cache);
		held++;
	}
	mutex_unlock(&cache_lock);
}

static int __init cache_init(void)
{
	shrinker = shrinker_alloc(0, "pid2-cache");
	if (!shrinker)
		return -ENOMEM;
	shrinker->count_objects = cache_count;
	shrinker->scan_objects = cache_scan;
	shrinker_register(shrinker);
	fill();
	pr_info("%d entries are cached\n", held);
	return 0;
}

static void __exit cache_exit(void)
{
	shrinker_free(shrinker);
	pr_info("%d entries were left\n", held);
	while (forget_one())
		;
}

module_init(cache_init);
module_exit(cache_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("shrinker_alloc(), shrinker_register(), count and scan");
