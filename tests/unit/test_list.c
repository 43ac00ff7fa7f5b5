// SPDX-License-Identifier: MIT
/*
 * test_list.c - doubly linked lists, the shape of every queue in the kernel.
 * Would lie if: an entry were reached through a stale pointer; ASan sees that,
 * for each entry is an allocation of its own.
 */
#include <linux/list.h>
#include "unit.h"

struct item {
	int value;
	struct list_head node;
};

static LIST_HEAD(queue);

static struct item *new_item(int value)
{
	struct item *item = unit_alloc(sizeof(*item));

	item->value = value;
	return item;
}

static void keeps_the_order_of_arrival(void)
{
	struct item *item;
	int i, want = 0;

	for (i = 0; i < 5; i++)
		list_add_tail(&new_item(i)->node, &queue);
	list_for_each_entry(item, &queue, node)
		CHECK_EQ(item->value, want++);
	CHECK_EQ(want, 5);
}

static void add_puts_in_front(void)
{
	list_add(&new_item(1)->node, &queue);
	list_add(&new_item(2)->node, &queue);
	CHECK_EQ(list_first_entry(&queue, struct item, node)->value, 2);
	CHECK_EQ(list_last_entry(&queue, struct item, node)->value, 1);
}

static void del_init_leaves_an_empty_node(void)
{
	struct item *item = new_item(7);

	list_add(&item->node, &queue);
	CHECK(!list_empty(&queue));
	list_del_init(&item->node);
	CHECK(list_empty(&queue));
	CHECK(list_empty(&item->node));
}

static void safe_walk_may_free(void)
{
	struct item *item, *next;
	int i;

	for (i = 0; i < 10; i++)
		list_add_tail(&new_item(i)->node, &queue);
	list_for_each_entry_safe(item, next, &queue, node) {
		list_del(&item->node);
		unit_free(item);
	}
	CHECK(list_empty(&queue));
}

static void splice_moves_all(void)
{
	LIST_HEAD(other);

	list_add_tail(&new_item(1)->node, &queue);
	list_add_tail(&new_item(2)->node, &other);
	list_splice_init(&other, &queue);
	CHECK(list_empty(&other));
	CHECK_EQ(list_first_entry(&queue, struct item, node)->value, 2);
	CHECK_EQ(list_last_entry(&queue, struct item, node)->value, 1);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(keeps_the_order_of_arrival),
	UNIT_CASE(add_puts_in_front),
	UNIT_CASE(del_init_leaves_an_empty_node),
	UNIT_CASE(safe_walk_may_free),
	UNIT_CASE(splice_moves_all),
	{ }
};
