// SPDX-License-Identifier: MIT
/*
 * workqueue.c - making and destroying workqueues, and those that all may use.
 *
 * A workqueue has no threads. It is a name, flags, a limit, and for each CPU
 * (or, unbound, just once) a pool_workqueue, which says in which pool its works
 * wait and how many there are. Only with WQ_MEM_RECLAIM it has one thread of
 * its own, the rescuer, for the day when no other can be made.
 *
 * workqueue_init_early() lets works be queued, before there are threads;
 * workqueue_init() makes the first workers.
 *
 * Locks: wq_pool_mutex for the list of all, then wq->mutex.
 * Linux: kernel/workqueue.c, last third. Left out: attributes, sysfs, lockdep's
 * maps of works.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/minmax.h>
#include <linux/rculist.h>
#include <linux/sprintf.h>

#include "internal.h"

DEFINE_MUTEX(wq_pool_mutex);
LIST_HEAD(workqueues);
bool wq_online;
static struct kmem_cache *pwq_cache;

struct workqueue_struct *system_wq, *system_percpu_wq, *system_highpri_wq;
struct workqueue_struct *system_long_wq, *system_unbound_wq, *system_dfl_wq;
struct workqueue_struct *system_freezable_wq, *system_power_efficient_wq;
struct workqueue_struct *system_freezable_power_efficient_wq;
struct workqueue_struct *system_bh_wq, *system_bh_highpri_wq;
EXPORT_SYMBOL(system_wq);
EXPORT_SYMBOL(system_percpu_wq);
EXPORT_SYMBOL_GPL(system_highpri_wq);
EXPORT_SYMBOL_GPL(system_long_wq);
EXPORT_SYMBOL_GPL(system_unbound_wq);
EXPORT_SYMBOL_GPL(system_dfl_wq);
EXPORT_SYMBOL_GPL(system_freezable_wq);
EXPORT_SYMBOL_GPL(system_power_efficient_wq);
EXPORT_SYMBOL_GPL(system_freezable_power_efficient_wq);
EXPORT_SYMBOL_GPL(system_bh_wq);
EXPORT_SYMBOL_GPL(system_bh_highpri_wq);

/* -------------------------------------------------------------- allocating */

static struct worker_pool *pool_of(struct workqueue_struct *wq, int cpu)
{
	int prio = wq->flags & WQ_HIGHPRI ? 1 : 0;

	if (wq->flags & WQ_UNBOUND)
		return &unbound_worker_pools[prio];
	if (wq->flags & WQ_BH)
		return &per_cpu(bh_worker_pools, cpu)[prio];
	return &per_cpu(cpu_worker_pools, cpu)[prio];
}

static void free_pwqs(struct workqueue_struct *wq)
{
	int i;

	for (i = 0; i < wq->nr_pwqs; i++)
		if (wq->pwqs[i])
			kmem_cache_free(pwq_cache, wq->pwqs[i]);
}

static int alloc_pwqs(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;
	int i;

	for (i = 0; i < wq->nr_pwqs; i++) {
		pwq = kmem_cache_zalloc(pwq_cache, GFP_KERNEL);
		if (!pwq)
			return -ENOMEM;
		pwq->pool = pool_of(wq, i);
		pwq->wq = wq;
		INIT_LIST_HEAD(&pwq->inactive_works);
		INIT_LIST_HEAD(&pwq->mayday_node);
		wq->pwqs[i] = pwq;
	}
	return 0;
}

static void free_workqueue(struct workqueue_struct *wq)
{
	free_pwqs(wq);
	kfree(wq);
}

static void rcu_free_workqueue(struct rcu_head *rcu)
{
	free_workqueue(container_of(rcu, struct workqueue_struct, rcu));
}

static int clamp_max_active(struct workqueue_struct *wq, int max_active)
{
	if (max_active < 1 || max_active > WQ_MAX_ACTIVE)
		pr_warn("workqueue: max_active %d requested for %s is out of range, clamping between %d and %d\n",
			max_active, wq->name, 1, WQ_MAX_ACTIVE);
	return clamp(max_active, 1, (int)WQ_MAX_ACTIVE);
}

/**
 * wq_adjust_max_active - frozen or not, changed or not: what is it now?
 *
 * Works that may go now go. Context: wq->mutex held.
 */
void wq_adjust_max_active(struct workqueue_struct *wq)
{
	bool frozen = (wq->flags & WQ_FREEZABLE) && workqueue_freezing;
	struct pool_workqueue *pwq;
	int i;

	WRITE_ONCE(wq->max_active, frozen ? 0 : wq->saved_max_active);
	for_each_pwq(pwq, i, wq) {
		raw_spin_lock_irq(&pwq->pool->lock);
		pwq_activate_inactive(pwq);
		kick_pool(pwq->pool);
		raw_spin_unlock_irq(&pwq->pool->lock);
	}
}

static void init_workqueue(struct workqueue_struct *wq, unsigned int flags,
			   int max_active)
{
	wq->flags = flags;
	wq->saved_max_active = flags & WQ_BH ? INT_MAX :
		clamp_max_active(wq, max_active ?: WQ_DFL_ACTIVE);
	mutex_init(&wq->mutex);
	init_waitqueue_head(&wq->flush_wait);
	INIT_LIST_HEAD(&wq->maydays);
}

/* Visible to the freezer and in reports from here on. */
static void publish_workqueue(struct workqueue_struct *wq)
{
	mutex_lock(&wq_pool_mutex);
	mutex_lock(&wq->mutex);
	wq_adjust_max_active(wq);
	mutex_unlock(&wq->mutex);
	list_add_tail_rcu(&wq->list, &workqueues);
	mutex_unlock(&wq_pool_mutex);
}

static bool wrong_flags(unsigned int flags, int max_active)
{
	if (flags & WQ_BH)
		return WARN_ON_ONCE(flags & ~__WQ_BH_ALLOWS) ||
		       WARN_ON_ONCE(max_active);
	return false;
}

/**
 * alloc_workqueue - make a workqueue
 * @fmt: printf-style name; of a rescuer and in reports
 * @flags: WQ_*
 * @max_active: how many of its works may run at once, on each CPU, or, if
 *	unbound, in all; 0 for WQ_DFL_ACTIVE. For WQ_BH it must be 0
 *
 * Context: process, may sleep.
 * Return: the workqueue; NULL if there is no memory or @flags make no sense.
 */
struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags,
					 int max_active, ...)
{
	unsigned int nr = flags & WQ_UNBOUND ? 1 : nr_cpu_ids;
	struct workqueue_struct *wq;
	va_list args;

	if (wrong_flags(flags, max_active))
		return NULL;
	wq = kzalloc(sizeof(*wq) + nr * sizeof(wq->pwqs[0]), GFP_KERNEL);
	if (!wq)
		return NULL;
	va_start(args, max_active);
	vsnprintf(wq->name, sizeof(wq->name), fmt, args);
	va_end(args);
	wq->nr_pwqs = nr;
	init_workqueue(wq, flags, max_active);
	if (alloc_pwqs(wq) || (wq_online && init_rescuer(wq))) {
		free_workqueue(wq);
		return NULL;
	}
	publish_workqueue(wq);
	return wq;
}
EXPORT_SYMBOL_GPL(alloc_workqueue);

/**
 * wq_set_owner - which module has made a workqueue, for leftovers
 * @wq: from alloc_workqueue(); may be NULL
 * @mod: the module; header code, not for direct use
 *
 * Return: @wq.
 */
struct workqueue_struct *wq_set_owner(struct workqueue_struct *wq,
				      struct module *mod)
{
	if (wq)
		wq->owner = mod;
	return wq;
}
EXPORT_SYMBOL_GPL(wq_set_owner);

/* ------------------------------------------------------------- destroying */

/* Context: pool->lock held. A rescuer that is on its way uses it, too. */
static bool pwq_busy(struct pool_workqueue *pwq)
{
	int i;

	for (i = 0; i < WORK_NR_COLORS; i++)
		if (pwq->nr_in_flight[i])
			return true;
	return pwq->nr_active || !list_empty(&pwq->inactive_works);
}

/* The lock also waits for a worker that has told the flusher but not left. */
static bool any_pwq_busy(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;
	bool busy = false;
	int i;

	for_each_pwq(pwq, i, wq) {
		raw_spin_lock_irq(&pwq->pool->lock);
		busy |= pwq_busy(pwq);
		raw_spin_unlock_irq(&pwq->pool->lock);
	}
	return busy;
}

static void stop_rescuer(struct workqueue_struct *wq)
{
	struct worker *rescuer = wq->rescuer;

	if (!rescuer)
		return;
	/* No mayday finds it any more. */
	raw_spin_lock_irq(&wq_mayday_lock);
	wq->rescuer = NULL;
	raw_spin_unlock_irq(&wq_mayday_lock);
	kthread_stop(rescuer->task);
	kfree_rcu(rescuer, rcu);
}

/**
 * destroy_workqueue - let all its works finish, then free a workqueue
 * @wq: nobody else queues works in it any more
 *
 * Works whose timers still run are not waited for: cancel them first. If some
 * are found to be left, it is reported and nothing is freed.
 * Context: process, may sleep; not from a work of @wq.
 */
void destroy_workqueue(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;
	int i;

	mutex_lock(&wq->mutex);
	wq->flags |= __WQ_DESTROYING;
	mutex_unlock(&wq->mutex);

	drain_workqueue(wq);
	stop_rescuer(wq);
	for_each_pwq(pwq, i, wq)
		forget_pwq(pwq);
	if (WARN_ON(any_pwq_busy(wq))) {
		pr_warn("%s: %s has the following busy pwq\n", __func__,
			wq->name);
		show_one_workqueue(wq);
		return;
	}
	mutex_lock(&wq_pool_mutex);
	list_del_rcu(&wq->list);
	mutex_unlock(&wq_pool_mutex);
	call_rcu(&wq->rcu, rcu_free_workqueue);
}
EXPORT_SYMBOL_GPL(destroy_workqueue);

/**
 * workqueue_set_max_active - change how many works may run at once
 * @wq: not an ordered one, nor a BH one
 * @max_active: 0 for WQ_DFL_ACTIVE
 *
 * Those that run go on. Context: process, may sleep.
 */
void workqueue_set_max_active(struct workqueue_struct *wq, int max_active)
{
	if (WARN_ON(wq->flags & (WQ_BH | __WQ_ORDERED)))
		return;
	mutex_lock(&wq->mutex);
	wq->saved_max_active = clamp_max_active(wq, max_active ?: WQ_DFL_ACTIVE);
	wq_adjust_max_active(wq);
	mutex_unlock(&wq->mutex);
}
EXPORT_SYMBOL_GPL(workqueue_set_max_active);

/* ----------------------------------------------------------------- booting */

static void __init init_pools(void)
{
	int cpu, i, id = 0;

	worker_pools = kcalloc(4 * nr_cpu_ids + 2, sizeof(*worker_pools),
			       GFP_KERNEL);
	BUG_ON(!worker_pools);
	for_each_possible_cpu(cpu) {
		for (i = 0; i < NR_STD_POOLS; i++)
			init_worker_pool(&per_cpu(bh_worker_pools, cpu)[i], cpu,
					 i ? HIGHPRI_NICE_LEVEL : 0, id++,
					 POOL_BH);
		for (i = 0; i < NR_STD_POOLS; i++)
			init_worker_pool(&per_cpu(cpu_worker_pools, cpu)[i],
					 cpu, i ? HIGHPRI_NICE_LEVEL : 0, id++,
					 POOL_DISASSOCIATED);
	}
	for (i = 0; i < NR_STD_POOLS; i++)
		init_worker_pool(&unbound_worker_pools[i], -1,
				 i ? HIGHPRI_NICE_LEVEL : 0, id++,
				 POOL_DISASSOCIATED);
	nr_worker_pools = id;
	bh_pools_init();
}

static void __init init_system_wqs(void)
{
	system_wq = system_percpu_wq = alloc_workqueue("events", 0, 0);
	system_highpri_wq = alloc_workqueue("events_highpri", WQ_HIGHPRI, 0);
	system_long_wq = alloc_workqueue("events_long", 0, 0);
	system_unbound_wq = system_dfl_wq =
		alloc_workqueue("events_unbound", WQ_UNBOUND, WQ_MAX_ACTIVE);
	system_freezable_wq = alloc_workqueue("events_freezable",
					      WQ_FREEZABLE, 0);
	system_power_efficient_wq =
		alloc_workqueue("events_power_efficient", WQ_POWER_EFFICIENT, 0);
	system_freezable_power_efficient_wq =
		alloc_workqueue("events_freezable_pwr_efficient",
				WQ_FREEZABLE | WQ_POWER_EFFICIENT, 0);
	system_bh_wq = alloc_workqueue("events_bh", WQ_BH, 0);
	system_bh_highpri_wq = alloc_workqueue("events_bh_highpri",
					       WQ_BH | WQ_HIGHPRI, 0);
	BUG_ON(!system_wq || !system_highpri_wq || !system_long_wq ||
	       !system_unbound_wq || !system_freezable_wq ||
	       !system_power_efficient_wq || !system_bh_wq ||
	       !system_freezable_power_efficient_wq || !system_bh_highpri_wq);
}

/**
 * workqueue_init_early - from here on works can be queued
 *
 * They wait, for there are no threads yet. Context: start_kernel().
 */
void __init workqueue_init_early(void)
{
	pwq_cache = kmem_cache_create("pool_workqueue",
				      sizeof(struct pool_workqueue),
				      1 << WORK_STRUCT_PWQ_SHIFT, SLAB_PANIC,
				      NULL);
	init_pools();
	init_system_wqs();
}

/**
 * workqueue_init - from here on they run
 *
 * Context: PID 1, one CPU, kthreadd is there.
 */
void __init workqueue_init(void)
{
	struct workqueue_struct *wq;
	int cpu, i;

	worker_hooks_init();
	wq_report_init();
	for_each_online_cpu(cpu) {
		BUG_ON(workqueue_prepare_cpu(cpu));
		workqueue_online_cpu(cpu);
	}
	workqueue_hotplug_init();
	for (i = 0; i < NR_STD_POOLS; i++)
		BUG_ON(!create_worker(&unbound_worker_pools[i]));
	mutex_lock(&wq_pool_mutex);
	list_for_each_entry(wq, &workqueues, list)
		WARN(init_rescuer(wq), "workqueue: failed to create early rescuer for %s",
		     wq->name);
	mutex_unlock(&wq_pool_mutex);
	wq_online = true;
}
