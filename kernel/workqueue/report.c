// SPDX-License-Identifier: MIT
/*
 * report.c - what the workqueues do just now, and the lockup watchdog.
 *
 * A pool with works that wait takes one of them within moments, or something is
 * wrong: a work hogs its CPU, or all workers sleep and no new one can be made.
 * A timer looks at all pools every 30 seconds and names those that took none
 * since it looked last.
 *
 * Locks: workqueues under RCU; pool->lock, interrupts off.
 * Linux: kernel/workqueue.c, show_all_workqueues() and wq_watchdog.
 */
#include <linux/bug.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/panic.h>
#include <linux/rculist.h>

#include "internal.h"

static void pr_cont_pool(struct worker_pool *pool)
{
	if (pool->cpu >= 0)
		pr_cont(" cpus=%d node=0", pool->cpu);
	else
		pr_cont(" cpus=0-%u", nr_cpu_ids - 1);
	pr_cont(" flags=0x%x", pool->flags);
	if (pool->flags & POOL_BH)
		pr_cont(" bh%s", pool->nice ? "-hi" : "");
	else
		pr_cont(" nice=%d", pool->nice);
}

static void pr_cont_works(struct list_head *list, struct pool_workqueue *pwq,
			  const char *what)
{
	struct work_struct *work;
	bool comma = false;

	list_for_each_entry(work, list, entry) {
		if (get_work_pwq(work) != pwq)
			continue;
		if (!comma)
			pr_info("    %s:", what);
		pr_cont("%s %ps", comma ? "," : "", work->func);
		comma = true;
	}
	if (comma)
		pr_cont("\n");
}

static void pr_in_flight(struct pool_workqueue *pwq)
{
	struct worker_pool *pool = pwq->pool;
	struct worker *worker;
	bool comma = false;
	int i;

	for (i = 0; i < 1 << BUSY_HASH_ORDER; i++) {
		hlist_for_each_entry(worker, &pool->busy_hash[i], hentry) {
			if (worker->current_pwq != pwq)
				continue;
			if (!comma)
				pr_info("    in-flight:");
			pr_cont("%s %d%s:%ps", comma ? "," : "",
				worker->task ? worker->task->pid : 0,
				worker->rescue_wq ? "(RESCUER)" : "",
				worker->current_func);
			comma = true;
		}
	}
	if (comma)
		pr_cont("\n");
}

/* Context: pool->lock held. */
static bool pwq_idle(struct pool_workqueue *pwq)
{
	return !pwq->nr_active && list_empty(&pwq->inactive_works);
}

/* Context: pool->lock held. */
static void show_pwq(struct pool_workqueue *pwq)
{
	pr_info("  pwq %d:", pwq->pool->id);
	pr_cont_pool(pwq->pool);
	pr_cont(" active=%d%s\n", pwq->nr_active,
		list_empty(&pwq->mayday_node) ? "" : " MAYDAY");
	pr_in_flight(pwq);
	pr_cont_works(&pwq->pool->worklist, pwq, "pending");
	pr_cont_works(&pwq->inactive_works, pwq, "inactive");
}

/** show_one_workqueue - what is in it, if anything is; any context */
void show_one_workqueue(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;
	unsigned long flags;
	bool said = false;
	int i;

	for_each_pwq(pwq, i, wq) {
		raw_spin_lock_irqsave(&pwq->pool->lock, flags);
		if (!pwq_idle(pwq)) {
			if (!said)
				pr_info("workqueue %s: flags=0x%x\n", wq->name,
					wq->flags);
			said = true;
			show_pwq(pwq);
		}
		raw_spin_unlock_irqrestore(&pwq->pool->lock, flags);
	}
}

static void show_one_pool(struct worker_pool *pool)
{
	struct worker *worker;
	unsigned long flags;

	raw_spin_lock_irqsave(&pool->lock, flags);
	if (pool->nr_workers != pool->nr_idle) {
		pr_info("pool %d:", pool->id);
		pr_cont_pool(pool);
		pr_cont(" workers=%d", pool->nr_workers);
		if (pool->manager)
			pr_cont(" manager: %d", pool->manager->task->pid);
		list_for_each_entry(worker, &pool->idle_list, entry)
			if (worker->task)
				pr_cont(" idle: %d", worker->task->pid);
		pr_cont("\n");
	}
	raw_spin_unlock_irqrestore(&pool->lock, flags);
}

/** show_all_workqueues - all works, and all pools that are at work */
void show_all_workqueues(void)
{
	struct workqueue_struct *wq;
	int id;

	rcu_read_lock();
	pr_info("Showing busy workqueues and worker pools:\n");
	list_for_each_entry_rcu(wq, &workqueues, list)
		show_one_workqueue(wq);
	for (id = 0; id < nr_worker_pools; id++)
		show_one_pool(worker_pools[id]);
	rcu_read_unlock();
}

/** show_freezable_workqueues - those that keep the freezer waiting */
void show_freezable_workqueues(void)
{
	struct workqueue_struct *wq;

	rcu_read_lock();
	pr_info("Showing freezable workqueues that are still busy:\n");
	list_for_each_entry_rcu(wq, &workqueues, list)
		if (wq->flags & WQ_FREEZABLE)
			show_one_workqueue(wq);
	rcu_read_unlock();
}

/**
 * print_worker_info - "Workqueue: events fn", if @task runs a work
 * @log_lvl: KERN_*
 * @task: current, or one that does not run
 *
 * Context: any; no lock is taken, for this is part of an oops.
 */
void print_worker_info(const char *log_lvl, struct task_struct *task)
{
	struct worker *worker;
	work_func_t func;

	if (!(task->flags & PF_WQ_WORKER))
		return;
	worker = kthread_probe_data(task);
	func = worker ? READ_ONCE(worker->current_func) : NULL;
	if (func)
		printk("%sWorkqueue: %.*s %ps\n", log_lvl, WORKER_DESC_LEN - 1,
		       worker->desc, func);
}

static void print_current_worker_info(const char *log_lvl)
{
	print_worker_info(log_lvl, current);
}

/** wq_report_init - have oopses and warnings name the work */
void __init wq_report_init(void)
{
	panic_hooks.worker_info = print_current_worker_info;
}

/* ---------------------------------------------------------------- watchdog */

static unsigned long wq_watchdog_thresh = 30;	/* seconds; 0: off */
static unsigned long wq_watchdog_touched;	/* jiffies: the past is forgiven */

/** wq_watchdog_touch - begin anew: a CPU, or all (-1), were busy for a reason */
void wq_watchdog_touch(int cpu)
{
	WRITE_ONCE(wq_watchdog_touched, jiffies);
}

static bool pool_is_stuck(struct worker_pool *pool, unsigned long thresh)
{
	unsigned long ts = READ_ONCE(pool->watchdog_ts);
	unsigned long touched = READ_ONCE(wq_watchdog_touched);

	if (list_empty(&pool->worklist))
		return false;
	if (time_after(touched, ts))
		ts = touched;
	if (!time_after(jiffies, ts + thresh))
		return false;
	pr_emerg("BUG: workqueue lockup - pool");
	pr_cont_pool(pool);
	pr_cont(" stuck for %us!\n", (unsigned int)((jiffies - ts) / HZ));
	return true;
}

/**
 * wq_check_lockups - name the pools that take no works
 * @thresh: for so many jiffies
 *
 * Return: how many.
 */
int wq_check_lockups(unsigned long thresh)
{
	int id, stuck = 0;

	for (id = 0; id < nr_worker_pools; id++)
		stuck += pool_is_stuck(worker_pools[id], thresh);
	if (stuck)
		show_all_workqueues();
	return stuck;
}

static void wq_watchdog_timer_fn(struct timer_list *timer)
{
	wq_check_lockups(wq_watchdog_thresh * HZ);
	mod_timer(timer, jiffies + wq_watchdog_thresh * HZ);
}

static DEFINE_TIMER(wq_watchdog_timer, wq_watchdog_timer_fn);

static int __init wq_watchdog_setup(char *val)
{
	return !kstrtoul(val, 0, &wq_watchdog_thresh);
}
__setup("workqueue.watchdog_thresh=", wq_watchdog_setup);

static int __init wq_watchdog_init(void)
{
	if (wq_watchdog_thresh)
		mod_timer(&wq_watchdog_timer,
			  jiffies + wq_watchdog_thresh * HZ);
	return 0;
}
late_initcall(wq_watchdog_init);
