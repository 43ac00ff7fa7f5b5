// SPDX-License-Identifier: MIT
/*
 * fakes_alloc.c - kmalloc() and caches out of the host's heap, where ASan sees
 * every byte, for tests of what only wants memory. fail_allocs makes the next
 * ones fail; live_allocs counts those that were not freed.
 */
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "fakes_alloc.h"
#include "unit.h"

struct kmem_cache {
	size_t size;
	void (*ctor)(void *);
};

struct kmem_cache *kmalloc_caches[KMALLOC_NR_CLASSES];
long live_allocs;
long allocs_left = 1L << 60;

void *__kmalloc(size_t size, gfp_t flags)
{
	void *p;

	if (allocs_left <= 0)
		return NULL;
	allocs_left--;
	p = unit_alloc(size);
	live_allocs++;
	return flags & __GFP_ZERO ? p : memset(p, 0xa5, size);
}

void *kmalloc_large(size_t size, gfp_t flags)
{
	return __kmalloc(size, flags);
}

void kfree(const void *p)
{
	if (ZERO_OR_NULL_PTR(p))
		return;
	live_allocs--;
	unit_free((void *)p);
}

/* The classes of kmalloc() are no caches here: @s is NULL, the size unknown. */
void *kmem_cache_alloc(struct kmem_cache *s, gfp_t flags)
{
	void *p = __kmalloc(s ? s->size : 8192, flags);

	if (p && s && s->ctor)
		s->ctor(p);
	return p;
}

void kmem_cache_free(struct kmem_cache *s, void *p)
{
	kfree(p);
}

struct kmem_cache *kmem_cache_create(const char *name, unsigned int size,
				     unsigned int align, slab_flags_t flags,
				     void (*ctor)(void *))
{
	struct kmem_cache *s = unit_alloc(sizeof(*s));

	s->size = size;
	s->ctor = ctor;
	return s;
}

void kmem_cache_destroy(struct kmem_cache *s)
{
	unit_free(s);
}

/* No readers in one process: a grace period is over at once. */
void call_rcu(struct rcu_head *head, rcu_callback_t func)
{
	if ((unsigned long)func < 4096)
		kfree((void *)head - (unsigned long)func);
	else
		func(head);
}
