/* SPDX-License-Identifier: MIT */
/*
 * xarray.h - an array of pointers with all unsigned longs as indices, most of
 * them empty. Implemented in kernel/lib/xarray.c.
 *
 * An entry is a pointer (a multiple of 4), or a number that xa_mk_value() made.
 * The functions xa_...() lock for themselves; those with __ before are called
 * with xa_lock held, which they may let go while they allocate. Lookups need
 * no lock. xas_...() is the inner interface: a state (XA_STATE) remembers a
 * place, locking and memory are the caller's business.
 *
 *   xa_head -> node, shift 6 -> node, shift 0 -> entry
 *              64 slots         64 slots
 *
 * Linux: include/linux/xarray.h. Left out: entries of more than one index
 * (CONFIG_XARRAY_MULTI), xas_split() and what page cache and shadow entries
 * need beside.
 */
#ifndef _LINUX_XARRAY_H
#define _LINUX_XARRAY_H

#include <linux/bitmap.h>
#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/gfp.h>
#include <linux/kconfig.h>
#include <linux/limits.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>
#include <linux/types.h>

/* --------------------------------------------------------------- entries */

#define BITS_PER_XA_VALUE	(BITS_PER_LONG - 1)

static inline void *xa_mk_value(unsigned long v)
{
	return (void *)(v << 1 | 1);
}

static inline unsigned long xa_to_value(const void *entry)
{
	return (unsigned long)entry >> 1;
}

static inline bool xa_is_value(const void *entry)
{
	return (unsigned long)entry & 1;
}

/* A pointer with a tag of 0, 1 or 3 in its low bits. */
static inline void *xa_tag_pointer(void *p, unsigned long tag)
{
	return (void *)((unsigned long)p | tag);
}

static inline void *xa_untag_pointer(void *entry)
{
	return (void *)((unsigned long)entry & ~3UL);
}

static inline unsigned int xa_pointer_tag(void *entry)
{
	return (unsigned long)entry & 3UL;
}

/* Entries ending in binary 10 are the array's own. */
static inline void *xa_mk_internal(unsigned long v)
{
	return (void *)(v << 2 | 2);
}

static inline unsigned long xa_to_internal(const void *entry)
{
	return (unsigned long)entry >> 2;
}

static inline bool xa_is_internal(const void *entry)
{
	return ((unsigned long)entry & 3) == 2;
}

#define XA_RETRY_ENTRY	xa_mk_internal(256)	/* the node is going away */
#define XA_ZERO_ENTRY	xa_mk_internal(257)	/* taken, and reads as NULL */

static inline bool xa_is_zero(const void *entry)
{
	return unlikely(entry == XA_ZERO_ENTRY);
}

static inline bool xa_is_retry(const void *entry)
{
	return unlikely(entry == XA_RETRY_ENTRY);
}

/* May the normal functions not store it? */
static inline bool xa_is_advanced(const void *entry)
{
	return xa_is_internal(entry) && entry <= XA_RETRY_ENTRY;
}

/* Some functions return an errno as an entry. */
static inline bool xa_is_err(const void *entry)
{
	return unlikely(xa_is_internal(entry) &&
			entry >= xa_mk_internal(-MAX_ERRNO));
}

static inline int xa_err(void *entry)
{
	return xa_is_err(entry) ? (long)entry >> 2 : 0;
}

/* ------------------------------------------------------------- the array */

typedef unsigned int xa_mark_t;

#define XA_MARK_0	((xa_mark_t)0U)
#define XA_MARK_1	((xa_mark_t)1U)
#define XA_MARK_2	((xa_mark_t)2U)
#define XA_PRESENT	((xa_mark_t)8U)
#define XA_MARK_MAX	XA_MARK_2
#define XA_FREE_MARK	XA_MARK_0	/* of arrays that allocate indices */

#define XA_FLAGS_LOCK_IRQ	((gfp_t)1U)
#define XA_FLAGS_LOCK_BH	((gfp_t)2U)
#define XA_FLAGS_TRACK_FREE	((gfp_t)4U)
#define XA_FLAGS_ZERO_BUSY	((gfp_t)8U)
#define XA_FLAGS_ALLOC_WRAPPED	((gfp_t)16U)
#define XA_FLAGS_ACCOUNT	((gfp_t)32U)
#define XA_FLAGS_MARK(mark)	((gfp_t)((1U << __GFP_BITS_SHIFT) << (mark)))

/* Arrays that find a free index: from 0, and from 1. */
#define XA_FLAGS_ALLOC	(XA_FLAGS_TRACK_FREE | XA_FLAGS_MARK(XA_FREE_MARK))
#define XA_FLAGS_ALLOC1	(XA_FLAGS_TRACK_FREE | XA_FLAGS_ZERO_BUSY)

/**
 * struct xarray - the array
 * @xa_lock: taken by whoever changes it
 * @xa_flags: XA_FLAGS_*, and which marks are set on any entry
 * @xa_head: NULL, the entry at index 0 if it is the only one, or a node
 */
struct xarray {
	spinlock_t	xa_lock;
	gfp_t		xa_flags;
	void __rcu	*xa_head;
};

#define XARRAY_INIT(name, flags)				\
{								\
	.xa_lock = __SPIN_LOCK_UNLOCKED(name.xa_lock),		\
	.xa_flags = flags,					\
	.xa_head = NULL,					\
}
#define DEFINE_XARRAY_FLAGS(name, flags) \
	struct xarray name = XARRAY_INIT(name, flags)
#define DEFINE_XARRAY(name)		DEFINE_XARRAY_FLAGS(name, 0)
#define DEFINE_XARRAY_ALLOC(name)	DEFINE_XARRAY_FLAGS(name, XA_FLAGS_ALLOC)
#define DEFINE_XARRAY_ALLOC1(name) \
	DEFINE_XARRAY_FLAGS(name, XA_FLAGS_ALLOC1)

static inline void xa_init_flags(struct xarray *xa, gfp_t flags)
{
	spin_lock_init(&xa->xa_lock);
	xa->xa_flags = flags;
	xa->xa_head = NULL;
}

static inline void xa_init(struct xarray *xa)
{
	xa_init_flags(xa, 0);
}

struct xa_limit {
	u32 max;
	u32 min;
};

#define XA_LIMIT(_min, _max) \
	((struct xa_limit) { .min = (_min), .max = (_max) })
#define xa_limit_32b	XA_LIMIT(0, UINT_MAX)
#define xa_limit_31b	XA_LIMIT(0, INT_MAX)
#define xa_limit_16b	XA_LIMIT(0, USHRT_MAX)

#define xa_trylock(xa)		spin_trylock(&(xa)->xa_lock)
#define xa_lock(xa)		spin_lock(&(xa)->xa_lock)
#define xa_unlock(xa)		spin_unlock(&(xa)->xa_lock)
#define xa_lock_bh(xa)		spin_lock_bh(&(xa)->xa_lock)
#define xa_unlock_bh(xa)	spin_unlock_bh(&(xa)->xa_lock)
#define xa_lock_irq(xa)		spin_lock_irq(&(xa)->xa_lock)
#define xa_unlock_irq(xa)	spin_unlock_irq(&(xa)->xa_lock)
#define xa_lock_irqsave(xa, flags) \
	spin_lock_irqsave(&(xa)->xa_lock, flags)
#define xa_unlock_irqrestore(xa, flags) \
	spin_unlock_irqrestore(&(xa)->xa_lock, flags)

static inline bool xa_empty(const struct xarray *xa)
{
	return xa->xa_head == NULL;
}

static inline bool xa_marked(const struct xarray *xa, xa_mark_t mark)
{
	return xa->xa_flags & XA_FLAGS_MARK(mark);
}

/* These need no lock of the caller's. */
void *xa_load(struct xarray *xa, unsigned long index);
void *xa_find(struct xarray *xa, unsigned long *index, unsigned long max,
	      xa_mark_t filter);
void *xa_find_after(struct xarray *xa, unsigned long *index, unsigned long max,
		    xa_mark_t filter);
unsigned int xa_extract(struct xarray *xa, void **dst, unsigned long start,
			unsigned long max, unsigned int n, xa_mark_t filter);
bool xa_get_mark(struct xarray *xa, unsigned long index, xa_mark_t mark);
void xa_set_mark(struct xarray *xa, unsigned long index, xa_mark_t mark);
void xa_clear_mark(struct xarray *xa, unsigned long index, xa_mark_t mark);
void xa_destroy(struct xarray *xa);

/* xa_lock held; let go while memory is allocated, if gfp allows to sleep. */
void *__xa_erase(struct xarray *xa, unsigned long index);
void *__xa_store(struct xarray *xa, unsigned long index, void *entry,
		 gfp_t gfp);
void *__xa_cmpxchg(struct xarray *xa, unsigned long index, void *old,
		   void *entry, gfp_t gfp);
int __must_check __xa_insert(struct xarray *xa, unsigned long index,
			     void *entry, gfp_t gfp);
int __must_check __xa_alloc(struct xarray *xa, u32 *id, void *entry,
			    struct xa_limit limit, gfp_t gfp);
int __must_check __xa_alloc_cyclic(struct xarray *xa, u32 *id, void *entry,
				   struct xa_limit limit, u32 *next,
				   gfp_t gfp);
void __xa_set_mark(struct xarray *xa, unsigned long index, xa_mark_t mark);
void __xa_clear_mark(struct xarray *xa, unsigned long index, xa_mark_t mark);

/* xa_OP, xa_OP_bh, xa_OP_irq: __xa_OP with the lock taken in each way. */
#define __XA_LOCKED(ret, op, how, params, args)				\
static inline ret xa_##op##how params					\
{									\
	typeof(__xa_##op args) __r;					\
									\
	xa_lock##how(xa);						\
	__r = __xa_##op args;						\
	xa_unlock##how(xa);						\
	return __r;							\
}
#define __XA_LOCKED_ALL(ret, op, params, args)				\
	__XA_LOCKED(ret, op, , params, args)				\
	__XA_LOCKED(ret, op, _bh, params, args)				\
	__XA_LOCKED(ret, op, _irq, params, args)

/* What was there before, or an error for xa_is_err(). */
__XA_LOCKED_ALL(void *, erase,
		(struct xarray *xa, unsigned long index), (xa, index))
__XA_LOCKED_ALL(void *, store,
		(struct xarray *xa, unsigned long index, void *entry,
		 gfp_t gfp), (xa, index, entry, gfp))
__XA_LOCKED_ALL(void *, cmpxchg,
		(struct xarray *xa, unsigned long index, void *old,
		 void *entry, gfp_t gfp), (xa, index, old, entry, gfp))
/* 0; -EBUSY when taken, -ENOMEM, -EINVAL. */
__XA_LOCKED_ALL(int __must_check, insert,
		(struct xarray *xa, unsigned long index, void *entry,
		 gfp_t gfp), (xa, index, entry, gfp))
__XA_LOCKED_ALL(int __must_check, alloc,
		(struct xarray *xa, u32 *id, void *entry,
		 struct xa_limit limit, gfp_t gfp),
		(xa, id, entry, limit, gfp))
/* 1 when the search began anew at the minimum. */
__XA_LOCKED_ALL(int, alloc_cyclic,
		(struct xarray *xa, u32 *id, void *entry,
		 struct xa_limit limit, u32 *next, gfp_t gfp),
		(xa, id, entry, limit, next, gfp))

/* The index is taken, without an entry; a later xa_store() needs no memory. */
#define xa_reserve(xa, index, gfp) \
	xa_err(xa_cmpxchg(xa, index, NULL, XA_ZERO_ENTRY, gfp))
#define xa_reserve_bh(xa, index, gfp) \
	xa_err(xa_cmpxchg_bh(xa, index, NULL, XA_ZERO_ENTRY, gfp))
#define xa_reserve_irq(xa, index, gfp) \
	xa_err(xa_cmpxchg_irq(xa, index, NULL, XA_ZERO_ENTRY, gfp))

static inline void xa_release(struct xarray *xa, unsigned long index)
{
	xa_cmpxchg(xa, index, XA_ZERO_ENTRY, NULL, 0);
}

/* The body may change the array. */
#define __xa_for_each(xa, index, entry, start, last, filter)		\
	for (index = start, entry = xa_find(xa, &index, last, filter);	\
	     entry; entry = xa_find_after(xa, &index, last, filter))
#define xa_for_each_range(xa, index, entry, start, last) \
	__xa_for_each(xa, index, entry, start, last, XA_PRESENT)
#define xa_for_each_start(xa, index, entry, start) \
	xa_for_each_range(xa, index, entry, start, ULONG_MAX)
#define xa_for_each(xa, index, entry) \
	xa_for_each_start(xa, index, entry, 0)
#define xa_for_each_marked(xa, index, entry, filter) \
	__xa_for_each(xa, index, entry, 0, ULONG_MAX, filter)

/* ------------------------------------------------- nodes, and the inner API */

#define XA_CHUNK_SHIFT	6
#define XA_CHUNK_SIZE	(1UL << XA_CHUNK_SHIFT)
#define XA_CHUNK_MASK	(XA_CHUNK_SIZE - 1)
#define XA_MAX_MARKS	3
#define XA_MARK_LONGS	1

/**
 * struct xa_node - 64 entries, or 64 nodes of the next level
 * @shift: bits of the index that lie below this level
 * @offset: our slot in @parent
 * @count: slots that are not NULL
 * @parent: NULL for the head
 * @array: whose we are
 * @slots: entries; of levels above the last, nodes
 * @marks: which slots are marked, or lead to an entry that is
 *
 * Locks: xa_lock; readers see slots by RCU.
 */
struct xa_node {
	unsigned char	shift;
	unsigned char	offset;
	unsigned char	count;
	struct xa_node __rcu *parent;
	struct xarray	*array;
	union {
		struct xa_node	*next_free;	/* before it is used */
		struct rcu_head	rcu_head;	/* afterwards */
	};
	void __rcu	*slots[XA_CHUNK_SIZE];
	unsigned long	marks[XA_MAX_MARKS][XA_MARK_LONGS];
};

/**
 * struct xa_state - a place in an array
 * @xa: the array
 * @xa_index: index of the entry
 * @xa_offset: its slot in @xa_node
 * @xa_node: its node; NULL: it is the head; or XAS_*, XA_ERROR()
 * @xa_alloc: a node that xas_nomem() brought
 * @xa_gfp: how nodes are allocated under the lock
 */
struct xa_state {
	struct xarray	*xa;
	unsigned long	xa_index;
	unsigned char	xa_offset;
	struct xa_node	*xa_node;
	struct xa_node	*xa_alloc;
	gfp_t		xa_gfp;
};

#define XA_ERROR(errno)	((struct xa_node *)(((unsigned long)(errno) << 2) | 2UL))
#define XAS_BOUNDS	((struct xa_node *)1UL)
#define XAS_RESTART	((struct xa_node *)3UL)

#define XA_STATE(name, array, index)					\
	struct xa_state name = {					\
		.xa = array, .xa_index = index,				\
		.xa_node = XAS_RESTART,					\
		.xa_gfp = GFP_NOWAIT,					\
	}

static inline void *xa_mk_node(const struct xa_node *node)
{
	return (void *)((unsigned long)node | 2);
}

static inline struct xa_node *xa_to_node(const void *entry)
{
	return (struct xa_node *)((unsigned long)entry - 2);
}

static inline bool xa_is_node(const void *entry)
{
	return xa_is_internal(entry) && (unsigned long)entry > 4096;
}

#define xas_marked(xas, mark)	xa_marked((xas)->xa, (mark))
#define xas_trylock(xas)	xa_trylock((xas)->xa)
#define xas_lock(xas)		xa_lock((xas)->xa)
#define xas_unlock(xas)		xa_unlock((xas)->xa)
#define xas_lock_bh(xas)	xa_lock_bh((xas)->xa)
#define xas_unlock_bh(xas)	xa_unlock_bh((xas)->xa)
#define xas_lock_irq(xas)	xa_lock_irq((xas)->xa)
#define xas_unlock_irq(xas)	xa_unlock_irq((xas)->xa)
#define xas_lock_irqsave(xas, flags)	xa_lock_irqsave((xas)->xa, flags)
#define xas_unlock_irqrestore(xas, flags) \
	xa_unlock_irqrestore((xas)->xa, flags)

static inline int xas_error(const struct xa_state *xas)
{
	return xa_err(xas->xa_node);
}

static inline void xas_set_err(struct xa_state *xas, long err)
{
	xas->xa_node = XA_ERROR(err);
}

static inline bool xas_invalid(const struct xa_state *xas)
{
	return (unsigned long)xas->xa_node & 3;
}

static inline bool xas_valid(const struct xa_state *xas)
{
	return !xas_invalid(xas);
}

static inline bool xas_is_node(const struct xa_state *xas)
{
	return xas_valid(xas) && xas->xa_node;
}

static inline void xas_reset(struct xa_state *xas)
{
	xas->xa_node = XAS_RESTART;
}

static inline void xas_set(struct xa_state *xas, unsigned long index)
{
	xas->xa_index = index;
	xas_reset(xas);
}

/* A reader met what is no entry: true, and the loop goes round again. */
static inline bool xas_retry(struct xa_state *xas, const void *entry)
{
	if (xa_is_zero(entry))
		return true;
	if (!xa_is_retry(entry))
		return false;
	xas_reset(xas);
	return true;
}

void *xas_load(struct xa_state *xas);
void *xas_store(struct xa_state *xas, void *entry);
void *xas_find(struct xa_state *xas, unsigned long max);
void *xas_find_marked(struct xa_state *xas, unsigned long max, xa_mark_t mark);
bool xas_get_mark(const struct xa_state *xas, xa_mark_t mark);
void xas_set_mark(const struct xa_state *xas, xa_mark_t mark);
void xas_clear_mark(const struct xa_state *xas, xa_mark_t mark);
void xas_init_marks(const struct xa_state *xas);
bool xas_nomem(struct xa_state *xas, gfp_t gfp);
void xas_destroy(struct xa_state *xas);
void xas_pause(struct xa_state *xas);
void *xas_next(struct xa_state *xas);
void *xas_prev(struct xa_state *xas);

/* The entry again, if the state is still where it was. */
static inline void *xas_reload(struct xa_state *xas)
{
	if (xas_is_node(xas))
		return rcu_dereference_raw(xas->xa_node->slots[xas->xa_offset]);
	return rcu_dereference_raw(xas->xa->xa_head);
}

#define xas_next_entry(xas, max)	xas_find(xas, max)
#define xas_next_marked(xas, max, mark)	xas_find_marked(xas, max, mark)

/* The lock or rcu_read_lock() is held; xas_pause() before it is let go. */
#define xas_for_each(xas, entry, max) \
	for (entry = xas_find(xas, max); entry; entry = xas_find(xas, max))
#define xas_for_each_marked(xas, entry, max, mark)			\
	for (entry = xas_find_marked(xas, max, mark); entry;		\
	     entry = xas_find_marked(xas, max, mark))

/* For idr.c and radix-tree.c; see there. */
bool xas_find_free(struct xa_state *xas, unsigned long max);
void xas_trim(struct xa_state *xas);
int xa_node_preload(gfp_t gfp);

#endif
