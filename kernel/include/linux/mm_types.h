/* SPDX-License-Identifier: MIT */
/*
 * struct page: the 64 bytes that the kernel knows about each page frame.
 *
 * At boot only the flags are set. The other fields mean something while the
 * page is allocated (the allocator fills them in), or while it is the first
 * page of a free block.
 */
#ifndef _LINUX_MM_TYPES_H
#define _LINUX_MM_TYPES_H

#include <linux/compiler.h>
#include <linux/types.h>

struct kmem_cache;
struct slab_tags;

/* page->flags */
#define PG_reserved	(1UL << 0)	/* never given to the allocator */
#define PG_buddy	(1UL << 1)	/* first page of a free block */
#define PG_slab		(1UL << 2)	/* belongs to a kmem_cache */
#define PG_head		(1UL << 3)	/* first page of a __GFP_COMP block */
#define PG_tail		(1UL << 4)	/* another page of such a block */
#define PG_pcp		(1UL << 5)	/* on a per-CPU list of free pages */
#define PG_table	(1UL << 6)	/* a page table */
#define PG_tagged	(1UL << 7)	/* alloc_tag.c knows who allocated it */

/**
 * struct page - one page frame
 * @flags: PG_*; zone->lock while the page is free, else its owner's
 * @lru: link in a list of the allocator or of the owner
 * @head: PG_tail: the first page of the compound block
 * @tags: PG_slab and PG_tagged, first page: who allocated the objects
 * @slab_cache: PG_slab: whose objects lie here
 * @freelist: PG_slab: first free object, chained through the objects
 * @inuse: PG_slab, first page: objects handed out (per-CPU lists included)
 * @objects: PG_slab, first page: objects that fit
 * @private: for the owner; the order of a free block
 * @order: of a PG_head or PG_slab block
 * @_refcount: users; 0 while free
 *
 * Locks: [slab_cache..objects] cache->list_lock.
 * Linux: the same facts, overlaid in unions and split over struct folio,
 * struct slab, struct ptdesc ...
 */
struct page {
	unsigned long flags;
	struct list_head lru;
	union {
		struct page *head;
		struct slab_tags *tags;
	};
	struct kmem_cache *slab_cache;
	void *freelist;
	u32 inuse;
	u16 objects;
	u16 order;
	unsigned int private;
	atomic_t _refcount;
};

static_assert(sizeof(struct page) == 64);

#endif
