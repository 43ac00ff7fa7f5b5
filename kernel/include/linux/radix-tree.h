/* SPDX-License-Identifier: MIT */
/*
 * radix-tree.h - the older interface of the xarray: no locking in it.
 * Implemented in kernel/lib/radix-tree.c.
 */
#ifndef _LINUX_RADIX_TREE_H
#define _LINUX_RADIX_TREE_H

#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/types.h>
#include <linux/xarray.h>

#define radix_tree_root		xarray
#define radix_tree_node		xa_node

#define RADIX_TREE_MAP_SHIFT	XA_CHUNK_SHIFT
#define RADIX_TREE_MAP_SIZE	(1UL << RADIX_TREE_MAP_SHIFT)
#define RADIX_TREE_MAP_MASK	(RADIX_TREE_MAP_SIZE - 1)
#define RADIX_TREE_MAX_TAGS	XA_MAX_MARKS

/* @mask: how nodes are allocated */
#define RADIX_TREE_INIT(name, mask)	XARRAY_INIT(name, mask)
#define RADIX_TREE(name, mask) \
	struct radix_tree_root name = RADIX_TREE_INIT(name, mask)
#define INIT_RADIX_TREE(root, mask)	xa_init_flags(root, mask)

/* Where a loop is. */
struct radix_tree_iter {
	unsigned long index;
};

static inline bool radix_tree_empty(const struct radix_tree_root *root)
{
	return root->xa_head == NULL;
}

static inline void *radix_tree_deref_slot(void __rcu **slot)
{
	return rcu_dereference(*slot);
}

#define radix_tree_deref_slot_protected(slot, treelock) \
	rcu_dereference_protected(*(slot), lockdep_is_held(treelock))

static inline int radix_tree_deref_retry(void *arg)
{
	return unlikely(xa_is_retry(arg));
}

static inline int radix_tree_exception(void *arg)
{
	return unlikely((unsigned long)arg & 3);
}

int radix_tree_insert(struct radix_tree_root *root, unsigned long index,
		      void *item);
void *radix_tree_lookup(const struct radix_tree_root *root,
			unsigned long index);
void __rcu **radix_tree_lookup_slot(const struct radix_tree_root *root,
				    unsigned long index);
void radix_tree_replace_slot(struct radix_tree_root *root, void __rcu **slot,
			     void *item);
void *radix_tree_delete(struct radix_tree_root *root, unsigned long index);
void *radix_tree_delete_item(struct radix_tree_root *root,
			     unsigned long index, void *item);
unsigned int radix_tree_gang_lookup(const struct radix_tree_root *root,
				    void **results, unsigned long first_index,
				    unsigned int max_items);
unsigned int radix_tree_gang_lookup_tag(const struct radix_tree_root *root,
					void **results,
					unsigned long first_index,
					unsigned int max_items,
					unsigned int tag);
void *radix_tree_tag_set(struct radix_tree_root *root, unsigned long index,
			 unsigned int tag);
void *radix_tree_tag_clear(struct radix_tree_root *root, unsigned long index,
			   unsigned int tag);
int radix_tree_tag_get(const struct radix_tree_root *root,
		       unsigned long index, unsigned int tag);
int radix_tree_preload(gfp_t gfp);
int radix_tree_maybe_preload(gfp_t gfp);
void radix_tree_init(void);
void __rcu **radix_tree_iter_find(const struct radix_tree_root *root,
				  struct radix_tree_iter *iter,
				  unsigned int tag);
void radix_tree_iter_delete(struct radix_tree_root *root,
			    struct radix_tree_iter *iter, void __rcu **slot);

static inline int radix_tree_tagged(const struct radix_tree_root *root,
				    unsigned int tag)
{
	return xa_marked(root, tag);
}

static inline void radix_tree_preload_end(void)
{
	preempt_enable();
}

#define __radix_tree_for_each(slot, root, iter, start, tag)		\
	for ((iter)->index = (start),					\
	     slot = radix_tree_iter_find(root, iter, tag); slot;	\
	     slot = ++(iter)->index ?					\
		    radix_tree_iter_find(root, iter, tag) : NULL)

/* The lock or rcu_read_lock() is held; the body may delete. */
#define radix_tree_for_each_slot(slot, root, iter, start) \
	__radix_tree_for_each(slot, root, iter, start, XA_PRESENT)
#define radix_tree_for_each_tagged(slot, root, iter, start, tag) \
	__radix_tree_for_each(slot, root, iter, start, tag)

#endif
