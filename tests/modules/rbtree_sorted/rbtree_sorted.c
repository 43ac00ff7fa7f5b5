// SPDX-License-Identifier: MIT
/*
 * rbtree_sorted.c - a sorted set with logarithmic search.
 *
 * The tree knows nothing of keys: who inserts walks down, links the node, and
 * lets rb_insert_color() restore the balance. The cached tree knows its leftmost
 * node, which is what timers and schedulers ask for.
 */
#define pr_fmt(fmt) "rbtree: " fmt

#include <linux/module.h>
#include <linux/rbtree.h>
#include <linux/slab.h>

struct event {
	struct rb_node node;
	int when;
};

static struct rb_root_cached events = RB_ROOT_CACHED;

static bool earlier(struct rb_node *a, const struct rb_node *b)
{
	return rb_entry(a, struct event, node)->when <
	       rb_entry(b, struct event, node)->when;
}

static int compare(const void *key, const struct rb_node *node)
{
	return *(const int *)key - rb_entry(node, struct event, node)->when;
}

/* By hand, as most of Linux does it; false when it is there already. */
static bool insert(struct event *new)
{
	struct rb_node **link = &events.rb_root.rb_node, *parent = NULL;
	bool leftmost = true;

	while (*link) {
		struct event *e = rb_entry(*link, struct event, node);

		parent = *link;
		if (new->when == e->when)
			return false;
		if (new->when < e->when) {
			link = &parent->rb_left;
		} else {
			link = &parent->rb_right;
			leftmost = false;
		}
	}
	rb_link_node(&new->node, parent, link);
	rb_insert_color_cached(&new->node, &events, leftmost);
	return true;
}

static int add(int when)
{
	struct event *e = kmalloc(sizeof(*e), GFP_KERNEL);

	if (!e)
		return -ENOMEM;
	e->when = when;
	if (insert(e))
		return 0;
	kfree(e);
	return -EEXIST;
}

static void show(void)
{
	struct rb_node *n;

	pr_info("in order:");
	for (n = rb_first_cached(&events); n; n = rb_next(n))
		pr_cont(" %d", rb_entry(n, struct event, node)->when);
	pr_cont("\n");
}

static void drop_all(void)
{
	struct event *e, *next;

	rbtree_postorder_for_each_entry_safe(e, next, &events.rb_root, node)
		kfree(e);
	events = RB_ROOT_CACHED;
}

static int __init sorted_init(void)
{
	struct event *late, *e;
	struct rb_node *n;
	int i, key = 25;

	for (i = 1; i <= 10; i++)
		if (add(i * 35 % 50) == -EEXIST)
			pr_info("%d is there already\n", i * 35 % 50);
	show();
	n = rb_find(&key, &events.rb_root, compare);
	pr_info("%d is %s\n", key, n ? "there" : "not there");
	if (n) {
		rb_erase_cached(n, &events);
		kfree(rb_entry(n, struct event, node));
	}
	e = rb_entry(rb_first_cached(&events), struct event, node);
	pr_info("the first is %d, the last %d\n", e->when,
		rb_entry(rb_last(&events.rb_root), struct event, node)->when);
	late = kzalloc(sizeof(*late), GFP_KERNEL);
	if (late) {
		late->when = -1;
		pr_info("a new leftmost: %s\n",
			rb_add_cached(&late->node, &events, earlier) ?
			"yes" : "no");
	}
	show();
	return 0;
}

static void __exit sorted_exit(void)
{
	drop_all();
	pr_info("empty: %d\n", RB_EMPTY_ROOT(&events.rb_root));
}

module_init(sorted_init);
module_exit(sorted_exit);

MODULE_DESCRIPTION("a red-black tree, by hand and with helpers");
MODULE_LICENSE("Dual MIT/GPL");
