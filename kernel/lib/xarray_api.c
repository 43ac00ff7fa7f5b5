// SPDX-License-Identifier: MIT
/*
 * xarray_api.c - the array as most know it: store, load, erase, allocate.
 *
 * Each is a state, and a step of the inner interface (xarray.c). What may need
 * a node is a loop: without memory at hand the lock is let go, a node is
 * allocated as the caller's gfp says, and the step is done again.
 *
 * Locks: xa->xa_lock, taken by the caller (__xa_*), or here.
 * Linux: the second half of lib/xarray.c. Left out: xa_store_range().
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/minmax.h>
#include <linux/xarray.h>

static void xa_lock_again(struct xarray *xa)
{
	if (xa->xa_flags & XA_FLAGS_LOCK_IRQ)
		xa_lock_irq(xa);
	else if (xa->xa_flags & XA_FLAGS_LOCK_BH)
		xa_lock_bh(xa);
	else
		xa_lock(xa);
}

static void xa_let_go(struct xarray *xa)
{
	if (xa->xa_flags & XA_FLAGS_LOCK_IRQ)
		xa_unlock_irq(xa);
	else if (xa->xa_flags & XA_FLAGS_LOCK_BH)
		xa_unlock_bh(xa);
	else
		xa_unlock(xa);
}

/* Is the step to be done again? Called and returns with the lock. */
static bool again(struct xa_state *xas, gfp_t gfp)
{
	bool sleep = gfpflags_allow_blocking(gfp) &&
		     xas_error(xas) == -ENOMEM;
	bool more;

	if (sleep)
		xa_let_go(xas->xa);
	more = xas_nomem(xas, gfp);
	if (sleep)
		xa_lock_again(xas->xa);
	if (!more && xas_error(xas) == -ENOMEM)
		xas_trim(xas);
	return more;
}

static bool track_free(const struct xarray *xa)
{
	return xa->xa_flags & XA_FLAGS_TRACK_FREE;
}

static void *null_if_zero(void *entry)
{
	return xa_is_zero(entry) ? NULL : entry;
}

static void *result(struct xa_state *xas, void *entry)
{
	return xas_error(xas) ? xas->xa_node : null_if_zero(entry);
}

/* Stores, and the index is not free any more. */
static void *store_taken(struct xa_state *xas, void *entry)
{
	void *old = xas_store(xas, entry);

	if (entry && track_free(xas->xa))
		xas_clear_mark(xas, XA_FREE_MARK);
	return old;
}

/**
 * xa_load - the entry at an index
 * @xa: the array
 * @index: where
 *
 * Context: any.
 * Return: the entry or NULL.
 */
void *xa_load(struct xarray *xa, unsigned long index)
{
	XA_STATE(xas, xa, index);
	void *entry;

	rcu_read_lock();
	do {
		entry = null_if_zero(xas_load(&xas));
	} while (xas_retry(&xas, entry));
	rcu_read_unlock();
	return entry;
}
EXPORT_SYMBOL(xa_load);

/**
 * __xa_store - put an entry at an index
 * @xa: the array
 * @index: where
 * @entry: the entry; NULL as __xa_erase(), but where indices are allocated the
 *	index stays taken
 * @gfp: for nodes
 *
 * Context: xa_lock held; let go for a while if @gfp allows to sleep.
 * Return: what was there before; or an error, which xa_is_err() knows: -EINVAL,
 * -ENOMEM.
 */
void *__xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
{
	XA_STATE(xas, xa, index);
	void *old;

	if (WARN_ON_ONCE(xa_is_advanced(entry)))
		return XA_ERROR(-EINVAL);
	if (!entry && track_free(xa))
		entry = XA_ZERO_ENTRY;
	do {
		old = store_taken(&xas, entry);
	} while (again(&xas, gfp));
	return result(&xas, old);
}
EXPORT_SYMBOL(__xa_store);

/**
 * __xa_erase - empty an index
 * @xa: the array
 * @index: where
 *
 * Context: xa_lock held.
 * Return: what was there.
 */
void *__xa_erase(struct xarray *xa, unsigned long index)
{
	XA_STATE(xas, xa, index);

	return null_if_zero(xas_store(&xas, NULL));
}
EXPORT_SYMBOL(__xa_erase);

/**
 * __xa_cmpxchg - put an entry where a certain one is
 * @xa: the array
 * @index: where
 * @old: what must be there
 * @entry: what is to be there
 * @gfp: for nodes
 *
 * Context: as __xa_store().
 * Return: what was there: @old if it was replaced; or an error.
 */
void *__xa_cmpxchg(struct xarray *xa, unsigned long index, void *old,
		   void *entry, gfp_t gfp)
{
	XA_STATE(xas, xa, index);
	void *now;

	if (WARN_ON_ONCE(xa_is_advanced(entry)))
		return XA_ERROR(-EINVAL);
	do {
		now = xas_load(&xas);
		if (now == old)
			store_taken(&xas, entry);
	} while (again(&xas, gfp));
	return result(&xas, now);
}
EXPORT_SYMBOL(__xa_cmpxchg);

/**
 * __xa_insert - put an entry where there is none
 * @xa: the array
 * @index: where
 * @entry: the entry; NULL: the index is taken without one
 * @gfp: for nodes
 *
 * Context: as __xa_store().
 * Return: 0; -EBUSY: there is one, or the index is reserved; -ENOMEM, -EINVAL.
 */
int __xa_insert(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
{
	XA_STATE(xas, xa, index);

	if (WARN_ON_ONCE(xa_is_advanced(entry)))
		return -EINVAL;
	if (!entry)
		entry = XA_ZERO_ENTRY;
	do {
		if (xas_load(&xas))
			xas_set_err(&xas, -EBUSY);
		else
			store_taken(&xas, entry);
	} while (again(&xas, gfp));
	return xas_error(&xas);
}
EXPORT_SYMBOL(__xa_insert);

/**
 * __xa_alloc - put an entry at the first free index
 * @xa: an array that allocates, XA_FLAGS_ALLOC or XA_FLAGS_ALLOC1
 * @id: set to the index, before the entry can be seen
 * @entry: the entry; NULL: the index is taken without one
 * @limit: smallest and largest index
 * @gfp: for nodes
 *
 * Context: as __xa_store().
 * Return: 0; -EBUSY: none is free; -ENOMEM, -EINVAL.
 */
int __xa_alloc(struct xarray *xa, u32 *id, void *entry, struct xa_limit limit,
	       gfp_t gfp)
{
	XA_STATE(xas, xa, limit.min);

	if (WARN_ON_ONCE(xa_is_advanced(entry) || !track_free(xa)))
		return -EINVAL;
	if (!entry)
		entry = XA_ZERO_ENTRY;
	if (xa->xa_flags & XA_FLAGS_ZERO_BUSY)
		limit.min = max(limit.min, 1U);
	do {
		xas_set(&xas, limit.min);
		if (xas_find_free(&xas, limit.max))
			*id = xas.xa_index;
		else
			xas_set_err(&xas, -EBUSY);
		store_taken(&xas, entry);
	} while (again(&xas, gfp));
	return xas_error(&xas);
}
EXPORT_SYMBOL(__xa_alloc);

/**
 * __xa_alloc_cyclic - the first free index behind the last that was given out
 * @xa: as __xa_alloc()
 * @id: as __xa_alloc()
 * @entry: as __xa_alloc()
 * @limit: smallest and largest index; the search begins anew at the smallest
 * @next: where the search begins; set to the index behind
 * @gfp: for nodes
 *
 * Context: as __xa_store().
 * Return: 0; 1 when it began anew; else as __xa_alloc().
 */
int __xa_alloc_cyclic(struct xarray *xa, u32 *id, void *entry,
		      struct xa_limit limit, u32 *next, gfp_t gfp)
{
	u32 min = limit.min;
	int ret;

	limit.min = max(min, *next);
	ret = __xa_alloc(xa, id, entry, limit, gfp);
	if (!ret && (xa->xa_flags & XA_FLAGS_ALLOC_WRAPPED)) {
		xa->xa_flags &= ~XA_FLAGS_ALLOC_WRAPPED;
		ret = 1;
	}
	if (ret < 0 && limit.min > min) {
		limit.min = min;
		ret = __xa_alloc(xa, id, entry, limit, gfp) ? : 1;
	}
	if (ret >= 0) {
		*next = *id + 1;
		if (!*next)
			xa->xa_flags |= XA_FLAGS_ALLOC_WRAPPED;
	}
	return ret;
}
EXPORT_SYMBOL(__xa_alloc_cyclic);

/**
 * __xa_set_mark - set a mark on an entry; nothing if there is none
 * @xa: the array
 * @index: where
 * @mark: XA_MARK_0 to XA_MARK_2
 *
 * Context: xa_lock held.
 */
void __xa_set_mark(struct xarray *xa, unsigned long index, xa_mark_t mark)
{
	XA_STATE(xas, xa, index);

	if (xas_load(&xas))
		xas_set_mark(&xas, mark);
}
EXPORT_SYMBOL(__xa_set_mark);

/** __xa_clear_mark - clear a mark of an entry; xa_lock held */
void __xa_clear_mark(struct xarray *xa, unsigned long index, xa_mark_t mark)
{
	XA_STATE(xas, xa, index);

	if (xas_load(&xas))
		xas_clear_mark(&xas, mark);
}
EXPORT_SYMBOL(__xa_clear_mark);

/** xa_get_mark - has the entry at @index the mark? Context: any */
bool xa_get_mark(struct xarray *xa, unsigned long index, xa_mark_t mark)
{
	XA_STATE(xas, xa, index);
	bool set;

	rcu_read_lock();
	while (xa_is_retry(xas_load(&xas)))
		xas_reset(&xas);
	set = xas_get_mark(&xas, mark);
	rcu_read_unlock();
	return set;
}
EXPORT_SYMBOL(xa_get_mark);

/** xa_set_mark - __xa_set_mark() that locks */
void xa_set_mark(struct xarray *xa, unsigned long index, xa_mark_t mark)
{
	xa_lock(xa);
	__xa_set_mark(xa, index, mark);
	xa_unlock(xa);
}
EXPORT_SYMBOL(xa_set_mark);

/** xa_clear_mark - __xa_clear_mark() that locks */
void xa_clear_mark(struct xarray *xa, unsigned long index, xa_mark_t mark)
{
	xa_lock(xa);
	__xa_clear_mark(xa, index, mark);
	xa_unlock(xa);
}
EXPORT_SYMBOL(xa_clear_mark);

/**
 * xa_find - the first entry from an index on
 * @xa: the array
 * @index: where to begin; set to where it was found
 * @max: largest index
 * @filter: a mark that it must have; XA_PRESENT: none
 *
 * Context: any.
 * Return: the entry, or NULL.
 */
void *xa_find(struct xarray *xa, unsigned long *index, unsigned long max,
	      xa_mark_t filter)
{
	XA_STATE(xas, xa, *index);
	void *entry;

	rcu_read_lock();
	do {
		entry = xas_find_marked(&xas, max, filter);
	} while (xas_retry(&xas, entry));
	rcu_read_unlock();
	if (entry)
		*index = xas.xa_index;
	return entry;
}
EXPORT_SYMBOL(xa_find);

/**
 * xa_find_after - the first entry behind an index
 *
 * As xa_find().
 */
void *xa_find_after(struct xarray *xa, unsigned long *index, unsigned long max,
		    xa_mark_t filter)
{
	unsigned long at = *index + 1;
	void *entry = at ? xa_find(xa, &at, max, filter) : NULL;

	if (entry)
		*index = at;
	return entry;
}
EXPORT_SYMBOL(xa_find_after);

/**
 * xa_extract - copy entries
 * @xa: the array
 * @dst: where to
 * @start: first index
 * @max: largest index
 * @n: room in @dst
 * @filter: as xa_find()
 *
 * Return: how many were copied.
 */
unsigned int xa_extract(struct xarray *xa, void **dst, unsigned long start,
			unsigned long max, unsigned int n, xa_mark_t filter)
{
	unsigned int i = 0;
	void *entry;

	if (!n)
		return 0;
	__xa_for_each(xa, start, entry, start, max, filter) {
		dst[i++] = entry;
		if (i == n)
			break;
	}
	return i;
}
EXPORT_SYMBOL(xa_extract);
