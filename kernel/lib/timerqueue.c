// SPDX-License-Identifier: MIT
/*
 * timerqueue.c - nodes in the order of their times: a red-black tree that
 * remembers its first node. Equal times keep the order in which they came.
 *
 * Locks: the caller's.
 * Linux: lib/timerqueue.c.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/timerqueue.h>

#define node_of(ptr)	rb_entry(ptr, struct timerqueue_node, node)

static __always_inline bool earlier(struct rb_node *a, const struct rb_node *b)
{
	return node_of(a)->expires < node_of(b)->expires;
}

/**
 * timerqueue_add - queue @node by its time
 *
 * Return: true if it is the first one now.
 */
bool timerqueue_add(struct timerqueue_head *head, struct timerqueue_node *node)
{
	WARN_ON_ONCE(!RB_EMPTY_NODE(&node->node));
	return rb_add_cached(&node->node, &head->rb_root, earlier);
}
EXPORT_SYMBOL_GPL(timerqueue_add);

/**
 * timerqueue_del - take @node out
 *
 * Return: true if others are left.
 */
bool timerqueue_del(struct timerqueue_head *head, struct timerqueue_node *node)
{
	WARN_ON_ONCE(RB_EMPTY_NODE(&node->node));
	rb_erase_cached(&node->node, &head->rb_root);
	RB_CLEAR_NODE(&node->node);
	return !RB_EMPTY_ROOT(&head->rb_root.rb_root);
}
EXPORT_SYMBOL_GPL(timerqueue_del);

/** timerqueue_iterate_next - the node after @node; NULL after the last */
struct timerqueue_node *timerqueue_iterate_next(struct timerqueue_node *node)
{
	return node ? rb_entry_safe(rb_next(&node->node),
				    struct timerqueue_node, node) : NULL;
}
EXPORT_SYMBOL_GPL(timerqueue_iterate_next);
