// SPDX-License-Identifier: MIT
/*
 * idr.c - handing out small numbers.
 *
 * An idr is an xarray that tracks free indices, without its locking: the user
 * has a lock anyway, or is alone. An ID may stand for NULL; it is taken all the
 * same. An ida needs no pointers: its xarray holds bitmaps of 1024 IDs, and the
 * mark for "something is free here" stays on those that are not full.
 *
 * Locks: idr: the user's; ida: ida->xa.xa_lock (irqsave).
 * Linux: lib/idr.c. Left out: the 62 IDs that an ida keeps without a bitmap.
 */
#include <linux/bitmap.h>
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/idr.h>
#include <linux/slab.h>

static struct xarray *tree(const struct idr *idr)
{
	return (struct xarray *)&idr->idr_rt;
}

/**
 * idr_preload - have the memory for the next idr_alloc() on this CPU
 * @gfp: may sleep
 *
 * Then a lock may be taken, and idr_alloc(.., GFP_NOWAIT) called.
 * Context: may sleep; returns with preemption off, until idr_preload_end().
 */
void idr_preload(gfp_t gfp)
{
	if (xa_node_preload(gfp))
		preempt_disable();
}
EXPORT_SYMBOL(idr_preload);

/**
 * idr_alloc_u32 - the smallest free ID from *@id on
 * @idr: the map
 * @ptr: what it will stand for; may be NULL
 * @id: where the search begins; set to the ID before it can be looked up
 * @max: largest ID
 * @gfp: for nodes
 *
 * Context: the user's lock.
 * Return: 0, -ENOSPC: all are taken; -ENOMEM. *@id is then unchanged.
 */
int idr_alloc_u32(struct idr *idr, void *ptr, u32 *id, unsigned long max,
		  gfp_t gfp)
{
	unsigned int base = idr->idr_base;
	u32 old = *id;
	XA_STATE(xas, tree(idr), old < base ? 0 : old - base);

	xas.xa_gfp = gfp;
	if (max < base || !xas_find_free(&xas, max - base))
		return -ENOSPC;
	*id = xas.xa_index + base;
	xas_store(&xas, ptr ? : XA_ZERO_ENTRY);
	xas_clear_mark(&xas, XA_FREE_MARK);
	if (xas_error(&xas)) {
		xas_trim(&xas);
		*id = old;
	}
	return xas_error(&xas);
}
EXPORT_SYMBOL_GPL(idr_alloc_u32);

/**
 * idr_alloc - the smallest free ID in a range
 * @idr: the map
 * @ptr: what it will stand for
 * @start: smallest ID
 * @end: behind the largest; 0 and less: there is no end
 * @gfp: for nodes
 *
 * Context: the user's lock.
 * Return: the ID, -ENOSPC, -ENOMEM, -EINVAL.
 */
int idr_alloc(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)
{
	u32 id = start;
	int err;

	if (WARN_ON_ONCE(start < 0))
		return -EINVAL;
	err = idr_alloc_u32(idr, ptr, &id, end > 0 ? end - 1 : INT_MAX, gfp);
	return err ? : (int)id;
}
EXPORT_SYMBOL_GPL(idr_alloc);

/**
 * idr_alloc_cyclic - the next free ID behind the last one
 *
 * As idr_alloc(), but an ID that was freed comes again only after all others.
 */
int idr_alloc_cyclic(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)
{
	unsigned int max = end > 0 ? end - 1 : INT_MAX;
	u32 id = idr->idr_next;
	int err;

	if ((int)id < start)
		id = start;
	err = idr_alloc_u32(idr, ptr, &id, max, gfp);
	if (err == -ENOSPC && id > start) {
		id = start;
		err = idr_alloc_u32(idr, ptr, &id, max, gfp);
	}
	if (err)
		return err;
	idr->idr_next = id + 1;
	return id;
}
EXPORT_SYMBOL(idr_alloc_cyclic);

/**
 * idr_remove - free an ID
 * @idr: the map
 * @id: the ID
 *
 * Context: the user's lock.
 * Return: what it stood for, or NULL.
 */
void *idr_remove(struct idr *idr, unsigned long id)
{
	return __xa_erase(tree(idr), id - idr->idr_base);
}
EXPORT_SYMBOL_GPL(idr_remove);

/**
 * idr_find - what does an ID stand for?
 * @idr: the map
 * @id: the ID
 *
 * Context: rcu_read_lock() or the user's lock; the pointer is as long valid as
 * the user says.
 * Return: the pointer, or NULL.
 */
void *idr_find(const struct idr *idr, unsigned long id)
{
	return xa_load(tree(idr), id - idr->idr_base);
}
EXPORT_SYMBOL_GPL(idr_find);

/**
 * idr_get_next_ul - the next ID that stands for something
 * @idr: the map
 * @nextid: where to begin; set to the ID
 *
 * Return: the pointer, or NULL: there are no more.
 */
void *idr_get_next_ul(struct idr *idr, unsigned long *nextid)
{
	unsigned long base = idr->idr_base;
	unsigned long id = *nextid < base ? 0 : *nextid - base;
	void *entry = xa_find(tree(idr), &id, ULONG_MAX, XA_PRESENT);

	if (entry)
		*nextid = id + base;
	return entry;
}
EXPORT_SYMBOL(idr_get_next_ul);

/** idr_get_next - idr_get_next_ul() for an int */
void *idr_get_next(struct idr *idr, int *nextid)
{
	unsigned long id = *nextid;
	void *entry = idr_get_next_ul(idr, &id);

	if (WARN_ON_ONCE(id > INT_MAX))
		return NULL;
	*nextid = id;
	return entry;
}
EXPORT_SYMBOL(idr_get_next);

/**
 * idr_for_each - call a function for each ID
 * @idr: the map
 * @fn: not 0 ends it
 * @data: for @fn
 *
 * Return: what @fn returned last, or 0.
 */
int idr_for_each(const struct idr *idr,
		 int (*fn)(int id, void *p, void *data), void *data)
{
	unsigned long index;
	void *entry;

	xa_for_each(tree(idr), index, entry) {
		int ret = fn(index + idr->idr_base, entry, data);

		if (ret)
			return ret;
	}
	return 0;
}
EXPORT_SYMBOL(idr_for_each);

/**
 * idr_replace - let an ID stand for something else
 * @idr: the map
 * @ptr: the new pointer
 * @id: an ID that is taken
 *
 * Context: the user's lock.
 * Return: the old pointer; ERR_PTR(-ENOENT): @id is free.
 */
void *idr_replace(struct idr *idr, void *ptr, unsigned long id)
{
	XA_STATE(xas, tree(idr), id - idr->idr_base);
	void *old = xas_load(&xas);

	if (!old)
		return ERR_PTR(-ENOENT);
	xas_store(&xas, ptr ? : XA_ZERO_ENTRY);
	return xa_is_zero(old) ? NULL : old;
}
EXPORT_SYMBOL(idr_replace);

/**
 * idr_destroy - free all IDs, and the map's memory
 * @idr: the map, which may be used again
 */
void idr_destroy(struct idr *idr)
{
	xa_destroy(tree(idr));
}
EXPORT_SYMBOL(idr_destroy);

/* --------------------------------------------------------------------- ida */

/*
 * A free ID of the range, under the lock. -EAGAIN: a bitmap is needed and
 * *spare is none; -ENOMEM: a node is.
 */
static int ida_take(struct ida *ida, struct xa_state *xas, unsigned int min,
		    unsigned int max, struct ida_bitmap **spare)
{
	unsigned int first = min / IDA_BITMAP_BITS, bit;
	struct ida_bitmap *b;
	unsigned long id;

	xas_set(xas, first);
	for (;; xas_set(xas, xas->xa_index + 1)) {
		if (!xas_find_free(xas, max / IDA_BITMAP_BITS))
			return -ENOSPC;
		b = xas_load(xas);
		bit = xas->xa_index == first ? min % IDA_BITMAP_BITS : 0;
		if (b)
			bit = find_next_zero_bit(b->bitmap, IDA_BITMAP_BITS,
						 bit);
		if (bit < IDA_BITMAP_BITS)
			break;
	}
	id = xas->xa_index * IDA_BITMAP_BITS + bit;
	if (id > max)
		return -ENOSPC;
	if (!b) {
		b = *spare;
		if (!b)
			return -EAGAIN;
		xas_store(xas, b);
		if (xas_error(xas))
			return xas_error(xas);
		*spare = NULL;
	}
	__set_bit(bit, b->bitmap);
	if (bitmap_full(b->bitmap, IDA_BITMAP_BITS))
		xas_clear_mark(xas, XA_FREE_MARK);
	return id;
}

/**
 * ida_alloc_range - the smallest free ID in a range
 * @ida: who hands out
 * @min: smallest ID
 * @max: largest ID; above INT_MAX is INT_MAX
 * @gfp: for memory
 *
 * Context: any that @gfp allows.
 * Return: the ID; -ENOSPC: all are taken; -ENOMEM.
 */
int ida_alloc_range(struct ida *ida, unsigned int min, unsigned int max,
		    gfp_t gfp)
{
	XA_STATE(xas, &ida->xa, 0);
	struct ida_bitmap *spare = NULL;
	unsigned long flags;
	int id;

	if ((int)min < 0)
		return -ENOSPC;
	if ((int)max < 0)
		max = INT_MAX;
	for (;;) {
		xas_lock_irqsave(&xas, flags);
		id = ida_take(ida, &xas, min, max, &spare);
		xas_unlock_irqrestore(&xas, flags);
		if (id == -EAGAIN) {
			spare = kzalloc(sizeof(*spare), gfp);
			if (spare)
				continue;
			id = -ENOMEM;
		} else if (id == -ENOMEM && xas_nomem(&xas, gfp)) {
			continue;
		}
		break;
	}
	if (id == -ENOMEM) {
		xas_lock_irqsave(&xas, flags);
		xas_trim(&xas);
		xas_unlock_irqrestore(&xas, flags);
	}
	xas_destroy(&xas);
	kfree(spare);
	return id;
}
EXPORT_SYMBOL(ida_alloc_range);

/**
 * ida_free - give an ID back
 * @ida: who handed it out
 * @id: the ID
 *
 * Context: any.
 */
void ida_free(struct ida *ida, unsigned int id)
{
	XA_STATE(xas, &ida->xa, id / IDA_BITMAP_BITS);
	struct ida_bitmap *b;
	unsigned long flags;
	bool was_out;

	if ((int)id < 0)
		return;
	xas_lock_irqsave(&xas, flags);
	b = xas_load(&xas);
	was_out = b && __test_and_clear_bit(id % IDA_BITMAP_BITS, b->bitmap);
	if (was_out) {
		xas_set_mark(&xas, XA_FREE_MARK);
		if (bitmap_empty(b->bitmap, IDA_BITMAP_BITS)) {
			kfree(b);
			xas_store(&xas, NULL);
		}
	}
	xas_unlock_irqrestore(&xas, flags);
	WARN(!was_out, "ida_free called for id=%d which is not allocated.\n",
	     id);
}
EXPORT_SYMBOL(ida_free);

/**
 * ida_destroy - free all IDs
 * @ida: who handed them out; may be used again
 */
void ida_destroy(struct ida *ida)
{
	unsigned long index;
	struct ida_bitmap *b;

	xa_for_each(&ida->xa, index, b)
		kfree(b);
	xa_destroy(&ida->xa);
}
EXPORT_SYMBOL(ida_destroy);
