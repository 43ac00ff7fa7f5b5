// SPDX-License-Identifier: MIT
/*
 * xarray.c - a tree of nodes with 64 slots each: the inner interface, xas_*().
 *
 * The index is cut into groups of six bits, one a level; the tree is as high as
 * its largest index needs, grows at the head when a larger one is stored, and
 * loses nodes that become empty. A single entry at index 0 needs no node.
 *
 * Three marks can be set on an entry. A node's bit for a slot says whether any
 * entry below has the mark, so a search looks only where there is something to
 * find. Arrays that allocate indices use the first mark the other way round:
 * it says that below a slot something is free. New nodes have it everywhere.
 *
 * Readers walk under RCU without the lock: nodes are published when they are
 * complete, and freed after a grace period. A node that is taken out although
 * it has an entry (its only one moved up) leaves XA_RETRY_ENTRY behind.
 *
 * Locks: xa->xa_lock for all that changes; inside it cache->list_lock.
 * Linux: lib/xarray.c. Left out: entries of more than one index, the update
 * callback, a search that goes on where the last one ended: here each begins
 * at the head, some six steps at most.
 */
#include <linux/container_of.h>
#include <linux/export.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/radix-tree.h>
#include <linux/slab.h>
#include <linux/xarray.h>

/* ------------------------------------------------------- nodes come and go */

/* The deepest tree has 11 levels; a store may need one more while it grows. */
#define PRELOAD_MAX	21

static struct kmem_cache *node_cache;

/* Nodes put aside on this CPU for stores that cannot wait for memory. */
struct node_preload {
	struct xa_node *first;
	unsigned int nr;
};
static DEFINE_PER_CPU(struct node_preload, node_preloads);

static struct xa_node *take_preloaded(void)
{
	struct node_preload *pre;
	struct xa_node *node = NULL;

	/* an interrupt must not take what the thread below counts on */
	if (in_interrupt())
		return NULL;
	preempt_disable();
	pre = this_cpu_ptr(&node_preloads);
	if (pre->first) {
		node = pre->first;
		pre->first = node->next_free;
		node->next_free = NULL;
		pre->nr--;
	}
	preempt_enable();
	return node;
}

/**
 * xa_node_preload - make sure that the next store on this CPU has its nodes
 * @gfp: may sleep
 *
 * Return: 0 with preemption off, or -ENOMEM.
 */
int xa_node_preload(gfp_t gfp)
{
	struct node_preload *pre;
	struct xa_node *node;

	for (;;) {
		preempt_disable();
		pre = this_cpu_ptr(&node_preloads);
		if (pre->nr >= PRELOAD_MAX)
			return 0;
		preempt_enable();

		node = kmem_cache_zalloc(node_cache, gfp);
		if (!node)
			return -ENOMEM;
		preempt_disable();
		pre = this_cpu_ptr(&node_preloads);
		node->next_free = pre->first;
		pre->first = node;
		pre->nr++;
		preempt_enable();
	}
}

/* A node in the slot where the state stands, which becomes its parent. */
static struct xa_node *xas_alloc(struct xa_state *xas, unsigned int shift)
{
	struct xa_node *parent = xas->xa_node, *node = xas->xa_alloc;

	if (node)
		xas->xa_alloc = NULL;
	else
		node = kmem_cache_zalloc(node_cache, xas->xa_gfp);
	if (!node)
		node = take_preloaded();
	if (!node) {
		xas_set_err(xas, -ENOMEM);
		return NULL;
	}
	node->shift = shift;
	node->array = xas->xa;
	if (parent) {
		node->offset = xas->xa_offset;
		node->parent = parent;
		parent->count++;
	}
	return node;
}

static void node_free_rcu(struct rcu_head *head)
{
	kmem_cache_free(node_cache, container_of(head, struct xa_node,
						 rcu_head));
}

static void node_free(struct xa_node *node)
{
	call_rcu(&node->rcu_head, node_free_rcu);
}

/* ------------------------------------------------------------------- places */

static unsigned int slot_of(unsigned long index, const struct xa_node *node)
{
	return index >> node->shift & XA_CHUNK_MASK;
}

/* The indices that lie below one slot of the node, as a mask. */
static unsigned long below_slot(const struct xa_node *node)
{
	return (1UL << node->shift) - 1;
}

/* The largest index that the tree below an entry of the head has room for. */
static unsigned long max_index(const void *head)
{
	unsigned int bits;

	if (!xa_is_node(head))
		return 0;
	bits = xa_to_node(head)->shift + XA_CHUNK_SHIFT;
	return bits >= BITS_PER_LONG ? ULONG_MAX : (1UL << bits) - 1;
}

static void *out_of_bounds(struct xa_state *xas)
{
	xas->xa_node = XAS_BOUNDS;
	return NULL;
}

static void *xas_descend(struct xa_state *xas, struct xa_node *node)
{
	xas->xa_node = node;
	xas->xa_offset = slot_of(xas->xa_index, node);
	return rcu_dereference_raw(node->slots[xas->xa_offset]);
}

/**
 * xas_load - the entry at the state's index
 * @xas: the state
 *
 * Context: rcu_read_lock() or the lock.
 * Return: the entry, which may be one of the array's own; or NULL.
 */
void *xas_load(struct xa_state *xas)
{
	void *entry;

	if (xas_error(xas))
		return NULL;
	if (xas_is_node(xas) && !xas->xa_node->shift)
		return xas_reload(xas);
	entry = rcu_dereference_raw(xas->xa->xa_head);
	if (xas->xa_index > max_index(entry))
		return out_of_bounds(xas);
	xas->xa_node = NULL;
	while (xa_is_node(entry))
		entry = xas_descend(xas, xa_to_node(entry));
	return entry;
}
EXPORT_SYMBOL_GPL(xas_load);

/* -------------------------------------------------------------------- marks */

static bool track_free(const struct xarray *xa)
{
	return xa->xa_flags & XA_FLAGS_TRACK_FREE;
}

/**
 * xas_get_mark - has the entry the mark?
 * @xas: where xas_load() and the like left it
 * @mark: which
 */
bool xas_get_mark(const struct xa_state *xas, xa_mark_t mark)
{
	if (xas_invalid(xas))
		return false;
	if (!xas->xa_node)
		return xa_marked(xas->xa, mark);
	return test_bit(xas->xa_offset, xas->xa_node->marks[mark]);
}
EXPORT_SYMBOL_GPL(xas_get_mark);

/**
 * xas_set_mark - set a mark on the entry, and on the way to it
 * @xas: where xas_load() and the like left it
 * @mark: which
 */
void xas_set_mark(const struct xa_state *xas, xa_mark_t mark)
{
	struct xa_node *node = xas->xa_node;
	unsigned int offset = xas->xa_offset;

	if (xas_invalid(xas))
		return;
	for (; node; offset = node->offset, node = node->parent)
		if (__test_and_set_bit(offset, node->marks[mark]))
			return;
	xas->xa->xa_flags |= XA_FLAGS_MARK(mark);
}
EXPORT_SYMBOL_GPL(xas_set_mark);

/**
 * xas_clear_mark - clear a mark, and on the way as far as nothing else has it
 * @xas: where xas_load() and the like left it
 * @mark: which
 */
void xas_clear_mark(const struct xa_state *xas, xa_mark_t mark)
{
	struct xa_node *node = xas->xa_node;
	unsigned int offset = xas->xa_offset;

	if (xas_invalid(xas))
		return;
	for (; node; offset = node->offset, node = node->parent) {
		if (!__test_and_clear_bit(offset, node->marks[mark]))
			return;
		if (node->marks[mark][0])
			return;
	}
	xas->xa->xa_flags &= ~XA_FLAGS_MARK(mark);
}
EXPORT_SYMBOL_GPL(xas_clear_mark);

/**
 * xas_init_marks - the marks of an index that has no entry
 * @xas: where xas_load() and the like left it
 */
void xas_init_marks(const struct xa_state *xas)
{
	xa_mark_t mark;

	for (mark = 0; mark <= XA_MARK_MAX; mark++) {
		if (mark == XA_FREE_MARK && track_free(xas->xa))
			xas_set_mark(xas, mark);
		else
			xas_clear_mark(xas, mark);
	}
}
EXPORT_SYMBOL_GPL(xas_init_marks);

/* Does any entry below this one, an entry of the array's head, have it? */
static bool head_marked(struct xarray *xa, const void *head, xa_mark_t mark)
{
	return xa_is_node(head) ? xa_to_node(head)->marks[mark][0] != 0 :
				  xa_marked(xa, mark);
}

/* The bit of the whole array, of the mark that says what is free. */
static void set_any_free(struct xarray *xa, bool any)
{
	xa->xa_flags &= ~XA_FLAGS_MARK(XA_FREE_MARK);
	if (any)
		xa->xa_flags |= XA_FLAGS_MARK(XA_FREE_MARK);
}

/* ------------------------------------------------------------ grow and shrink */

/* A node above the head. */
static bool xas_grow(struct xa_state *xas, void *head)
{
	struct xarray *xa = xas->xa;
	struct xa_node *node;
	xa_mark_t mark;

	xas->xa_node = NULL;
	node = xas_alloc(xas, xa_is_node(head) ? xa_to_node(head)->shift +
						 XA_CHUNK_SHIFT : 0);
	if (!node)
		return false;
	node->count = 1;
	node->slots[0] = head;
	for (mark = 0; mark <= XA_MARK_MAX; mark++) {
		if (mark == XA_FREE_MARK && track_free(xa))
			node->marks[mark][0] = ~1UL;
		if (head_marked(xa, head, mark))
			__set_bit(0, node->marks[mark]);
	}
	if (track_free(xa))
		set_any_free(xa, true);
	if (xa_is_node(head))
		xa_to_node(head)->parent = node;
	rcu_assign_pointer(xa->xa_head, xa_mk_node(node));
	return true;
}

/* Levels that an empty array needs for an index. */
static unsigned int shift_for(unsigned long index)
{
	unsigned int shift = 0;

	while (shift < BITS_PER_LONG && index >> shift)
		shift += XA_CHUNK_SHIFT;
	return shift;
}

/*
 * Makes the nodes on the way to the index. Those that were made stay when there
 * is no memory for the next: the caller tries again, or calls xas_trim().
 */
static bool xas_create(struct xa_state *xas)
{
	struct xarray *xa = xas->xa;
	void *entry = xa->xa_head;
	unsigned int shift;

	while (entry && xas->xa_index > max_index(entry)) {
		if (!xas_grow(xas, entry))
			return false;
		entry = xa->xa_head;
	}
	xas->xa_node = NULL;
	shift = !entry ? shift_for(xas->xa_index) :
		xa_is_node(entry) ? xa_to_node(entry)->shift + XA_CHUNK_SHIFT : 0;
	while (shift) {
		struct xa_node *parent = xas->xa_node, *node;

		shift -= XA_CHUNK_SHIFT;
		if (!entry) {
			node = xas_alloc(xas, shift);
			if (!node)
				return false;
			if (track_free(xa)) {
				node->marks[XA_FREE_MARK][0] = ~0UL;
				set_any_free(xa, true);
			}
			entry = xa_mk_node(node);
			rcu_assign_pointer(*(parent ? &parent->slots[node->offset]
						    : &xa->xa_head), entry);
		}
		entry = xas_descend(xas, xa_to_node(entry));
	}
	return true;
}

/* The head has nothing but its slot 0: that becomes the head. */
static void xas_shrink(struct xa_state *xas)
{
	struct xarray *xa = xas->xa;

	for (;;) {
		struct xa_node *node = xa_to_node(xa->xa_head);
		void *entry = node->slots[0];

		if (!xa_is_node(xa->xa_head) || node->count != 1 || !entry ||
		    (node->shift && !xa_is_node(entry)))
			return;
		if (track_free(xa))
			set_any_free(xa, node->marks[XA_FREE_MARK][0] & 1);
		if (xa_is_node(entry))
			xa_to_node(entry)->parent = NULL;
		rcu_assign_pointer(xa->xa_head, entry);
		if (xas->xa_node == node)
			xas->xa_node = xas->xa_index ? XAS_BOUNDS : NULL;
		/* Race: readers that are in the node begin anew */
		if (!xa_is_node(entry))
			WRITE_ONCE(node->slots[0], XA_RETRY_ENTRY);
		node_free(node);
	}
}

/* Frees the node of the state if it is empty, then its parent, and so on. */
static void xas_delete_node(struct xa_state *xas)
{
	struct xa_node *node = xas->xa_node, *parent;

	for (; node && !node->count; node = parent) {
		parent = node->parent;
		xas->xa_node = parent;
		xas->xa_offset = node->offset;
		if (parent) {
			WRITE_ONCE(parent->slots[node->offset], NULL);
			parent->count--;
		} else {
			WRITE_ONCE(xas->xa->xa_head, NULL);
			xas->xa_node = XAS_BOUNDS;
		}
		node_free(node);
	}
	if (xa_is_node(xas->xa->xa_head))
		xas_shrink(xas);
}

/**
 * xas_trim - free nodes that a store made and left empty, for lack of others
 * @xas: its state
 */
void xas_trim(struct xa_state *xas)
{
	int err = xas_error(xas);

	xas_reset(xas);
	xas_load(xas);
	if (xas_is_node(xas))
		xas_delete_node(xas);
	else if (xa_is_node(xas->xa->xa_head))
		xas_shrink(xas);
	if (err)
		xas_set_err(xas, err);
}

/**
 * xas_store - put an entry at the state's index
 * @xas: the state
 * @entry: the entry; NULL empties
 *
 * Context: the lock. Nodes are allocated without waiting: see xas_nomem().
 * Return: what was there before; NULL on an error, which xas_error() tells.
 */
void *xas_store(struct xa_state *xas, void *entry)
{
	struct xa_node *node;
	void *old;

	if (xas_error(xas))
		return NULL;
	if (entry && !(xas_is_node(xas) && !xas->xa_node->shift) &&
	    !xas_create(xas))
		return NULL;
	old = xas_load(xas);
	if (old == entry || xas_invalid(xas))
		return old;
	node = xas->xa_node;
	if (!entry)
		xas_init_marks(xas);
	if (!node) {
		rcu_assign_pointer(xas->xa->xa_head, entry);
		return old;
	}
	rcu_assign_pointer(node->slots[xas->xa_offset], entry);
	node->count += !!entry - !!old;
	if (!entry)
		xas_delete_node(xas);
	return old;
}
EXPORT_SYMBOL_GPL(xas_store);

/* ------------------------------------------------------------------- searches */

/* The slot of the next entry, or with a mark; 64: none in this node. */
static unsigned int next_slot(const struct xa_node *node, unsigned int offset,
			      xa_mark_t mark)
{
	if (mark != XA_PRESENT)
		return find_next_bit(node->marks[mark], XA_CHUNK_SIZE, offset);
	while (offset < XA_CHUNK_SIZE && !READ_ONCE(node->slots[offset]))
		offset++;
	return offset;
}

/*
 * From the state's index, the next that has an entry, or a mark. In a search
 * for what is free the way may end at a slot without a node: then the state
 * stands at the first index below it. True: found.
 */
static bool xas_walk(struct xa_state *xas, unsigned long max, xa_mark_t mark)
{
	unsigned long index = xas->xa_index;
	struct xa_node *node;
	unsigned int offset;
	void *entry;

restart:
	entry = rcu_dereference_raw(xas->xa->xa_head);
	if (index > max_index(entry))
		return false;
	if (!xa_is_node(entry)) {
		xas->xa_index = index;
		xas->xa_node = NULL;
		return entry && (mark == XA_PRESENT ||
				 xa_marked(xas->xa, mark));
	}
	while (xa_is_node(entry)) {
		node = xa_to_node(entry);
		offset = next_slot(node, slot_of(index, node), mark);
		if (offset == XA_CHUNK_SIZE) {
			/* nothing more here: on behind this node */
			index |= below_slot(node) | XA_CHUNK_MASK << node->shift;
			if (index >= max)
				return false;
			index++;
			goto restart;
		}
		if (offset != slot_of(index, node)) {
			index &= ~(below_slot(node) |
				   XA_CHUNK_MASK << node->shift);
			index |= (unsigned long)offset << node->shift;
		}
		if (index > max)
			return false;
		xas->xa_node = node;
		xas->xa_offset = offset;
		entry = rcu_dereference_raw(node->slots[offset]);
	}
	xas->xa_index = index;
	return true;
}

/* Where a search begins: at the state's index, or behind what it found. */
static bool xas_next_start(struct xa_state *xas, unsigned long max)
{
	if (xas_error(xas) || xas->xa_node == XAS_BOUNDS)
		return false;
	if (xas->xa_node == XAS_RESTART)
		return xas->xa_index <= max;
	return xas->xa_index < max && ++xas->xa_index;
}

/**
 * xas_find_marked - the next entry that has a mark
 * @xas: the state
 * @max: largest index
 * @mark: which; XA_PRESENT: any entry will do
 *
 * The first search begins at the state's index, the next ones behind what they
 * found.
 * Context: rcu_read_lock() or the lock.
 * Return: the entry, perhaps one for xas_retry(); NULL: there are no more.
 */
void *xas_find_marked(struct xa_state *xas, unsigned long max, xa_mark_t mark)
{
	void *entry;

	while (xas_next_start(xas, max) && xas_walk(xas, max, mark)) {
		entry = xas_reload(xas);
		/* Race: erased between the look at the mark and this one */
		if (entry && !xa_is_node(entry))
			return entry;
	}
	return out_of_bounds(xas);
}
EXPORT_SYMBOL_GPL(xas_find_marked);

/**
 * xas_find - the next entry
 *
 * As xas_find_marked(), whatever its marks are.
 */
void *xas_find(struct xa_state *xas, unsigned long max)
{
	return xas_find_marked(xas, max, XA_PRESENT);
}
EXPORT_SYMBOL_GPL(xas_find);

/**
 * xas_find_free - the next index that is free
 * @xas: the state, of an array that tracks what is free
 * @max: largest index
 *
 * Context: the lock.
 * Return: true, and the state stands there; false: none up to @max.
 */
bool xas_find_free(struct xa_state *xas, unsigned long max)
{
	void *head = xas->xa->xa_head;
	bool inside = xas->xa_index <= max_index(head);

	if (xas->xa_index > max)
		return false;
	if (inside && xa_is_node(head)) {
		if (xas_walk(xas, max, XA_FREE_MARK)) {
			xas_reset(xas);
			return true;
		}
		if (max_index(head) >= max)
			return false;
		xas->xa_index = max_index(head) + 1;
	} else if (inside && head && !xa_marked(xas->xa, XA_FREE_MARK)) {
		xas->xa_index = 1;
	}
	xas_reset(xas);
	return xas->xa_index <= max;
}

/**
 * xas_pause - between two steps of a loop, before the lock is let go
 * @xas: the state
 */
void xas_pause(struct xa_state *xas)
{
	if (xas_invalid(xas))
		return;
	xas->xa_node = ++xas->xa_index ? XAS_RESTART : XAS_BOUNDS;
}
EXPORT_SYMBOL_GPL(xas_pause);

static void *xas_step(struct xa_state *xas, int step)
{
	if (xas_error(xas))
		return NULL;
	if (xas->xa_node != XAS_RESTART)
		xas->xa_index += step;
	xas->xa_node = XAS_RESTART;
	return xas_load(xas);
}

/** xas_next - go to the next index; the entry there, or NULL */
void *xas_next(struct xa_state *xas)
{
	return xas_step(xas, 1);
}
EXPORT_SYMBOL_GPL(xas_next);

/** xas_prev - go to the index before; the entry there, or NULL */
void *xas_prev(struct xa_state *xas)
{
	return xas_step(xas, -1);
}
EXPORT_SYMBOL_GPL(xas_prev);

/* --------------------------------------------------------------------- memory */

/**
 * xas_destroy - give back what xas_nomem() brought and nobody used
 * @xas: the state
 */
void xas_destroy(struct xa_state *xas)
{
	if (xas->xa_alloc)
		kmem_cache_free(node_cache, xas->xa_alloc);
	xas->xa_alloc = NULL;
}

/**
 * xas_nomem - a store had no memory: bring a node, and it may be tried again
 * @xas: the state
 * @gfp: how to allocate
 *
 * Context: without the lock, if @gfp allows to sleep.
 * Return: true: try again. Other errors, and success, are left as they are.
 */
bool xas_nomem(struct xa_state *xas, gfp_t gfp)
{
	if (xas->xa_node != XA_ERROR(-ENOMEM)) {
		xas_destroy(xas);
		return false;
	}
	xas->xa_alloc = kmem_cache_zalloc(node_cache, gfp);
	if (!xas->xa_alloc)
		return false;
	xas_reset(xas);
	return true;
}
EXPORT_SYMBOL_GPL(xas_nomem);

static void free_nodes(struct xa_node *node)
{
	unsigned int i;

	for (i = 0; node->shift && i < XA_CHUNK_SIZE; i++)
		if (xa_is_node(node->slots[i]))
			free_nodes(xa_to_node(node->slots[i]));
	node_free(node);
}

/**
 * xa_destroy - empty the array
 * @xa: the array, which may be used again
 *
 * Entries are not looked at: what they point to is the caller's.
 * Context: any; takes the lock with interrupts off.
 */
void xa_destroy(struct xarray *xa)
{
	unsigned long flags;
	xa_mark_t mark;
	void *head;

	xa_lock_irqsave(xa, flags);
	head = xa->xa_head;
	RCU_INIT_POINTER(xa->xa_head, NULL);
	for (mark = 0; mark <= XA_MARK_MAX; mark++)
		if (mark != XA_FREE_MARK || !track_free(xa))
			xa->xa_flags &= ~XA_FLAGS_MARK(mark);
	if (xa_is_node(head))
		free_nodes(xa_to_node(head));
	xa_unlock_irqrestore(xa, flags);
}
EXPORT_SYMBOL(xa_destroy);

/**
 * radix_tree_init - the cache of nodes
 *
 * Context: boot, once kmem_cache_create() works.
 */
void radix_tree_init(void)
{
	node_cache = kmem_cache_create("radix_tree_node",
				       sizeof(struct xa_node), 0, SLAB_PANIC,
				       NULL);
}
