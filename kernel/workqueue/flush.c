// SPDX-License-Identifier: MIT
/*
 * flush.c - waiting for works that have been queued.
 *
 * For one work: the waiter hangs itself into the pool's list, or, if the work
 * runs already, into that of its worker, and is told when that run is over.
 *
 * For all works of a workqueue that are queued now: each work is counted, in
 * its pwq, by the colour that the workqueue had when it was queued. A flusher
 * gives the workqueue the next colour and waits until nothing of the old one
 * is left. What is queued after that has another colour and is not waited for,
 * so a work that queues itself again and again does not hold it up. There are
 * 16 colours; flushers finish in the order in which they came.
 *
 *	work_color	3   3   4   4   5	what queued works get
 *	flusher A	  takes 3, waits until in_flight[3] == 0 everywhere
 *	flusher B		  takes 4, waits for 4, then for A
 *
 * Locks: wq->mutex for the colours, pool->lock for the counts.
 * Linux: kernel/workqueue.c: has a barrier work behind the work to wait for, and
 * flushers that come when all colours are taken share the next one.
 */
#include <linux/bug.h>
#include <linux/export.h>

#include "internal.h"

/* --------------------------------------------------------------- one work */

/**
 * complete_work_flushers - the run that they wait for is over, or cancelled
 * @flushers: a list of struct work_flusher
 * @work: only those that wait for this one; NULL: all
 *
 * Context: pool->lock held. A flusher is on its waiter's stack.
 */
void complete_work_flushers(struct list_head *flushers,
			    struct work_struct *work)
{
	struct work_flusher *f, *n;

	list_for_each_entry_safe(f, n, flushers, node) {
		if (work && f->work != work)
			continue;
		list_del(&f->node);
		complete(&f->done);
	}
}

/** work_started - who waits for @work waits for @worker now; pool->lock held */
void work_started(struct worker *worker, struct work_struct *work)
{
	struct work_flusher *f, *n;

	list_for_each_entry_safe(f, n, &worker->pool->flushers, node)
		if (f->work == work)
			list_move_tail(&f->node, &worker->flushers);
}

/*
 * Waiting for somebody who may need memory to go on is wrong where memory is to
 * be made free: the other workqueue has no rescuer.
 */
static void check_flush_dependency(struct workqueue_struct *target,
				   struct work_struct *work)
{
	struct worker *worker = current_wq_worker();
	struct workqueue_struct *wq;

	if (target->flags & WQ_MEM_RECLAIM || !worker || !worker->current_pwq)
		return;
	wq = worker->current_pwq->wq;
	WARN_ONCE((wq->flags & (WQ_MEM_RECLAIM | __WQ_LEGACY)) == WQ_MEM_RECLAIM,
		  "workqueue: WQ_MEM_RECLAIM %s:%ps is flushing !WQ_MEM_RECLAIM %s:%ps\n",
		  wq->name, worker->current_func, target->name,
		  work ? work->func : NULL);
}

/* Context: pool->lock held. Returns whose work it is, NULL if it is nowhere. */
static struct pool_workqueue *hang_in(struct work_flusher *f,
				      struct worker_pool *pool)
{
	struct pool_workqueue *pwq = get_work_pwq(f->work);
	struct worker *worker;

	if (pwq) {
		if (unlikely(pwq->pool != pool))
			return NULL;
		list_add_tail(&f->node, &pool->flushers);
		return pwq;
	}
	worker = find_worker_executing_work(pool, f->work);
	if (!worker)
		return NULL;
	list_add_tail(&f->node, &worker->flushers);
	return worker->current_pwq;
}

static bool start_flush_work(struct work_flusher *f, bool from_cancel)
{
	struct worker_pool *pool;
	struct pool_workqueue *pwq;

	rcu_read_lock();
	pool = get_work_pool(f->work);
	if (!pool) {
		rcu_read_unlock();
		return false;
	}
	raw_spin_lock_irq(&pool->lock);
	pwq = hang_in(f, pool);
	if (pwq && !from_cancel)
		check_flush_dependency(pwq->wq, f->work);
	raw_spin_unlock_irq(&pool->lock);
	rcu_read_unlock();
	return pwq;
}

/*
 * A BH work that is cancelled or flushed from where nobody may sleep: run the
 * softirqs here, or wait for the CPU that does.
 */
static void spin_for_bh(struct work_flusher *f)
{
	while (!try_wait_for_completion(&f->done)) {
		local_bh_disable();
		local_bh_enable();
		cpu_relax();
	}
}

/**
 * __flush_work - flush_work(), also for cancellers
 *
 * Return: true if it waited.
 */
bool __flush_work(struct work_struct *work, bool from_cancel)
{
	struct work_flusher f = { .work = work };

	if (WARN_ON(!wq_online) || WARN_ON(!work->func))
		return false;
	init_completion(&f.done);
	if (!start_flush_work(&f, from_cancel))
		return false;
	if (from_cancel && (work_data(work) & WORK_OFFQ_BH) &&
	    (in_atomic() || irqs_disabled()))
		spin_for_bh(&f);
	else
		wait_for_completion(&f.done);
	return true;
}

/**
 * flush_work - wait until a work's last queued run is over
 * @work: what; if its function queues it again, that run is not waited for
 *
 * Context: process, may sleep; not from the work itself.
 * Return: true if there was something to wait for.
 */
bool flush_work(struct work_struct *work)
{
	might_sleep();
	return __flush_work(work, false);
}
EXPORT_SYMBOL_GPL(flush_work);

/* ------------------------------------------------------------ a workqueue */

static int next_color(int color)
{
	return (color + 1) % WORK_NR_COLORS;
}

/**
 * pwq_color_done - nothing of a colour that somebody waits for is left
 *
 * The workqueue may be gone soon after: the last thing here is complete().
 * Context: pool->lock held.
 */
void pwq_color_done(struct pool_workqueue *pwq, int color)
{
	struct wq_flusher *flusher = pwq->wq->flushers[color];

	pwq->flush_mask &= ~(1u << color);
	if (atomic_dec_and_test(&flusher->left))
		complete(&flusher->done);
}

/* From now on what is queued counts as @next; who has @color left will tell. */
static void pwq_change_color(struct pool_workqueue *pwq, int color, int next,
			     struct wq_flusher *flusher)
{
	struct worker_pool *pool = pwq->pool;

	raw_spin_lock_irq(&pool->lock);
	if (pwq->nr_in_flight[color]) {
		pwq->flush_mask |= 1u << color;
		atomic_inc(&flusher->left);
	}
	pwq->work_color = next;
	raw_spin_unlock_irq(&pool->lock);
}

/* Returns our colour. One is left on the count until all pwqs were looked at. */
static int start_flush(struct workqueue_struct *wq, struct wq_flusher *flusher)
{
	struct pool_workqueue *pwq;
	int color, next, i;

	mutex_lock(&wq->mutex);
	while ((next = next_color(wq->work_color)) == wq->flush_color) {
		mutex_unlock(&wq->mutex);
		wait_event(wq->flush_wait, next_color(READ_ONCE(wq->work_color))
			   != READ_ONCE(wq->flush_color));
		mutex_lock(&wq->mutex);
	}
	color = wq->work_color;
	wq->flushers[color] = flusher;
	wq->work_color = next;
	for_each_pwq(pwq, i, wq)
		pwq_change_color(pwq, color, next, flusher);
	mutex_unlock(&wq->mutex);
	return color;
}

/**
 * __flush_workqueue - what flush_workqueue() calls
 * @wq: all works that are queued in it now will have finished
 *
 * Delayed works whose timers still run are not queued. Works above max_active
 * and those of a frozen workqueue are waited for.
 * Context: process, may sleep; not from a work of @wq.
 */
void __flush_workqueue(struct workqueue_struct *wq)
{
	struct wq_flusher flusher = { .left = ATOMIC_INIT(1) };
	int color;

	if (WARN_ON(!wq_online))
		return;
	might_sleep();
	init_completion(&flusher.done);
	check_flush_dependency(wq, NULL);
	color = start_flush(wq, &flusher);
	if (!atomic_dec_and_test(&flusher.left))
		wait_for_completion(&flusher.done);

	/* Those who came before us wait for works that came before ours. */
	wait_event(wq->flush_wait, READ_ONCE(wq->flush_color) == color);
	mutex_lock(&wq->mutex);
	wq->flushers[color] = NULL;
	wq->flush_color = next_color(color);
	wake_up_all(&wq->flush_wait);
	mutex_unlock(&wq->mutex);
}
EXPORT_SYMBOL(__flush_workqueue);

/* --------------------------------------------------------------- draining */

static bool wq_is_drained(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;
	bool drained = true;
	int i;

	for_each_pwq(pwq, i, wq) {
		raw_spin_lock_irq(&pwq->pool->lock);
		if (pwq->nr_active || !list_empty(&pwq->inactive_works))
			drained = false;
		raw_spin_unlock_irq(&pwq->pool->lock);
	}
	return drained;
}

static void count_drainers(struct workqueue_struct *wq, int n)
{
	mutex_lock(&wq->mutex);
	wq->nr_drainers += n;
	if (wq->nr_drainers)
		wq->flags |= __WQ_DRAINING;
	else
		wq->flags &= ~__WQ_DRAINING;
	mutex_unlock(&wq->mutex);
}

/**
 * drain_workqueue - wait until a workqueue is empty
 * @wq: meanwhile only its own works may queue works in it
 *
 * Works that go on queueing works are reported after ten rounds.
 * Context: process, may sleep; not from a work of @wq.
 */
void drain_workqueue(struct workqueue_struct *wq)
{
	unsigned int tries = 0;

	count_drainers(wq, 1);
	for (;;) {
		__flush_workqueue(wq);
		if (wq_is_drained(wq))
			break;
		tries++;
		if (tries == 10 || (tries % 100 == 0 && tries <= 1000))
			pr_warn("workqueue %s: %s() isn't complete after %u tries\n",
				wq->name, __func__, tries);
	}
	count_drainers(wq, -1);
}
EXPORT_SYMBOL_GPL(drain_workqueue);
