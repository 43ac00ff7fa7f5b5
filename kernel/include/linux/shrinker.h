/* SPDX-License-Identifier: MIT */
/* shrinker.h - caches that give memory back when it is short; kernel/shrinker.c. */
#ifndef _LINUX_SHRINKER_H
#define _LINUX_SHRINKER_H

#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/list.h>
#include <linux/types.h>

/* what is asked of a shrinker, and what it did */
struct shrink_control {
	gfp_t gfp_mask;
	int nid;			/* 0: there is one node */
	unsigned long nr_to_scan;
	unsigned long nr_scanned;
	struct mem_cgroup *memcg;	/* NULL: there are no control groups */
};

#define SHRINK_STOP	(~0UL)		/* scan_objects: not now */
#define SHRINK_EMPTY	(~0UL - 1)	/* count_objects: nothing at all */
#define DEFAULT_SEEKS	2

#define SHRINKER_NUMA_AWARE	(1 << 0)
#define SHRINKER_MEMCG_AWARE	(1 << 1)
#define SHRINKER_NONSLAB	(1 << 2)

/**
 * struct shrinker - a cache that can give objects back
 * @count_objects: how many it could free; 0 or SHRINK_EMPTY: none
 * @scan_objects: frees up to sc->nr_to_scan; how many it freed, or SHRINK_STOP
 * @batch: objects to ask for at a time; 0: 128
 * @seeks: cost to make one again; not weighed here
 * @flags: SHRINKER_*
 * @private_data: the owner's
 * @list: shrinker_mutex
 * @name: for messages, or NULL
 */
struct shrinker {
	unsigned long (*count_objects)(struct shrinker *shrinker,
				       struct shrink_control *sc);
	unsigned long (*scan_objects)(struct shrinker *shrinker,
				      struct shrink_control *sc);
	long batch;
	int seeks;
	unsigned int flags;
	void *private_data;
	struct list_head list;
	const char *name;
};

__printf(2, 3)
struct shrinker *shrinker_alloc(unsigned int flags, const char *fmt, ...);
void shrinker_register(struct shrinker *shrinker);
void shrinker_free(struct shrinker *shrinker);
unsigned long drop_slab(void);

/* until 6.6: the owner's own struct, with or without a name */
void unregister_shrinker(struct shrinker *shrinker);
#define register_shrinker(shrinker, ...) \
	({ shrinker_register(shrinker); 0; })

#endif
