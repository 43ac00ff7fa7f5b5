// SPDX-License-Identifier: MIT
/*
 * list_queue.c - the doubly linked list that all of Linux uses.
 *
 * The node stands inside of what is listed; container_of() leads back. While
 * something is removed from the list, the _safe loops must be used.
 */
#define pr_fmt(fmt) "list: " fmt

#include <linux/list.h>
#include <linux/list_sort.h>
#include <linux/llist.h>
#include <linux/module.h>
#include <linux/slab.h>

struct fruit {
	struct list_head list;
	struct llist_node lnode;
	const char *name;
	int weight;
};

static LIST_HEAD(basket);
static LIST_HEAD(eaten);
static LLIST_HEAD(stack);

static struct fruit fruits[] = {
	{ .name = "cherry", .weight = 8 },
	{ .name = "apple", .weight = 150 },
	{ .name = "melon", .weight = 2000 },
	{ .name = "banana", .weight = 150 },
	{ .name = "plum", .weight = 40 },
};

static void show(const char *what, struct list_head *head)
{
	struct fruit *f;

	pr_info("%-10s %zu:", what, list_count_nodes(head));
	list_for_each_entry(f, head, list)
		pr_cont(" %s", f->name);
	pr_cont("\n");
}

static int by_weight(void *priv, const struct list_head *a,
		     const struct list_head *b)
{
	return list_entry(a, struct fruit, list)->weight -
	       list_entry(b, struct fruit, list)->weight;
}

static void fill(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(fruits); i++) {
		if (i % 2)
			list_add(&fruits[i].list, &basket);
		else
			list_add_tail(&fruits[i].list, &basket);
	}
	show("basket", &basket);
	pr_info("first %s, last %s, apple's neighbour %s\n",
		list_first_entry(&basket, struct fruit, list)->name,
		list_last_entry(&basket, struct fruit, list)->name,
		list_next_entry(&fruits[1], list)->name);
}

static void stack_up(void)
{
	struct llist_node *all;
	struct fruit *f;
	int i;

	for (i = 0; i < ARRAY_SIZE(fruits); i++)
		llist_add(&fruits[i].lnode, &stack);
	all = llist_del_all(&stack);
	pr_info("stack: ");
	llist_for_each_entry(f, all, lnode)
		pr_cont("%s ", f->name);
	all = llist_reverse_order(all);
	pr_cont("and turned over: %s first, empty %d\n",
		llist_entry(all, struct fruit, lnode)->name,
		llist_empty(&stack));
}

static int __init queue_init(void)
{
	struct fruit *f, *next;

	fill();
	list_sort(NULL, &basket, by_weight);
	show("by weight", &basket);	/* equal ones keep their order */

	list_for_each_entry_safe(f, next, &basket, list)
		if (f->weight > 100)
			list_move_tail(&f->list, &eaten);
	show("basket", &basket);
	show("eaten", &eaten);

	list_rotate_left(&eaten);
	show("rotated", &eaten);
	list_splice_init(&eaten, &basket);
	show("joined", &basket);
	pr_info("eaten is empty %d, basket has one entry %d\n",
		list_empty(&eaten), list_is_singular(&basket));
	list_for_each_entry_reverse(f, &basket, list)
		if (f->weight == 8)
			break;
	pr_info("the lightest is %s, last: %d\n", f->name,
		list_is_last(&f->list, &basket));
	stack_up();
	return 0;
}

static void __exit queue_exit(void)
{
}

module_init(queue_init);
module_exit(queue_exit);

MODULE_DESCRIPTION("list.h, list_sort(), llist.h");
MODULE_LICENSE("Dual MIT/GPL");
