// SPDX-License-Identifier: MIT
/*
 * pool.c - worker pools, and which workers belong to them.
 *
 * Each CPU has two pools whose workers are bound to it, normal and of high
 * priority; two more serve the WQ_UNBOUND workqueues, and their workers run
 * where the scheduler wants. All pools exist from boot on; their workers come
 * and go (worker.c).
 *
 * Locks: wq_pool_attach_mutex for pool->workers and for the binding of each,
 * so that a CPU that goes or comes (hotplug.c) and a worker that is being made
 * do not miss each other.
 * Linux: kernel/workqueue.c, which has unbound pools for each set of attributes
 * that a user may give in sysfs, and for each cache; here there is one set, and
 * one machine.
 */
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/init.h>

#include "internal.h"

DEFINE_PER_CPU_ALIGNED(struct worker_pool [NR_STD_POOLS], cpu_worker_pools);
struct worker_pool unbound_worker_pools[NR_STD_POOLS];
struct worker_pool **worker_pools;
int nr_worker_pools;
DEFINE_MUTEX(wq_pool_attach_mutex);

/**
 * init_worker_pool - a pool without workers
 * @pool: zeroed
 * @cpu: -1 for none
 * @nice: of its workers
 * @id: its place in worker_pools[]
 * @flags: POOL_*
 */
void __init init_worker_pool(struct worker_pool *pool, int cpu, int nice,
			     int id, unsigned int flags)
{
	raw_spin_lock_init(&pool->lock);
	pool->cpu = cpu;
	pool->nice = nice;
	pool->id = id;
	pool->flags = flags;
	pool->offq_data = (unsigned long)id << WORK_OFFQ_POOL_SHIFT |
		(flags & POOL_BH ? WORK_OFFQ_BH : 0);
	pool->offq_pending = pool->offq_data | WORK_STRUCT_PENDING;
	pool->watchdog_ts = jiffies;
	INIT_LIST_HEAD(&pool->worklist);
	INIT_LIST_HEAD(&pool->idle_list);
	INIT_LIST_HEAD(&pool->flushers);
	INIT_LIST_HEAD(&pool->workers);
	timer_setup(&pool->idle_timer, idle_worker_timeout, TIMER_DEFERRABLE);
	timer_setup(&pool->mayday_timer, pool_mayday_timeout, 0);
	worker_pools[id] = pool;
}

/** pool_cpumask - where the workers of @pool may run */
const struct cpumask *pool_cpumask(struct worker_pool *pool)
{
	if (pool->flags & POOL_DISASSOCIATED)
		return cpu_possible_mask;
	return cpumask_of(pool->cpu);
}

/* nr_running is about workers on the pool's CPU. Context: A held. */
static void set_unbound_flag(struct worker *worker, struct worker_pool *pool)
{
	if (pool->flags & POOL_DISASSOCIATED)
		worker->flags |= WORKER_UNBOUND;
	else
		worker->flags &= ~WORKER_UNBOUND;
}

/**
 * worker_attach_to_pool - bind a worker to where its pool is now
 * @worker: a new one that has not been woken, or a rescuer that is current
 * @pool: where to
 *
 * Context: process, may sleep.
 */
void worker_attach_to_pool(struct worker *worker, struct worker_pool *pool)
{
	mutex_lock(&wq_pool_attach_mutex);
	set_unbound_flag(worker, pool);
	kthread_set_per_cpu(worker->task, pool->flags & POOL_DISASSOCIATED ?
			    -1 : pool->cpu);
	if (worker->rescue_wq)
		set_cpus_allowed_ptr(worker->task, pool_cpumask(pool));
	else
		kthread_bind_mask(worker->task, pool_cpumask(pool));
	list_add_tail(&worker->node, &pool->workers);
	worker->pool = pool;
	mutex_unlock(&wq_pool_attach_mutex);
}

/**
 * worker_detach_from_pool - the current worker leaves its pool
 *
 * Context: process, may sleep.
 */
void worker_detach_from_pool(struct worker *worker)
{
	mutex_lock(&wq_pool_attach_mutex);
	kthread_set_per_cpu(worker->task, -1);
	list_del(&worker->node);
	worker->pool = NULL;
	worker->flags &= ~(WORKER_UNBOUND | WORKER_REBOUND);
	mutex_unlock(&wq_pool_attach_mutex);
}

/**
 * forget_pwq - a workqueue goes: no worker may take another's pwq for its
 *
 * Context: process, may sleep.
 */
void forget_pwq(struct pool_workqueue *pwq)
{
	struct worker_pool *pool = pwq->pool;
	struct worker *worker;

	mutex_lock(&wq_pool_attach_mutex);
	raw_spin_lock_irq(&pool->lock);
	list_for_each_entry(worker, &pool->workers, node)
		if (worker->desc_pwq == pwq)
			worker->desc_pwq = NULL;
	raw_spin_unlock_irq(&pool->lock);
	mutex_unlock(&wq_pool_attach_mutex);
}
