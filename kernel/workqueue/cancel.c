// SPDX-License-Identifier: MIT
/*
 * cancel.c - taking a work back.
 *
 * A canceller becomes the owner of PENDING, from wherever the work is: nowhere,
 * waiting for its timer, or in a list. Then it is nobody else's, and can be
 * let go. That says nothing about a run that has begun; the _sync forms wait for
 * it, and keep the work disabled meanwhile, so that it cannot queue itself.
 *
 *	PENDING 0			set it: ours
 *	timer runs			timer_delete() succeeds: ours
 *	in a list			take it off under pool->lock: ours
 *	between these			another CPU queues it just now: try again
 *
 * A disabled work cannot be queued; that is a count, in the data of a work that
 * is not queued.
 *
 * Locks: pool->lock, interrupts off from the grab until PENDING is given back:
 * others spin for it.
 * Linux: kernel/workqueue.c.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <asm/processor.h>

#include "internal.h"

/*
 * Take @work off its list; PENDING stays and is ours. Return: false if it is
 * in no list of that pool any more. Context: interrupts off.
 */
static bool take_off_list(struct work_struct *work)
{
	struct worker_pool *pool = get_work_pool(work);
	struct pool_workqueue *pwq;
	unsigned long data;

	if (!pool)
		return false;
	raw_spin_lock(&pool->lock);
	pwq = get_work_pwq(work);
	if (!pwq || pwq->pool != pool) {
		raw_spin_unlock(&pool->lock);
		return false;
	}
	data = work_data(work);
	list_del_init(&work->entry);
	if (unlikely(!list_empty(&pool->flushers)))
		complete_work_flushers(&pool->flushers, work);
	atomic_long_set(&work->data, pool->offq_data | WORK_STRUCT_PENDING);
	pwq_dec_nr_in_flight(pwq, data);
	/* One that was inactive may have become the only one that waits. */
	kick_pool(pool);
	raw_spin_unlock(&pool->lock);
	return true;
}

/**
 * work_grab_pending - become the owner of @work
 * @work: what
 * @how: WORK_CANCEL_DELAYED: it is part of a delayed work
 * @flags: interrupts are off on return, for local_irq_restore()
 *
 * Context: any but NMI. Return: true if it was pending.
 */
bool work_grab_pending(struct work_struct *work, unsigned int how,
		       unsigned long *flags)
{
	for (;;) {
		local_irq_save(*flags);
		if ((how & WORK_CANCEL_DELAYED) &&
		    timer_delete(&to_delayed_work(work)->timer))
			return true;
		if (!test_and_set_bit(WORK_STRUCT_PENDING_BIT,
				      work_data_bits(work)))
			return false;
		if (take_off_list(work))
			return true;
		local_irq_restore(*flags);
		cpu_relax();
	}
}

/* --------------------------------------------------------- disabled works */

static unsigned long disable_depth(unsigned long data)
{
	return (data & WORK_OFFQ_DISABLE_MASK) >> WORK_OFFQ_DISABLE_SHIFT;
}

/*
 * The owner of PENDING gives @work back, its disable count changed by @n.
 * Pairs with: test_and_set_bit() of the next owner.
 */
static unsigned long put_pending(struct work_struct *work, int n)
{
	unsigned long data = work_data(work), depth = disable_depth(data);

	if (n > 0 && !WARN_ONCE(depth + n >= 1ul << WORK_OFFQ_DISABLE_BITS,
				"workqueue: work disable count overflowed\n"))
		depth += n;
	if (n < 0 && !WARN_ONCE(!depth,
				"workqueue: work disable count underflowed\n"))
		depth += n;
	data &= ~(WORK_OFFQ_DISABLE_MASK | WORK_STRUCT_PENDING);
	smp_wmb();
	atomic_long_set(&work->data, data | depth << WORK_OFFQ_DISABLE_SHIFT);
	smp_mb();
	return depth;
}

static bool __cancel_work(struct work_struct *work, unsigned int how)
{
	unsigned long flags;
	bool ret = work_grab_pending(work, how, &flags);

	put_pending(work, how & WORK_CANCEL_DISABLE ? 1 : 0);
	local_irq_restore(flags);
	return ret;
}

static bool __cancel_work_sync(struct work_struct *work, unsigned int how)
{
	bool ret = __cancel_work(work, how | WORK_CANCEL_DISABLE);

	if (work_data(work) & WORK_OFFQ_BH)
		WARN_ON_ONCE(in_hardirq());
	else
		might_sleep();
	if (wq_online)
		__flush_work(work, true);
	if (!(how & WORK_CANCEL_DISABLE))
		enable_work(work);
	return ret;
}

/**
 * cancel_work - make a work not pending
 * @work: it may be running
 *
 * Context: any but NMI. Return: true if it was pending.
 */
bool cancel_work(struct work_struct *work)
{
	return __cancel_work(work, 0);
}
EXPORT_SYMBOL(cancel_work);

/**
 * cancel_work_sync - make a work neither pending nor running
 * @work: that queues itself, too. Not for a delayed work
 *
 * Context: process, may sleep; a work of a BH workqueue: any but hard
 * interrupts. Not from the work itself.
 * Return: true if it was pending.
 */
bool cancel_work_sync(struct work_struct *work)
{
	return __cancel_work_sync(work, 0);
}
EXPORT_SYMBOL_GPL(cancel_work_sync);

/** cancel_delayed_work - cancel_work(), and its timer */
bool cancel_delayed_work(struct delayed_work *dwork)
{
	return __cancel_work(&dwork->work, WORK_CANCEL_DELAYED);
}
EXPORT_SYMBOL(cancel_delayed_work);

/** cancel_delayed_work_sync - cancel_work_sync(), and its timer */
bool cancel_delayed_work_sync(struct delayed_work *dwork)
{
	return __cancel_work_sync(&dwork->work, WORK_CANCEL_DELAYED);
}
EXPORT_SYMBOL(cancel_delayed_work_sync);

/**
 * disable_work - cancel_work(), and it cannot be queued until enable_work()
 * @work: as often as it was disabled it must be enabled
 *
 * Context: any but NMI. Return: true if it was pending.
 */
bool disable_work(struct work_struct *work)
{
	return __cancel_work(work, WORK_CANCEL_DISABLE);
}
EXPORT_SYMBOL_GPL(disable_work);

/** disable_work_sync - disable_work(), then wait if it runs */
bool disable_work_sync(struct work_struct *work)
{
	return __cancel_work_sync(work, WORK_CANCEL_DISABLE);
}
EXPORT_SYMBOL_GPL(disable_work_sync);

/**
 * enable_work - undo one disable_work()
 *
 * Context: any but NMI. Return: true if it can be queued now.
 */
bool enable_work(struct work_struct *work)
{
	unsigned long flags, depth;

	work_grab_pending(work, 0, &flags);
	depth = put_pending(work, -1);
	local_irq_restore(flags);
	return !depth;
}
EXPORT_SYMBOL_GPL(enable_work);

/** disable_delayed_work - disable_work(), and its timer */
bool disable_delayed_work(struct delayed_work *dwork)
{
	return __cancel_work(&dwork->work,
			     WORK_CANCEL_DELAYED | WORK_CANCEL_DISABLE);
}
EXPORT_SYMBOL_GPL(disable_delayed_work);

/** disable_delayed_work_sync - disable_work_sync(), and its timer */
bool disable_delayed_work_sync(struct delayed_work *dwork)
{
	return __cancel_work_sync(&dwork->work,
				  WORK_CANCEL_DELAYED | WORK_CANCEL_DISABLE);
}
EXPORT_SYMBOL_GPL(disable_delayed_work_sync);

/** enable_delayed_work - enable_work() */
bool enable_delayed_work(struct delayed_work *dwork)
{
	return enable_work(&dwork->work);
}
EXPORT_SYMBOL_GPL(enable_delayed_work);
