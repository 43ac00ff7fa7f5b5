// SPDX-License-Identifier: MIT
/*
 * alloc_tag.c - which tag an object was allocated for.
 *
 * For an object of a slab it is kept in an array with a place for each object,
 * made when the first of the slab is noted. Its pages then have PG_tagged, the
 * only thing that freeing looks at, in the word of flags that it reads anyway:
 *
 *   page->flags  PG_slab PG_tagged
 *   page->tags   -> [tag of object 0][NULL][tag of object 2] ...
 *
 * For whole pages, vmalloc areas and per-CPU memory, of which there are few,
 * it is a node in a tree by address.
 *
 * When a module goes, what is left of its tags is forgotten: the objects may
 * live on, and be freed by whoever has them.
 *
 * Locks: alloc_tag_lock (irqsave), innermost: the arrays, the tree, the counts,
 * and PG_tagged of pages that are slabs.
 * Linux: lib/alloc_tag.c, lib/codetag.c, struct slabobj_ext. Left out: tags of
 * the kernel itself; a count for each CPU.
 */
#include <linux/alloc_tag.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/gfp.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/rbtree.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/vmalloc.h>
#include <kernel/mm.h>

/**
 * struct slab_tags - the tags of a slab's objects
 * @list: in all_slab_tags
 * @nr: objects
 * @tag: for each
 */
struct slab_tags {
	struct list_head list;
	unsigned int nr;
	struct alloc_tag *tag[];
};

/* Memory that is no object of a slab. @key: its address, or its struct page. */
struct tagged {
	struct rb_node node;
	const void *key;
	u64 bytes;
	struct alloc_tag *tag;
};

static DEFINE_SPINLOCK(alloc_tag_lock);
static LIST_HEAD(all_slab_tags);
static struct rb_root tagged_tree = RB_ROOT;

static void tag_add(struct alloc_tag *tag, u64 bytes)
	__must_hold(&alloc_tag_lock)
{
	tag->bytes += bytes;
	tag->calls++;
}

static void tag_sub(struct alloc_tag *tag, u64 bytes)
	__must_hold(&alloc_tag_lock)
{
	if (!tag)
		return;
	tag->bytes -= bytes;
	tag->calls--;
}

/* ---------------------------------------------------------- objects of slabs */

static unsigned int slab_tags_order(const struct page *slab)
{
	return get_order(sizeof(struct slab_tags) +
			 slab->objects * sizeof(struct alloc_tag *));
}

static void attach(struct page *slab, struct slab_tags *tags)
	__must_hold(&alloc_tag_lock)
{
	unsigned int i;

	tags->nr = slab->objects;
	list_add(&tags->list, &all_slab_tags);
	slab->tags = tags;
	for (i = 0; i < 1U << compound_order(slab); i++)
		slab[i].flags |= PG_tagged;
}

/* Only the lock shows which of two that attach at once was first. */
static bool make_slab_tags(struct page *slab)
{
	unsigned int order = slab_tags_order(slab);
	struct slab_tags *tags = (void *)__get_free_pages(
		GFP_NOWAIT | __GFP_ZERO, order);
	unsigned long irq;

	if (!tags)
		return false;
	spin_lock_irqsave(&alloc_tag_lock, irq);
	if (!(slab->flags & PG_tagged)) {
		attach(slab, tags);
		tags = NULL;
	}
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
	free_pages((unsigned long)tags, order);
	return true;
}

static void note_object(struct page *slab, const void *p,
			struct alloc_tag *tag)
{
	unsigned int i = slab_object_index(slab, p);
	unsigned long irq;
	u64 bytes = ksize(p);

	if (!(slab->flags & PG_tagged) && !make_slab_tags(slab))
		return;
	spin_lock_irqsave(&alloc_tag_lock, irq);
	/* krealloc() may have left it where it was */
	tag_sub(slab->tags->tag[i], bytes);
	slab->tags->tag[i] = tag;
	tag_add(tag, bytes);
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
}

/**
 * alloc_tag_free_object - an object of a slab with PG_tagged is freed
 * @page: where it lies
 * @p: the object
 *
 * Context: any.
 */
void alloc_tag_free_object(struct page *page, const void *p)
{
	struct page *slab = compound_head(page);
	unsigned int i = slab_object_index(slab, p);
	unsigned long irq;

	spin_lock_irqsave(&alloc_tag_lock, irq);
	tag_sub(slab->tags->tag[i], ksize(p));
	slab->tags->tag[i] = NULL;
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
}

/**
 * alloc_tag_free_slab - a slab with PG_tagged goes back to the page allocator
 * @slab: its first page; the caller clears PG_tagged
 *
 * Context: cache->list_lock held.
 */
void alloc_tag_free_slab(struct page *slab)
{
	struct slab_tags *tags = slab->tags;
	unsigned long irq;

	spin_lock_irqsave(&alloc_tag_lock, irq);
	list_del(&tags->list);
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
	free_pages((unsigned long)tags, slab_tags_order(slab));
}

/* ------------------------------------------------------------- all the rest */

static bool tagged_less(struct rb_node *a, const struct rb_node *b)
{
	return rb_entry(a, struct tagged, node)->key <
	       rb_entry(b, struct tagged, node)->key;
}

static int tagged_cmp(const void *key, const struct rb_node *n)
{
	const void *other = rb_entry(n, struct tagged, node)->key;

	return key < other ? -1 : key > other;
}

/**
 * alloc_tag_free - memory that is no object of a slab is freed
 * @key: its address; of pages, their struct page
 *
 * Context: any.
 */
void alloc_tag_free(const void *key)
{
	struct tagged *t = NULL;
	struct rb_node *n;
	unsigned long irq;

	if (RB_EMPTY_ROOT(&tagged_tree))
		return;
	spin_lock_irqsave(&alloc_tag_lock, irq);
	n = rb_find(key, &tagged_tree, tagged_cmp);
	if (n) {
		t = rb_entry(n, struct tagged, node);
		tag_sub(t->tag, t->bytes);
		rb_erase(n, &tagged_tree);
	}
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
	kfree(t);
}

static bool note_other(const void *key, u64 bytes, struct alloc_tag *tag)
{
	struct tagged *t;
	unsigned long irq;

	alloc_tag_free(key);
	t = kmalloc(sizeof(*t), GFP_NOWAIT);
	if (!t)
		return false;
	t->key = key;
	t->bytes = bytes;
	t->tag = tag;
	spin_lock_irqsave(&alloc_tag_lock, irq);
	rb_add(&t->node, &tagged_tree, tagged_less);
	tag_add(tag, bytes);
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
	return true;
}

static void note_block(struct page *page, unsigned long nr,
		       struct alloc_tag *tag)
{
	if (note_other(page, nr * PAGE_SIZE, tag))
		page->flags |= PG_tagged;
}

/* In the direct map, as all is that kmalloc() and alloc_pages() give out? */
static bool in_direct_map(const void *p)
{
	return (unsigned long)p - PAGE_OFFSET < VMALLOC_START - PAGE_OFFSET;
}

/**
 * alloc_tag_note - an object was allocated for a tag
 * @p: from kmalloc(), a cache, vmalloc() or kvmalloc(); anything else, NULL and
 *	errors too, is ignored
 * @tag: the tag
 *
 * Context: any. Without memory to note it, it is not counted.
 */
void alloc_tag_note(const void *p, struct alloc_tag *tag)
{
	struct page *page;

	if (is_vmalloc_addr(p)) {
		note_other(p, vmalloc_size(p), tag);
	} else if (in_direct_map(p)) {
		page = virt_to_head_page(p);
		if (page->flags & PG_slab)
			note_object(page, p, tag);
		else
			note_block(page, 1UL << compound_order(page), tag);
	}
}
EXPORT_SYMBOL(alloc_tag_note);

/**
 * alloc_tag_note_pages - pages were allocated for a tag
 * @p: their struct page, or their address; NULL is ignored
 * @nr: how many
 * @tag: the tag
 */
void alloc_tag_note_pages(const void *p, unsigned long nr,
			  struct alloc_tag *tag)
{
	if (p)
		note_block(in_direct_map(p) ? virt_to_page(p) :
					      (struct page *)p, nr, tag);
}
EXPORT_SYMBOL(alloc_tag_note_pages);

/**
 * alloc_tag_note_percpu - per-CPU memory was allocated for a tag
 * @p: the result of __alloc_percpu(); NULL is ignored
 * @size: bytes for each CPU
 * @tag: the tag
 */
void alloc_tag_note_percpu(const void *p, size_t size, struct alloc_tag *tag)
{
	if (p)
		note_other(p, size * num_possible_cpus(), tag);
}
EXPORT_SYMBOL(alloc_tag_note_percpu);

/**
 * alloc_tags_detach - forget tags, whose memory is about to go
 * @first: an array of tags
 * @nr: how many
 *
 * The objects are left as they are, and counted for nobody.
 * Return: bytes that were still counted for these tags.
 */
u64 alloc_tags_detach(struct alloc_tag *first, unsigned int nr)
{
	struct slab_tags *tags;
	unsigned int i;
	unsigned long irq;
	struct rb_node *n;
	u64 bytes = 0;

	spin_lock_irqsave(&alloc_tag_lock, irq);
	for (i = 0; i < nr; i++)
		bytes += first[i].bytes;
	if (bytes) {
		list_for_each_entry(tags, &all_slab_tags, list)
			for (i = 0; i < tags->nr; i++)
				if (tags->tag[i] >= first &&
				    tags->tag[i] < first + nr)
					tags->tag[i] = NULL;
		for (n = rb_first(&tagged_tree); n; n = rb_next(n)) {
			struct tagged *t = rb_entry(n, struct tagged, node);

			if (t->tag >= first && t->tag < first + nr)
				t->tag = NULL;
		}
	}
	spin_unlock_irqrestore(&alloc_tag_lock, irq);
	return bytes;
}
