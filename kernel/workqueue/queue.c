// SPDX-License-Identifier: MIT
/*
 * queue.c - how a work comes into a pool's list, and is counted.
 *
 * Whoever turns PENDING from 0 to 1 owns the work until it is queued; all
 * others go away again. So a work is in at most one list. And it is run by at
 * most one worker: if it may still be running where it ran last, it is queued
 * there, and that worker takes it again when it is through.
 *
 * A workqueue may have max_active works in a pool's list or running. More
 * wait in its pwq's own list; each that ends lets one of them go.
 *
 *	queue_work() -> [ inactive_works ] -> [ worklist ] -> a worker
 *			  above max_active      may run
 *
 * Cast: anybody queues, interrupts too; workers and cancellers count down.
 * Locks: pool->lock, interrupts off.
 * Linux: kernel/workqueue.c, first third. Left out: nodes.
 */
#include <linux/bug.h>
#include <linux/export.h>

#include "internal.h"

/**
 * get_work_pool - where is @work queued, or ran it last?
 *
 * Context: RCU reader, or interrupts off: a workqueue that is being destroyed
 * takes its pwqs along after a grace period. Return: NULL if it never was.
 */
struct worker_pool *get_work_pool(struct work_struct *work)
{
	unsigned long data = work_data(work);

	if (data & WORK_STRUCT_PWQ)
		return ((struct pool_workqueue *)
			(data & WORK_STRUCT_PWQ_MASK))->pool;
	if (offq_pool_id(data) >= nr_worker_pools)
		return NULL;
	return worker_pools[offq_pool_id(data)];
}

/* ------------------------------------------------------------- max_active */

/* Context: pool->lock held; there is an inactive work. */
static void activate_first(struct pool_workqueue *pwq)
{
	struct worker_pool *pool = pwq->pool;
	struct work_struct *work = list_first_entry(&pwq->inactive_works,
						    struct work_struct, entry);

	if (list_empty(&pool->worklist))
		pool->watchdog_ts = jiffies;
	list_move_tail(&work->entry, &pool->worklist);
	atomic_long_set(&work->data,
			work_data(work) & ~(unsigned long)WORK_STRUCT_INACTIVE);
	pwq->nr_active++;
}

/**
 * pwq_activate_inactive - let so many go as max_active allows now
 *
 * Context: pool->lock held; the caller kicks the pool.
 */
void pwq_activate_inactive(struct pool_workqueue *pwq)
{
	while (!list_empty(&pwq->inactive_works) &&
	       pwq->nr_active < READ_ONCE(pwq->wq->max_active))
		activate_first(pwq);
}

/**
 * pwq_dec_nr_in_flight - a work has run, or was cancelled
 * @pwq: where it was counted; may be gone when we return, if the pool is
 *	unlocked then
 * @data: of the work, while it was queued
 *
 * Context: pool->lock held.
 */
void pwq_dec_nr_in_flight(struct pool_workqueue *pwq, unsigned long data)
{
	int color = get_work_color(data);

	if (!(data & WORK_STRUCT_INACTIVE)) {
		pwq->nr_active--;
		if (unlikely(!list_empty(&pwq->inactive_works)))
			pwq_activate_inactive(pwq);
	}
	if (!--pwq->nr_in_flight[color] &&
	    unlikely(pwq->flush_mask & 1u << color))
		pwq_color_done(pwq, color);
}

/* --------------------------------------------------------------- queueing */

/* A workqueue that is being emptied takes works from its own works alone. */
static noinline bool may_queue(struct workqueue_struct *wq,
			       struct work_struct *work)
{
	struct worker *worker = current_wq_worker();

	if (worker && worker->current_pwq && worker->current_pwq->wq == wq)
		return true;
	WARN_ONCE(1, "workqueue: cannot queue %ps on wq %s\n", work->func,
		  wq->name);
	return false;
}

/*
 * @work ran last in another pool than that of @pwq, and may do so still.
 * Returns the pwq to queue it in, its pool locked.
 */
static noinline struct pool_workqueue *
lock_pool_of_last_run(struct pool_workqueue *pwq, struct work_struct *work)
{
	struct workqueue_struct *wq = pwq->wq;
	struct worker_pool *last = get_work_pool(work);
	struct worker *worker;

	if (last && last != pwq->pool && !(wq->flags & __WQ_ORDERED)) {
		pool_lock(last);
		worker = find_worker_executing_work(last, work);
		if (worker && worker->current_pwq->wq == wq)
			return worker->current_pwq;
		pool_unlock(last);
	}
	pool_lock(pwq->pool);
	return pwq;
}

/*
 * From here on @work is the pool's. The list comes after the data: who finds
 * it in a list finds its pwq. Context: pool->lock held.
 */
static __always_inline void insert_work(struct pool_workqueue *pwq,
					struct work_struct *work,
					struct list_head *head,
					unsigned int flags)
{
	atomic_long_set(&work->data, (unsigned long)pwq | flags |
			WORK_STRUCT_PENDING | WORK_STRUCT_PWQ);
	list_add_tail(&work->entry, head);
}

/*
 * First come, first served: while others are inactive, a new one is, too.
 * Context: pool->lock held.
 */
static __always_inline void pwq_add_work(struct pool_workqueue *pwq,
					 struct work_struct *work)
{
	struct worker_pool *pool = pwq->pool;
	unsigned int color = pwq->work_color;
	unsigned int flags = color << WORK_STRUCT_COLOR_SHIFT;

	pwq->nr_in_flight[color]++;
	if (unlikely(!list_empty(&pwq->inactive_works) ||
		     pwq->nr_active >= READ_ONCE(pwq->wq->max_active))) {
		insert_work(pwq, work, &pwq->inactive_works,
			    flags | WORK_STRUCT_INACTIVE);
		return;
	}
	pwq->nr_active++;
	if (list_empty(&pool->worklist))
		pool->watchdog_ts = jiffies;
	insert_work(pwq, work, &pool->worklist, flags);
	if (!pool->nr_running)
		wake_worker(pool);
}

/* Special workqueues; NULL if @work may not be queued there. */
static noinline struct pool_workqueue *
choose_pwq(int cpu, struct workqueue_struct *wq, struct work_struct *work)
{
	if ((wq->flags & (__WQ_DESTROYING | __WQ_DRAINING)) &&
	    !may_queue(wq, work)) {
		/* Linux: leaves it pending for ever. */
		clear_bit(WORK_STRUCT_PENDING_BIT, work_data_bits(work));
		return NULL;
	}
	if (wq->flags & WQ_UNBOUND)
		return wq->pwqs[0];
	return wq->pwqs[cpu == WORK_CPU_UNBOUND ? raw_smp_processor_id() : cpu];
}

static __always_inline void queue_pending(int cpu, struct workqueue_struct *wq,
					  struct work_struct *work)
{
	struct pool_workqueue *pwq;

	if (unlikely(wq->flags &
		     (__WQ_DESTROYING | __WQ_DRAINING | WQ_UNBOUND))) {
		pwq = choose_pwq(cpu, wq, work);
		if (!pwq)
			return;
	} else if (likely(cpu == WORK_CPU_UNBOUND)) {
		pwq = wq->pwqs[(unsigned int)raw_smp_processor_id()];
	} else {
		pwq = wq->pwqs[cpu];
	}

	if (likely(work_data(work) == pwq->pool->offq_pending))
		pool_lock(pwq->pool);
	else
		pwq = lock_pool_of_last_run(pwq, work);

	if (!WARN_ON(!list_empty(&work->entry)))
		pwq_add_work(pwq, work);
	pool_unlock(pwq->pool);
}

/**
 * __queue_work - queue a work that the caller has made PENDING
 *
 * Context: interrupts off.
 */
void __queue_work(int cpu, struct workqueue_struct *wq,
		  struct work_struct *work)
{
	queue_pending(cpu, wq, work);
}

/**
 * clear_pending_if_disabled - may the caller, who owns @work, queue it?
 *
 * Return: true if not, and it is nobody's again.
 */
bool clear_pending_if_disabled(struct work_struct *work)
{
	if (likely(!(work_data(work) & WORK_OFFQ_DISABLE_MASK)))
		return false;
	/* Whoever enables it comes after us: it is the owner of PENDING. */
	clear_bit(WORK_STRUCT_PENDING_BIT, work_data_bits(work));
	return true;
}

/**
 * queue_work_on - have a work run on a CPU
 * @cpu: which, and it must not go away; WORK_CPU_UNBOUND: this one. A WQ_UNBOUND
 *	workqueue ignores it
 * @wq: where
 * @work: what
 *
 * Race: the work's function may be about to end while we queue.
 *
 *	CPU 0, queues			CPU 1, a worker
 *	data for the function = ...	PENDING = 0
 *	test and set PENDING		full barrier
 *	already set: return false	the function reads the data
 *
 * If we find PENDING set, the function is yet to begin and will see the data.
 * Pairs with: smp_mb() in set_work_pool_and_clear_pending(), worker.c.
 *
 * Context: any but NMI. Return: false if it was pending already, or disabled.
 */
bool queue_work_on(int cpu, struct workqueue_struct *wq,
		   struct work_struct *work)
{
	unsigned long flags;
	bool ret = false;

	local_irq_save(flags);
	if (!test_and_set_bit(WORK_STRUCT_PENDING_BIT, work_data_bits(work)) &&
	    !clear_pending_if_disabled(work)) {
		queue_pending(cpu, wq, work);
		ret = true;
	}
	local_irq_restore(flags);
	return ret;
}
EXPORT_SYMBOL(queue_work_on);

/**
 * queue_work_node - queue_work(), near a memory node
 * @node: there is one
 * @wq: WQ_UNBOUND
 * @work: what
 */
bool queue_work_node(int node, struct workqueue_struct *wq,
		     struct work_struct *work)
{
	WARN_ON_ONCE(!(wq->flags & WQ_UNBOUND));
	return queue_work(wq, work);
}
EXPORT_SYMBOL_GPL(queue_work_node);

/* --------------------------------------------------------------- questions */

/**
 * work_busy - is a work pending or running?
 * @work: the work
 *
 * The answer may be old when it comes. Context: any.
 * Return: WORK_BUSY_PENDING and WORK_BUSY_RUNNING.
 */
unsigned int work_busy(struct work_struct *work)
{
	unsigned int ret = work_pending(work) ? WORK_BUSY_PENDING : 0;
	struct worker_pool *pool;
	unsigned long flags;

	local_irq_save(flags);		/* also an RCU reader */
	pool = get_work_pool(work);
	if (pool) {
		raw_spin_lock(&pool->lock);
		if (find_worker_executing_work(pool, work))
			ret |= WORK_BUSY_RUNNING;
		raw_spin_unlock(&pool->lock);
	}
	local_irq_restore(flags);
	return ret;
}
EXPORT_SYMBOL_GPL(work_busy);

/**
 * workqueue_congested - do works wait because of max_active?
 * @cpu: where, or WORK_CPU_UNBOUND for here
 * @wq: whose
 */
bool workqueue_congested(int cpu, struct workqueue_struct *wq)
{
	bool ret;

	preempt_disable();
	if (wq->flags & WQ_UNBOUND)
		cpu = 0;
	else if (cpu == WORK_CPU_UNBOUND)
		cpu = smp_processor_id();
	ret = !list_empty(&wq->pwqs[cpu]->inactive_works);
	preempt_enable();
	return ret;
}
EXPORT_SYMBOL_GPL(workqueue_congested);
