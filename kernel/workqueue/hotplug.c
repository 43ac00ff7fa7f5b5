// SPDX-License-Identifier: MIT
/*
 * hotplug.c - what becomes of a CPU's workers when it goes, and comes back.
 *
 * When a CPU goes, its workers are let loose: they run where they may, and its
 * pools are served like unbound ones, so that works that were queued there,
 * and those that are queued later, still run. When it comes back they are
 * bound again, the idle ones at once, the busy ones too, but they are counted
 * as running only when they are through.
 *
 * Cast: the steps of cpuhp.
 * Locks: wq_pool_attach_mutex: no worker comes or goes meanwhile; pool->lock.
 * Linux: kernel/workqueue.c, workqueue_online_cpu() and its neighbours.
 */
#include <linux/bug.h>
#include <linux/cpuhotplug.h>
#include <linux/errno.h>
#include <linux/init.h>

#include "internal.h"

/**
 * workqueue_prepare_cpu - see that a CPU that is to come has workers
 * @cpu: not online yet
 *
 * Context: process, may sleep. Return: 0 or -ENOMEM.
 */
int workqueue_prepare_cpu(unsigned int cpu)
{
	struct worker_pool *pool;

	for_each_cpu_worker_pool(pool, cpu)
		if (!pool->nr_workers && !create_worker(pool))
			return -ENOMEM;
	return 0;
}

/*
 * On the CPU that goes, so that none of its workers is between its look at
 * WORKER_NOT_RUNNING and nr_running: wq_worker_running().
 */
static void unbind_workers(struct worker_pool *pool)
{
	struct worker *worker;

	mutex_lock(&wq_pool_attach_mutex);
	raw_spin_lock_irq(&pool->lock);
	list_for_each_entry(worker, &pool->workers, node)
		worker->flags |= WORKER_UNBOUND;
	pool->flags |= POOL_DISASSOCIATED;
	pool->nr_running = 0;
	/* As in an unbound pool: while works wait, somebody is on the way. */
	kick_pool(pool);
	raw_spin_unlock_irq(&pool->lock);

	list_for_each_entry(worker, &pool->workers, node) {
		kthread_set_per_cpu(worker->task, -1);
		WARN_ON_ONCE(set_cpus_allowed_ptr(worker->task,
						  cpu_possible_mask));
	}
	mutex_unlock(&wq_pool_attach_mutex);
}

/**
 * workqueue_offline_cpu - a CPU is about to go
 * @cpu: the caller's own
 *
 * Context: a thread bound to @cpu, may sleep. @cpu is not active any more, so
 * that nobody is put there anew, but online. Return: 0.
 */
int workqueue_offline_cpu(unsigned int cpu)
{
	struct worker_pool *pool;

	if (WARN_ON(cpu != raw_smp_processor_id()))
		return -EINVAL;
	for_each_cpu_worker_pool(pool, cpu)
		unbind_workers(pool);
	return 0;
}

/*
 * A busy worker may be anywhere in its work: REBOUND keeps it from being
 * counted until it comes to worker_clr_flags() in a known state.
 */
static void rebind_workers(struct worker_pool *pool)
{
	struct worker *worker;

	list_for_each_entry(worker, &pool->workers, node) {
		kthread_set_per_cpu(worker->task, pool->cpu);
		WARN_ON_ONCE(set_cpus_allowed_ptr(worker->task,
						  cpumask_of(pool->cpu)));
	}
	raw_spin_lock_irq(&pool->lock);
	pool->flags &= ~POOL_DISASSOCIATED;
	list_for_each_entry(worker, &pool->workers, node) {
		unsigned int flags = worker->flags | WORKER_REBOUND;

		WRITE_ONCE(worker->flags, flags & ~WORKER_UNBOUND);
	}
	kick_pool(pool);
	raw_spin_unlock_irq(&pool->lock);
}

/**
 * workqueue_online_cpu - a CPU has come (back)
 * @cpu: online
 *
 * Context: process, may sleep. Return: 0.
 */
int workqueue_online_cpu(unsigned int cpu)
{
	struct worker_pool *pool;

	mutex_lock(&wq_pool_attach_mutex);
	for_each_cpu_worker_pool(pool, cpu)
		if (pool->flags & POOL_DISASSOCIATED)
			rebind_workers(pool);
	mutex_unlock(&wq_pool_attach_mutex);
	return 0;
}

/**
 * workqueue_hotplug_init - from here on CPUs that come and go are served
 *
 * Context: PID 1, before other CPUs are brought up.
 */
void __init workqueue_hotplug_init(void)
{
	BUG_ON(cpuhp_setup_state_nocalls(CPUHP_WORKQUEUE_PREP,
					 "workqueue:prepare",
					 workqueue_prepare_cpu, NULL));
	BUG_ON(cpuhp_setup_state_nocalls(CPUHP_SOFTIRQ_DEAD, "softirq:dead",
					 NULL, workqueue_softirq_dead));
	BUG_ON(cpuhp_setup_state_nocalls(CPUHP_AP_WORKQUEUE_ONLINE,
					 "workqueue:online",
					 workqueue_online_cpu,
					 workqueue_offline_cpu));
}
