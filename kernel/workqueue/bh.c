// SPDX-License-Identifier: MIT
/*
 * bh.c - WQ_BH workqueues, whose works run in softirqs.
 *
 * They take the place of tasklets: a work that may not sleep, run on the CPU
 * where it was queued as soon as softirqs are. Two pools a CPU, normal and high
 * priority, each with one worker that is no thread: it is the softirq's loop,
 * and it is "idle" when that is not running.
 *
 * Cast: TASKLET_SOFTIRQ and HI_SOFTIRQ, which tasklets have too.
 * Locks: pool->lock.
 * Linux: kernel/workqueue.c, bh_worker().
 */
#include <linux/bug.h>
#include <linux/init.h>
#include <linux/irq_work.h>

#include "internal.h"

/* One softirq goes on for so many works, or so long. */
#define BH_WORKER_RESTARTS	10
#define BH_WORKER_JIFFIES	(HZ / 500 >= 1 ? HZ / 500 : 1)

DEFINE_PER_CPU_ALIGNED(struct worker_pool [NR_STD_POOLS], bh_worker_pools);
static DEFINE_PER_CPU(struct irq_work [NR_STD_POOLS], bh_irq_works);
static DEFINE_PER_CPU(struct worker [NR_STD_POOLS], bh_workers);

static void raise_bh(bool highpri)
{
	raise_softirq_irqoff(highpri ? HI_SOFTIRQ : TASKLET_SOFTIRQ);
}

static void bh_irq_work_fn(struct irq_work *work)
{
	raise_bh(work == this_cpu_ptr(&bh_irq_works[1]));
}

/**
 * kick_bh_pool - have the softirq of a pool's CPU run
 *
 * Context: pool->lock held, interrupts off.
 */
void kick_bh_pool(struct worker_pool *pool)
{
	int prio = pool->nice < 0;

	if (pool->cpu == raw_smp_processor_id())
		raise_bh(prio);
	else if (cpu_online(pool->cpu))
		irq_work_queue_on(&per_cpu(bh_irq_works, pool->cpu)[prio],
				  pool->cpu);
}

static void bh_worker(struct worker *worker)
{
	struct worker_pool *pool = worker->pool;
	unsigned long end = jiffies + BH_WORKER_JIFFIES;
	int restarts = BH_WORKER_RESTARTS;

	pool_lock_irq(pool);
	worker_leave_idle(worker);
	worker_clr_flags(worker, WORKER_PREP);
	while (!list_empty(&pool->worklist) && restarts-- &&
	       time_before(jiffies, end))
		process_one_work(worker, list_first_entry(&pool->worklist,
						struct work_struct, entry));
	worker_set_flags(worker, WORKER_PREP);
	worker_enter_idle(worker);
	kick_pool(pool);
	pool_unlock_irq(pool);
}

/**
 * workqueue_softirq_action - run this CPU's works of one priority
 * @highpri: those of system_bh_highpri_wq and its like
 *
 * Context: softirq.
 */
void workqueue_softirq_action(bool highpri)
{
	struct worker *worker = this_cpu_ptr(&bh_workers[highpri]);

	if (need_more_worker(worker->pool))
		bh_worker(worker);
}

static void tasklet_softirq(void)
{
	workqueue_softirq_action(false);
	tasklet_action(false);
}

static void hi_softirq(void)
{
	workqueue_softirq_action(true);
	tasklet_action(true);
}

/* ------------------------------------------------------------ a CPU has gone */

struct drain_work {
	struct work_struct	work;
	struct worker		*worker;
};

/* A BH work here runs those of the CPU that has gone. */
static void drain_dead_fn(struct work_struct *work)
{
	struct worker *worker = container_of(work, struct drain_work,
					     work)->worker;

	while (need_more_worker(worker->pool))
		bh_worker(worker);
}

/**
 * workqueue_softirq_dead - run what a CPU has left in its BH pools
 * @cpu: offline
 *
 * Context: process, may sleep. Return: 0.
 */
int workqueue_softirq_dead(unsigned int cpu)
{
	struct drain_work dead;
	int prio;

	tasklet_takeover(cpu);
	for (prio = 0; prio < NR_STD_POOLS; prio++) {
		dead.worker = &per_cpu(bh_workers, cpu)[prio];
		if (!need_more_worker(dead.worker->pool))
			continue;
		INIT_WORK_ONSTACK(&dead.work, drain_dead_fn);
		queue_work(prio ? system_bh_highpri_wq : system_bh_wq,
			   &dead.work);
		flush_work(&dead.work);
	}
	return 0;
}

static void __init init_bh_worker(int cpu, int prio)
{
	struct worker_pool *pool = &per_cpu(bh_worker_pools, cpu)[prio];
	struct worker *worker = &per_cpu(bh_workers, cpu)[prio];

	INIT_LIST_HEAD(&worker->scheduled);
	INIT_LIST_HEAD(&worker->flushers);
	worker->flags = WORKER_PREP;
	worker->pool = pool;
	list_add(&worker->node, &pool->workers);
	pool->nr_workers = 1;
	worker_enter_idle(worker);
	init_irq_work(&per_cpu(bh_irq_works, cpu)[prio], bh_irq_work_fn);
}

/** bh_pools_init - give each BH pool its worker, and take the softirqs */
void __init bh_pools_init(void)
{
	int cpu, prio;

	for_each_possible_cpu(cpu)
		for (prio = 0; prio < NR_STD_POOLS; prio++)
			init_bh_worker(cpu, prio);
	open_softirq(TASKLET_SOFTIRQ, tasklet_softirq);
	open_softirq(HI_SOFTIRQ, hi_softirq);
}
