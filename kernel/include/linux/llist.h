/* SPDX-License-Identifier: MIT */
/* Lock-free singly linked list: many may add, one may take all. */
#ifndef _LINUX_LLIST_H
#define _LINUX_LLIST_H

#include <linux/container_of.h>
#include <linux/types.h>

struct llist_head {
	struct llist_node *first;
};

struct llist_node {
	struct llist_node *next;
};

#define LLIST_HEAD_INIT(name)	{ NULL }
#define LLIST_HEAD(name)	struct llist_head name = LLIST_HEAD_INIT(name)

static inline void init_llist_head(struct llist_head *list)
{
	list->first = NULL;
}

static inline bool llist_empty(const struct llist_head *head)
{
	return !READ_ONCE(head->first);
}

/* Returns true if the list was empty before. */
static inline bool llist_add_batch(struct llist_node *new_first,
				   struct llist_node *new_last,
				   struct llist_head *head)
{
	struct llist_node *first = READ_ONCE(head->first);

	do {
		new_last->next = first;
	} while (!__atomic_compare_exchange_n(&head->first, &first, new_first,
			false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
	return !first;
}

static inline bool llist_add(struct llist_node *new, struct llist_head *head)
{
	return llist_add_batch(new, new, head);
}

static inline struct llist_node *llist_del_all(struct llist_head *head)
{
	return __atomic_exchange_n(&head->first, NULL, __ATOMIC_SEQ_CST);
}

/* What llist_del_all() returns is newest first; this turns it round. */
static inline struct llist_node *llist_reverse_order(struct llist_node *head)
{
	struct llist_node *new_head = NULL;

	while (head) {
		struct llist_node *next = head->next;

		head->next = new_head;
		new_head = head;
		head = next;
	}
	return new_head;
}

#define llist_entry(ptr, type, member)	container_of(ptr, type, member)
#define llist_for_each(pos, node) \
	for ((pos) = (node); pos; (pos) = (pos)->next)
#define llist_for_each_safe(pos, n, node) \
	for ((pos) = (node); (pos) && ((n) = (pos)->next, 1); (pos) = (n))
#define __llist_entry_safe(ptr, type, member) ({			\
	struct llist_node *____n = (ptr);				\
	____n ? llist_entry(____n, type, member) : NULL; })
#define llist_for_each_entry(pos, node, member)				\
	for ((pos) = __llist_entry_safe(node, typeof(*(pos)), member); (pos); \
	     (pos) = __llist_entry_safe((pos)->member.next,		\
					typeof(*(pos)), member))
#define llist_for_each_entry_safe(pos, n, node, member)			\
	for ((pos) = __llist_entry_safe(node, typeof(*(pos)), member);	\
	     (pos) && ((n) = __llist_entry_safe((pos)->member.next,	\
					typeof(*(pos)), member), 1);	\
	     (pos) = (n))

static inline void init_llist_node(struct llist_node *node)
{
	node->next = node;
}

static inline bool llist_on_list(const struct llist_node *node)
{
	return node->next != node;
}

static inline struct llist_node *llist_next(struct llist_node *node)
{
	return node->next;
}

/* The caller keeps all others away. */
static inline bool __llist_add_batch(struct llist_node *new_first,
				     struct llist_node *new_last,
				     struct llist_head *head)
{
	new_last->next = head->first;
	head->first = new_first;
	return new_last->next == NULL;
}

static inline bool __llist_add(struct llist_node *new, struct llist_head *head)
{
	return __llist_add_batch(new, new, head);
}

static inline struct llist_node *__llist_del_all(struct llist_head *head)
{
	struct llist_node *first = head->first;

	head->first = NULL;
	return first;
}

/*
 * The newest one. Only one at a time may delete: with two, the node that is
 * second here could be taken out and put in again in between.
 */
static inline struct llist_node *llist_del_first(struct llist_head *head)
{
	struct llist_node *first = __atomic_load_n(&head->first,
						   __ATOMIC_ACQUIRE);

	while (first && !__atomic_compare_exchange_n(&head->first, &first,
			READ_ONCE(first->next), false, __ATOMIC_SEQ_CST,
			__ATOMIC_SEQ_CST))
		;
	return first;
}

static inline struct llist_node *llist_del_first_init(struct llist_head *head)
{
	struct llist_node *n = llist_del_first(head);

	if (n)
		init_llist_node(n);
	return n;
}

/* Only if it is the newest one. */
static inline bool llist_del_first_this(struct llist_head *head,
					struct llist_node *this)
{
	struct llist_node *first = this;

	return __atomic_compare_exchange_n(&head->first, &first,
			READ_ONCE(this->next), false, __ATOMIC_SEQ_CST,
			__ATOMIC_SEQ_CST);
}

#endif
