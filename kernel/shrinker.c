// SPDX-License-Identifier: MIT
/*
 * shrinker.c - whoever caches gives back when memory is short.
 *
 * The page allocator has nothing left, and its caller may sleep: then every
 * shrinker is asked how much it could free, and to do so, before the allocation
 * is tried once more. `echo 2 > /proc/sys/vm/drop_caches` asks, too.
 *
 * Locks: shrinker_mutex for the list, held while they run: who unregisters waits
 * for that. A shrinker that allocates, and finds nothing, does not come back here.
 * Linux: mm/shrinker.c. Left out: nodes, control groups, the price of objects.
 */
#include <linux/err.h>
#include <linux/export.h>
#include <linux/gfp.h>
#include <linux/init.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/shrinker.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <kernel/mm.h>

#define SHRINK_BATCH	128

static DEFINE_MUTEX(shrinker_mutex);
static LIST_HEAD(shrinker_list) __guarded_by(&shrinker_mutex);

/**
 * shrinker_alloc - make a shrinker
 * @flags: SHRINKER_*
 * @fmt: its name
 *
 * The caller fills in the functions, then calls shrinker_register().
 * Context: process. Return: the shrinker, or NULL.
 */
struct shrinker *shrinker_alloc(unsigned int flags, const char *fmt, ...)
{
	struct shrinker *s = kzalloc(sizeof(*s), GFP_KERNEL);
	va_list args;

	if (!s)
		return NULL;
	va_start(args, fmt);
	s->name = kvasprintf(GFP_KERNEL, fmt, args);
	va_end(args);
	if (!s->name) {
		kfree(s);
		return NULL;
	}
	s->flags = flags;
	s->seeks = DEFAULT_SEEKS;
	return s;
}
EXPORT_SYMBOL_GPL(shrinker_alloc);

/** shrinker_register - ask @shrinker from now on. Context: process */
void shrinker_register(struct shrinker *shrinker)
{
	mutex_lock(&shrinker_mutex);
	list_add_tail(&shrinker->list, &shrinker_list);
	mutex_unlock(&shrinker_mutex);
}
EXPORT_SYMBOL_GPL(shrinker_register);

/** unregister_shrinker - ask it no more; none of its functions runs then */
void unregister_shrinker(struct shrinker *shrinker)
{
	mutex_lock(&shrinker_mutex);
	if (shrinker->list.next)
		list_del(&shrinker->list);
	shrinker->list.next = NULL;
	mutex_unlock(&shrinker_mutex);
}
EXPORT_SYMBOL(unregister_shrinker);

/** shrinker_free - unregister, if it was registered, and free it */
void shrinker_free(struct shrinker *shrinker)
{
	if (!shrinker)
		return;
	unregister_shrinker(shrinker);
	kfree(shrinker->name);
	kfree(shrinker);
}
EXPORT_SYMBOL_GPL(shrinker_free);

static unsigned long shrink_one(struct shrinker *s, gfp_t gfp)
{
	struct shrink_control sc = { .gfp_mask = gfp };
	unsigned long left = s->count_objects(s, &sc), freed = 0, ret;

	if (left == SHRINK_EMPTY)
		return 0;
	while (left) {
		sc.nr_to_scan = min(left, (unsigned long)(s->batch ?:
							  SHRINK_BATCH));
		sc.nr_scanned = sc.nr_to_scan;
		ret = s->scan_objects(s, &sc);
		if (ret == SHRINK_STOP)
			break;
		freed += ret;
		left -= min(left, sc.nr_scanned ?: sc.nr_to_scan);
	}
	return freed;
}

/* Context: process. Return: objects freed. */
static unsigned long shrink_all(gfp_t gfp)
{
	unsigned long freed = 0;
	struct shrinker *s;

	list_for_each_entry(s, &shrinker_list, list)
		freed += shrink_one(s, gfp);
	return freed;
}

/* For the page allocator: busy means that somebody does it already. */
static unsigned long reclaim(gfp_t gfp)
{
	unsigned long freed;

	if (!preemptible() || !mutex_trylock(&shrinker_mutex))
		return 0;
	freed = shrink_all(gfp);
	mutex_unlock(&shrinker_mutex);
	return freed;
}

/** drop_slab - ask all shrinkers now. Context: process. Return: objects freed */
unsigned long drop_slab(void)
{
	unsigned long freed;

	mutex_lock(&shrinker_mutex);
	freed = shrink_all(GFP_KERNEL);
	mutex_unlock(&shrinker_mutex);
	return freed;
}

static int shrinkers_left(struct module *mod)
{
	struct shrinker *s, *next;
	int n = 0;

	mutex_lock(&shrinker_mutex);
	list_for_each_entry_safe(s, next, &shrinker_list, list) {
		if (!within_module((unsigned long)s->scan_objects, mod))
			continue;
		module_leftover(mod, "shrinker %ps", s->scan_objects);
		list_del(&s->list);	/* it would be called */
		s->list.next = NULL;
		n++;
	}
	mutex_unlock(&shrinker_mutex);
	return n;
}
MODULE_LEFTOVERS(shrinkers_left);

static int __init shrinker_init(void)
{
	page_alloc_reclaim = reclaim;
	return 0;
}
core_initcall(shrinker_init);
