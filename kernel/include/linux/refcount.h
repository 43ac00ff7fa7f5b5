/* SPDX-License-Identifier: MIT */
/*
 * refcount.h - a reference count that sticks instead of wrapping.
 *
 * All counts beyond INT_MAX are "saturated": once there it stays, so that a
 * count which leaked or was dropped once too often costs memory, not safety.
 * Whoever takes it there is told by refcount_warn_saturate(), lib/refcount.c;
 * the forms that take a lock are in sched/dec_and_lock.c.
 */
#ifndef _LINUX_REFCOUNT_H
#define _LINUX_REFCOUNT_H

#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/limits.h>
#include <linux/refcount_types.h>
#include <linux/spinlock_types.h>

#define REFCOUNT_INIT(n)	{ .refs = ATOMIC_INIT(n) }
#define REFCOUNT_MAX		INT_MAX
#define REFCOUNT_SATURATED	(INT_MIN / 2)

enum refcount_saturation_type {
	REFCOUNT_ADD_NOT_ZERO_OVF,
	REFCOUNT_ADD_OVF,
	REFCOUNT_ADD_UAF,
	REFCOUNT_SUB_UAF,
	REFCOUNT_DEC_LEAK,
};

struct mutex;

void refcount_warn_saturate(refcount_t *r, enum refcount_saturation_type t);
bool refcount_dec_if_one(refcount_t *r);
bool refcount_dec_not_one(refcount_t *r);
bool refcount_dec_and_mutex_lock(refcount_t *r, struct mutex *lock);
bool refcount_dec_and_lock(refcount_t *r, spinlock_t *lock);
bool refcount_dec_and_lock_irqsave(refcount_t *r, spinlock_t *lock,
				   unsigned long *flags);

static inline void refcount_set(refcount_t *r, int n)
{
	atomic_set(&r->refs, n);
}

static inline void refcount_set_release(refcount_t *r, int n)
{
	atomic_set_release(&r->refs, n);
}

static inline unsigned int refcount_read(const refcount_t *r)
{
	return atomic_read(&r->refs);
}

/* What was added to must have been alive, and have room: one comparison. */
static inline void __refcount_check_add(refcount_t *r, int old, int i,
					enum refcount_saturation_type overflow)
{
	if (unlikely((unsigned int)(old - 1) >= (unsigned int)(INT_MAX - i)))
		refcount_warn_saturate(r, old ? overflow : REFCOUNT_ADD_UAF);
}

/**
 * refcount_add_not_zero - more references, if there is any
 * @i: how many
 * @r: the count
 *
 * The forms with __ tell the count as it was before.
 *
 * Return: false when there was none, and the object is on its way out.
 */
static inline __must_check bool __refcount_add_not_zero(int i, refcount_t *r,
							int *oldp)
{
	int old = atomic_fetch_add_unless(&r->refs, i, 0);

	if (oldp)
		*oldp = old;
	if (!old)
		return false;
	__refcount_check_add(r, old, i, REFCOUNT_ADD_NOT_ZERO_OVF);
	return true;
}

static inline void __refcount_add(int i, refcount_t *r, int *oldp)
{
	int old = atomic_fetch_add(i, &r->refs);

	if (oldp)
		*oldp = old;
	__refcount_check_add(r, old, i, REFCOUNT_ADD_OVF);
}

/**
 * refcount_sub_and_test - fewer references
 * @i: how many
 * @r: the count
 *
 * Return: true when these were the last; all that others did with the object
 * has happened before.
 */
static inline __must_check bool __refcount_sub_and_test(int i, refcount_t *r,
							int *oldp)
{
	int old = atomic_fetch_sub(i, &r->refs);

	if (oldp)
		*oldp = old;
	if (likely(old > i))
		return false;
	if (old == i && i > 0)
		return true;
	refcount_warn_saturate(r, REFCOUNT_SUB_UAF);
	return false;
}

/** refcount_dec - one reference less, which is not the last */
static inline void __refcount_dec(refcount_t *r, int *oldp)
{
	int left = atomic_dec_return(&r->refs);

	if (oldp)
		*oldp = left + 1;
	if (unlikely(left <= 0))
		refcount_warn_saturate(r, REFCOUNT_DEC_LEAK);
}

#define __refcount_inc_not_zero(r, oldp)	__refcount_add_not_zero(1, r, oldp)
#define refcount_add_not_zero(i, r)	__refcount_add_not_zero(i, r, NULL)
#define refcount_inc_not_zero(r)	__refcount_add_not_zero(1, r, NULL)
#define __refcount_inc(r, oldp)		__refcount_add(1, r, oldp)
#define refcount_add(i, r)		__refcount_add(i, r, NULL)
#define refcount_inc(r)			__refcount_add(1, r, NULL)
#define __refcount_dec_and_test(r, oldp)	__refcount_sub_and_test(1, r, oldp)
#define refcount_sub_and_test(i, r)	__refcount_sub_and_test(i, r, NULL)
#define refcount_dec_and_test(r)	__refcount_sub_and_test(1, r, NULL)
#define refcount_dec(r)			__refcount_dec(r, NULL)

#define refcount_add_not_zero_acquire(i, r)	refcount_add_not_zero(i, r)
#define refcount_inc_not_zero_acquire(r)	refcount_inc_not_zero(r)
#define __refcount_add_not_zero_acquire(i, r, p) __refcount_add_not_zero(i, r, p)
#define __refcount_inc_not_zero_acquire(r, p)	__refcount_inc_not_zero(r, p)

#endif
