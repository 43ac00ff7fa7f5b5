// SPDX-License-Identifier: MIT
/*
 * power.c - freezing all that can be frozen, and thawing it again.
 *
 * First the freezable workqueues begin no more works; then each freezable thread
 * is sent to the refrigerator (freezer.c). When all threads are there and the
 * last such work is through, the system is frozen. If that takes too long,
 * the culprits are named and everything goes on.
 *
 * Locks: freezer_mutex: one freeze or thaw at a time.
 * Linux: kernel/power/process.c. Left out: user space.
 */
#include <linux/freezer.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/workqueue.h>

/* How long freeze_kernel_threads() waits. */
#define FREEZE_TIMEOUT	(20 * HZ)

static DEFINE_MUTEX(freezer_mutex);

/* Send all there. Returns how many have not arrived. */
static int freeze_all_once(void)
{
	struct task_struct *p;
	int todo = 0;

	rcu_read_lock();
	for_each_process(p)
		if (p != current && !is_global_init(p) && freeze_task(p))
			todo++;
	rcu_read_unlock();
	return todo;
}

static void name_refusers(void)
{
	struct task_struct *p;

	rcu_read_lock();
	for_each_process(p)
		if (p != current && !is_global_init(p) && freezing(p) &&
		    !frozen(p))
			pr_err("  %s (pid %d, state %c)\n", p->comm, p->pid,
			       task_state_to_char(p));
	rcu_read_unlock();
}

static void thaw_all(void)
{
	struct task_struct *p;

	WRITE_ONCE(pm_freezing, false);
	thaw_workqueues();
	rcu_read_lock();
	for_each_process(p)
		__thaw_task(p);
	rcu_read_unlock();
}

/**
 * freeze_kernel_threads - wait until every freezable thread is frozen
 *
 * The caller and PID 1 go on running.
 * Context: process, may sleep.
 * Return: 0, or -EBUSY after 20 s, named in the log, and all are thawed again.
 */
int freeze_kernel_threads(void)
{
	unsigned long end = jiffies + FREEZE_TIMEOUT;
	bool wq_busy;
	int todo;

	mutex_lock(&freezer_mutex);
	WRITE_ONCE(pm_freezing, true);
	freeze_workqueues_begin();
	for (;;) {
		todo = freeze_all_once();
		wq_busy = freeze_workqueues_busy();
		todo += wq_busy;
		if (!todo || time_after(jiffies, end))
			break;
		schedule_timeout_uninterruptible(1);
	}
	if (todo) {
		pr_err("Freezing remaining freezable tasks failed after %d seconds (%d tasks refusing to freeze, wq_busy=%d):\n",
		       FREEZE_TIMEOUT / HZ, todo - wq_busy, wq_busy);
		if (wq_busy)
			show_freezable_workqueues();
		name_refusers();
		thaw_all();
	}
	mutex_unlock(&freezer_mutex);
	return todo ? -EBUSY : 0;
}

/** thaw_kernel_threads - undo freeze_kernel_threads() */
void thaw_kernel_threads(void)
{
	mutex_lock(&freezer_mutex);
	thaw_all();
	mutex_unlock(&freezer_mutex);
}
