// SPDX-License-Identifier: MIT
/*
 * rbtree.c - red-black trees: no path is twice as long as another.
 *
 * Rules: the root is black; a red node has black children; every path from
 * the root down passes the same number of black nodes. Each step below works
 * on "side" (0 left, 1 right) so that the mirrored cases are written once.
 *
 * Linux: lib/rbtree.c, with both sides spelled out, and augmented trees.
 */
#include <linux/export.h>
#include <linux/rbtree.h>

#define RB_BLACK	1UL

static bool is_red(const struct rb_node *n)
{
	return n && !(n->__rb_parent_color & RB_BLACK);
}

static void set_black(struct rb_node *n)
{
	n->__rb_parent_color |= RB_BLACK;
}

static void set_red(struct rb_node *n)
{
	n->__rb_parent_color &= ~RB_BLACK;
}

static void set_parent(struct rb_node *n, struct rb_node *parent)
{
	n->__rb_parent_color = (unsigned long)parent |
			       (n->__rb_parent_color & RB_BLACK);
}

static struct rb_node **child(struct rb_node *n, int side)
{
	return side ? &n->rb_right : &n->rb_left;
}

/* puts new where old hangs; old's own pointers stay */
static void change_child(struct rb_node *old, struct rb_node *new,
			 struct rb_node *parent, struct rb_root *root)
{
	if (!parent)
		root->rb_node = new;
	else
		*child(parent, parent->rb_right == old) = new;
}

/* n's child on the other side rises, n sinks to side */
static void rotate(struct rb_node *n, int side, struct rb_root *root)
{
	struct rb_node *up = *child(n, !side), *parent = rb_parent(n);
	struct rb_node *middle = *child(up, side);

	*child(n, !side) = middle;
	if (middle)
		set_parent(middle, n);
	change_child(n, up, parent, root);
	set_parent(up, parent);
	*child(up, side) = n;
	set_parent(n, up);
}

/**
 * rb_insert_color - balance the tree after rb_link_node()
 * @node: the new, red leaf
 * @root: its tree
 */
void rb_insert_color(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *parent;

	while (is_red(parent = rb_parent(node))) {
		struct rb_node *grand = rb_parent(parent);
		int side = grand->rb_right == parent;
		struct rb_node *uncle = *child(grand, !side);

		if (is_red(uncle)) {	/* both black, go on above them */
			set_black(uncle);
			set_black(parent);
			set_red(grand);
			node = grand;
			continue;
		}
		if (*child(parent, !side) == node) {	/* make it outer */
			rotate(parent, side, root);
			parent = node;
		}
		set_black(parent);
		set_red(grand);
		rotate(grand, !side, root);
		break;
	}
	set_black(root->rb_node);
}
EXPORT_SYMBOL(rb_insert_color);

/* the paths through node (child of parent, may be NULL) lack one black */
static void erase_color(struct rb_node *node, struct rb_node *parent,
			struct rb_root *root)
{
	while (parent && !is_red(node)) {
		int side = parent->rb_right == node;
		struct rb_node *sibling = *child(parent, !side);

		/* a NULL node is on the side where its parent has NULL, too;
		 * its sibling is not NULL, for that side has a black more */
		if (is_red(sibling)) {
			set_black(sibling);
			set_red(parent);
			rotate(parent, side, root);
			sibling = *child(parent, !side);
		}
		if (!is_red(sibling->rb_left) && !is_red(sibling->rb_right)) {
			set_red(sibling);
			node = parent;
			parent = rb_parent(node);
			continue;
		}
		if (!is_red(*child(sibling, !side))) {
			set_black(*child(sibling, side));
			set_red(sibling);
			rotate(sibling, !side, root);
			sibling = *child(parent, !side);
		}
		if (is_red(parent))
			set_red(sibling);
		else
			set_black(sibling);
		set_black(parent);
		set_black(*child(sibling, !side));
		rotate(parent, side, root);
		return;
	}
	if (node)
		set_black(node);
}

/**
 * rb_erase - take a node out
 * @node: is in the tree; may be freed afterwards
 * @root: the tree
 */
void rb_erase(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *gone = node, *only, *parent;
	bool was_red;

	if (node->rb_left && node->rb_right) {
		/* the next node has no left child: it goes, and takes ours */
		gone = node->rb_right;
		while (gone->rb_left)
			gone = gone->rb_left;
	}
	only = gone->rb_left ? gone->rb_left : gone->rb_right;
	parent = rb_parent(gone);
	was_red = is_red(gone);
	change_child(gone, only, parent, root);
	if (only)
		set_parent(only, parent);
	if (gone != node) {
		if (parent == node)
			parent = gone;
		rb_replace_node(node, gone, root);
	}
	if (!was_red)
		erase_color(only, parent, root);
}
EXPORT_SYMBOL(rb_erase);

/* new takes victim's place, colour and children; their keys must agree */
void rb_replace_node(struct rb_node *victim, struct rb_node *new,
		     struct rb_root *root)
{
	*new = *victim;
	change_child(victim, new, rb_parent(victim), root);
	if (new->rb_left)
		set_parent(new->rb_left, new);
	if (new->rb_right)
		set_parent(new->rb_right, new);
}
EXPORT_SYMBOL(rb_replace_node);

static struct rb_node *outermost(struct rb_node *n, int side)
{
	while (n && *child(n, side))
		n = *child(n, side);
	return n;
}

struct rb_node *rb_first(const struct rb_root *root)
{
	return outermost(root->rb_node, 0);
}
EXPORT_SYMBOL(rb_first);

struct rb_node *rb_last(const struct rb_root *root)
{
	return outermost(root->rb_node, 1);
}
EXPORT_SYMBOL(rb_last);

/* the neighbour towards side: below, or the first turn on the way up */
static struct rb_node *step(const struct rb_node *node, int side)
{
	struct rb_node *n = (struct rb_node *)node, *parent;

	if (RB_EMPTY_NODE(node))
		return NULL;
	if (*child(n, side))
		return outermost(*child(n, side), !side);
	while ((parent = rb_parent(n)) && *child(parent, side) == n)
		n = parent;
	return parent;
}

struct rb_node *rb_next(const struct rb_node *node)
{
	return step(node, 1);
}
EXPORT_SYMBOL(rb_next);

struct rb_node *rb_prev(const struct rb_node *node)
{
	return step(node, 0);
}
EXPORT_SYMBOL(rb_prev);

static struct rb_node *deepest_left(struct rb_node *node)
{
	while (node->rb_left || node->rb_right)
		node = node->rb_left ? : node->rb_right;
	return node;
}

/** rb_first_postorder - the first node that has no children, or NULL */
struct rb_node *rb_first_postorder(const struct rb_root *root)
{
	return root->rb_node ? deepest_left(root->rb_node) : NULL;
}
EXPORT_SYMBOL(rb_first_postorder);

/** rb_next_postorder - the next one, whose children have all been before */
struct rb_node *rb_next_postorder(const struct rb_node *node)
{
	struct rb_node *parent = rb_parent(node);

	if (parent && node == parent->rb_left && parent->rb_right)
		return deepest_left(parent->rb_right);
	return parent;
}
EXPORT_SYMBOL(rb_next_postorder);
