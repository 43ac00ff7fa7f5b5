// SPDX-License-Identifier: MIT
/*
 * radix-tree.c - the older interface of the xarray.
 *
 * Same tree, same nodes; but nobody locks here, and nodes are allocated with
 * the flags that the root was made with. Who may not wait when he inserts calls
 * radix_tree_preload() before he takes his lock.
 *
 * Locks: the user's.
 * Linux: lib/radix-tree.c, which has a tree of its own that happens to look
 * the same. Left out: walking in chunks.
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/gfp.h>
#include <linux/radix-tree.h>

static struct xarray *writable(const struct radix_tree_root *root)
{
	return (struct xarray *)root;
}

/* The low bits of the flags are no part of how to allocate. */
static gfp_t root_gfp(const struct radix_tree_root *root)
{
	return root->xa_flags & __GFP_BITS_MASK & ~7u;
}

/* Puts the state on an entry that is really there. */
static void *load(struct xa_state *xas)
{
	void *entry;

	while (xa_is_retry(entry = xas_load(xas)))
		xas_reset(xas);
	return entry;
}

static void __rcu **slot_of(struct xa_state *xas)
{
	return xas->xa_node ? &xas->xa_node->slots[xas->xa_offset] :
			      &xas->xa->xa_head;
}

/**
 * radix_tree_preload - have the memory for the next insertion on this CPU
 * @gfp: may sleep
 *
 * Return: 0 with preemption off until radix_tree_preload_end(); -ENOMEM.
 */
int radix_tree_preload(gfp_t gfp)
{
	return xa_node_preload(gfp);
}
EXPORT_SYMBOL(radix_tree_preload);

/** radix_tree_maybe_preload - nothing but preempt_disable() if @gfp is atomic */
int radix_tree_maybe_preload(gfp_t gfp)
{
	if (gfpflags_allow_blocking(gfp))
		return xa_node_preload(gfp);
	preempt_disable();
	return 0;
}
EXPORT_SYMBOL(radix_tree_maybe_preload);

/**
 * radix_tree_insert - put an item where there is none
 * @root: the tree
 * @index: where
 * @item: the item
 *
 * Return: 0, -EEXIST, -ENOMEM.
 */
int radix_tree_insert(struct radix_tree_root *root, unsigned long index,
		      void *item)
{
	XA_STATE(xas, root, index);

	xas.xa_gfp = root_gfp(root);
	if (xas_load(&xas))
		return -EEXIST;
	xas_store(&xas, item);
	if (xas_error(&xas))
		xas_trim(&xas);
	return xas_error(&xas);
}
EXPORT_SYMBOL(radix_tree_insert);

/** radix_tree_lookup - the item at @index, or NULL; RCU or the lock */
void *radix_tree_lookup(const struct radix_tree_root *root,
			unsigned long index)
{
	return xa_load(writable(root), index);
}
EXPORT_SYMBOL(radix_tree_lookup);

/** radix_tree_lookup_slot - where the item at @index lies, or NULL */
void __rcu **radix_tree_lookup_slot(const struct radix_tree_root *root,
				    unsigned long index)
{
	XA_STATE(xas, writable(root), index);

	return load(&xas) ? slot_of(&xas) : NULL;
}
EXPORT_SYMBOL(radix_tree_lookup_slot);

/** radix_tree_replace_slot - another item, not NULL, in the slot of one */
void radix_tree_replace_slot(struct radix_tree_root *root, void __rcu **slot,
			     void *item)
{
	rcu_assign_pointer(*slot, item);
}
EXPORT_SYMBOL(radix_tree_replace_slot);

/**
 * radix_tree_delete_item - take an item out, if it is the one
 * @root: the tree
 * @index: where
 * @item: what is expected there; NULL: anything
 *
 * Return: what was there; NULL if that was not @item.
 */
void *radix_tree_delete_item(struct radix_tree_root *root,
			     unsigned long index, void *item)
{
	XA_STATE(xas, root, index);
	void *old = xas_load(&xas);

	if (!old || (item && old != item))
		return NULL;
	return xas_store(&xas, NULL);
}
EXPORT_SYMBOL(radix_tree_delete_item);

/** radix_tree_delete - take the item at @index out; returns it, or NULL */
void *radix_tree_delete(struct radix_tree_root *root, unsigned long index)
{
	return radix_tree_delete_item(root, index, NULL);
}
EXPORT_SYMBOL(radix_tree_delete);

/** radix_tree_gang_lookup_tag - items with a tag, in order; how many */
unsigned int radix_tree_gang_lookup_tag(const struct radix_tree_root *root,
					void **results,
					unsigned long first_index,
					unsigned int max_items,
					unsigned int tag)
{
	return xa_extract(writable(root), results, first_index, ULONG_MAX,
			  max_items, tag);
}
EXPORT_SYMBOL(radix_tree_gang_lookup_tag);

/** radix_tree_gang_lookup - items in order from @first_index; how many */
unsigned int radix_tree_gang_lookup(const struct radix_tree_root *root,
				    void **results, unsigned long first_index,
				    unsigned int max_items)
{
	return radix_tree_gang_lookup_tag(root, results, first_index,
					  max_items, XA_PRESENT);
}
EXPORT_SYMBOL(radix_tree_gang_lookup);

/** radix_tree_tag_set - tag the item at @index; returns it, or NULL */
void *radix_tree_tag_set(struct radix_tree_root *root, unsigned long index,
			 unsigned int tag)
{
	XA_STATE(xas, root, index);
	void *item = xas_load(&xas);

	if (item)
		xas_set_mark(&xas, tag);
	return item;
}
EXPORT_SYMBOL(radix_tree_tag_set);

/** radix_tree_tag_clear - untag the item at @index; returns it, or NULL */
void *radix_tree_tag_clear(struct radix_tree_root *root, unsigned long index,
			   unsigned int tag)
{
	XA_STATE(xas, root, index);
	void *item = xas_load(&xas);

	if (item)
		xas_clear_mark(&xas, tag);
	return item;
}
EXPORT_SYMBOL(radix_tree_tag_clear);

/** radix_tree_tag_get - is the item at @index tagged? */
int radix_tree_tag_get(const struct radix_tree_root *root,
		       unsigned long index, unsigned int tag)
{
	return xa_get_mark(writable(root), index, tag);
}
EXPORT_SYMBOL(radix_tree_tag_get);

/** radix_tree_iter_find - a step of radix_tree_for_each_slot() */
void __rcu **radix_tree_iter_find(const struct radix_tree_root *root,
				  struct radix_tree_iter *iter,
				  unsigned int tag)
{
	XA_STATE(xas, writable(root), iter->index);
	void *entry;

	do {
		entry = xas_find_marked(&xas, ULONG_MAX, tag);
	} while (xas_retry(&xas, entry));
	iter->index = xas.xa_index;
	return entry ? slot_of(&xas) : NULL;
}
EXPORT_SYMBOL(radix_tree_iter_find);

/** radix_tree_iter_delete - take the item out at which a loop is */
void radix_tree_iter_delete(struct radix_tree_root *root,
			    struct radix_tree_iter *iter, void __rcu **slot)
{
	radix_tree_delete(root, iter->index);
}
EXPORT_SYMBOL(radix_tree_iter_delete);
