// SPDX-License-Identifier: MIT
/*
 * refcount.c - what a reference count says when its users are wrong.
 *
 * The count is then set far into the negative numbers, where it stays: an
 * object that is never freed does less harm than one that is freed too early.
 * Each kind of error is told once.
 *
 * Linux: lib/refcount.c, same messages. The forms that take a lock are in
 * kernel/sched/dec_and_lock.c.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/refcount.h>

static const char * const refcount_errors[] = {
	[REFCOUNT_ADD_NOT_ZERO_OVF] = "saturated; leaking memory",
	[REFCOUNT_ADD_OVF] = "saturated; leaking memory",
	[REFCOUNT_ADD_UAF] = "addition on 0; use-after-free",
	[REFCOUNT_SUB_UAF] = "underflow; use-after-free",
	[REFCOUNT_DEC_LEAK] = "decrement hit 0; leaking memory",
};

/**
 * refcount_warn_saturate - tell what is wrong, and let the count stick
 * @r: the count
 * @t: what is wrong
 */
void refcount_warn_saturate(refcount_t *r, enum refcount_saturation_type t)
{
	static unsigned long told;

	refcount_set(r, REFCOUNT_SATURATED);
	if (!(told & 1UL << t)) {
		told |= 1UL << t;
		WARN(1, "refcount_t: %s.\n", refcount_errors[t]);
	}
}
EXPORT_SYMBOL(refcount_warn_saturate);

/**
 * refcount_dec_if_one - from 1 to 0, and nothing else
 * @r: the count
 *
 * Return: true if that was done.
 */
bool refcount_dec_if_one(refcount_t *r)
{
	int one = 1;

	return atomic_try_cmpxchg(&r->refs, &one, 0);
}
EXPORT_SYMBOL(refcount_dec_if_one);

/**
 * refcount_dec_not_one - one less, if that is not the last
 * @r: the count
 *
 * Return: false: it is 1, and stays so.
 */
bool refcount_dec_not_one(refcount_t *r)
{
	int old = atomic_read(&r->refs);

	do {
		if (unlikely(old == REFCOUNT_SATURATED))
			return true;
		if (old == 1)
			return false;
		if (WARN_ONCE(old <= 0, "refcount_t: underflow; use-after-free.\n"))
			return true;
	} while (!atomic_try_cmpxchg(&r->refs, &old, old - 1));
	return true;
}
EXPORT_SYMBOL(refcount_dec_not_one);
