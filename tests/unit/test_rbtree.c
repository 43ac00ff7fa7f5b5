// SPDX-License-Identifier: MIT
/*
 * test_rbtree.c - a tree stays ordered, balanced and complete under any
 * sequence of insertions and removals. The rules of red-black trees are
 * checked after every step, so a broken one is named where it breaks.
 *
 * Sources: kernel/lib/rbtree.c
 */
#include <linux/rbtree.h>
#include "unit.h"

enum { NODES = 300 };

struct item {
	struct rb_node node;
	int key;
	bool in;
};

static struct item items[NODES];
static struct rb_root root;

static bool less(struct rb_node *a, const struct rb_node *b)
{
	return rb_entry(a, struct item, node)->key <
	       rb_entry(b, struct item, node)->key;
}

static bool black(const struct rb_node *n)
{
	return !n || (n->__rb_parent_color & 1);
}

/* number of black nodes on every path down, or -1 when paths differ */
static int black_height(const struct rb_node *n)
{
	int left, right;

	if (!n)
		return 0;
	CHECK(black(n) || (black(n->rb_left) && black(n->rb_right)));
	CHECK(!n->rb_left || rb_parent(n->rb_left) == n);
	CHECK(!n->rb_right || rb_parent(n->rb_right) == n);
	left = black_height(n->rb_left);
	right = black_height(n->rb_right);
	CHECK_EQ(left, right);
	return left + black(n);
}

static void check_tree(int members)
{
	struct rb_node *n, *last = NULL;
	int count = 0;

	CHECK(black(root.rb_node));
	black_height(root.rb_node);
	for (n = rb_first(&root); n; last = n, n = rb_next(n)) {
		CHECK(!last || !less(n, last));
		CHECK(rb_prev(n) == last);
		count++;
	}
	CHECK(rb_last(&root) == last);
	CHECK_EQ(count, members);
}

static void stays_a_red_black_tree(void)
{
	int members = 0, step;

	root = RB_ROOT;
	for (step = 0; step < 5000; step++) {
		struct item *it = &items[unit_random() % NODES];

		if (it->in) {
			rb_erase(&it->node, &root);
			members--;
		} else {
			it->key = unit_random() % 100;
			rb_add(&it->node, &root, less);
			members++;
		}
		it->in = !it->in;
		check_tree(members);
	}
}

static void cached_root_knows_the_first(void)
{
	struct rb_root_cached cached = RB_ROOT_CACHED;
	int i;

	for (i = 0; i < NODES; i++) {
		items[i].key = (i * 37) % NODES;
		rb_add_cached(&items[i].node, &cached, less);
		CHECK(rb_first_cached(&cached) == rb_first(&cached.rb_root));
	}
	for (i = 0; i < NODES; i++) {
		rb_erase_cached(&items[i].node, &cached);
		CHECK(rb_first_cached(&cached) == rb_first(&cached.rb_root));
	}
	CHECK(!rb_first_cached(&cached));
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(stays_a_red_black_tree),
	UNIT_CASE(cached_root_knows_the_first),
	{ }
};
