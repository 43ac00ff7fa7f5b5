// SPDX-License-Identifier: MIT
/*
 * leftovers.c - works and workqueues that a module left behind.
 *
 * A work whose function lies in a module that goes would jump into nothing.
 * Delayed works whose timers run are found in the wheel.
 *
 * Locks: wq_pool_mutex, pool->lock, those of the timer wheel.
 * Linux: lets it crash.
 */
#include <linux/module.h>
#include <linux/timer.h>

#include "internal.h"

static int leftover_works(struct list_head *list, struct module *mod)
{
	struct work_struct *work;
	int n = 0;

	list_for_each_entry(work, list, entry) {
		if (!within_module((unsigned long)work->func, mod))
			continue;
		module_leftover(mod, "pending work %pS", work->func);
		n++;
	}
	return n;
}

static int leftover_running(struct worker_pool *pool, struct module *mod)
{
	struct worker *worker;
	int i, n = 0;

	for (i = 0; i < 1 << BUSY_HASH_ORDER; i++) {
		hlist_for_each_entry(worker, &pool->busy_hash[i], hentry) {
			if (!within_module((unsigned long)worker->current_func,
					   mod))
				continue;
			module_leftover(mod, "running work %pS",
					worker->current_func);
			n++;
		}
	}
	return n;
}

static int leftovers_in_pools(struct module *mod)
{
	int id, n = 0;

	for (id = 0; id < nr_worker_pools; id++) {
		struct worker_pool *pool = worker_pools[id];

		raw_spin_lock_irq(&pool->lock);
		n += leftover_works(&pool->worklist, mod);
		n += leftover_running(pool, mod);
		raw_spin_unlock_irq(&pool->lock);
	}
	return n;
}

static int leftovers_of_wq(struct workqueue_struct *wq, struct module *mod)
{
	struct pool_workqueue *pwq;
	int i, n = 0;

	for_each_pwq(pwq, i, wq) {
		raw_spin_lock_irq(&pwq->pool->lock);
		n += leftover_works(&pwq->inactive_works, mod);
		raw_spin_unlock_irq(&pwq->pool->lock);
	}
	if (wq->owner == mod) {
		module_leftover(mod, "workqueue %s", wq->name);
		wq->owner = NULL;	/* it dangles soon */
		n++;
	}
	return n;
}

/* A work that is not queued yet: its timer runs. */
static int delayed_work_of_module(struct timer_list *timer, void *mod)
{
	struct delayed_work *dwork = from_timer(dwork, timer, timer);

	if (timer->function != delayed_work_timer_fn ||
	    !within_module((unsigned long)dwork->work.func, mod))
		return 0;
	module_leftover(mod, "delayed work %pS", dwork->work.func);
	return 1;
}

static int workqueue_leftovers(struct module *mod)
{
	struct workqueue_struct *wq;
	int n = leftovers_in_pools(mod) +
		timer_for_each_pending(delayed_work_of_module, mod);

	mutex_lock(&wq_pool_mutex);
	list_for_each_entry(wq, &workqueues, list)
		n += leftovers_of_wq(wq, mod);
	mutex_unlock(&wq_pool_mutex);
	return n;
}
MODULE_LEFTOVERS(workqueue_leftovers);
