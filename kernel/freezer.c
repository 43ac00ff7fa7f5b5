// SPDX-License-Identifier: MIT
/*
 * freezer.c - stopping threads where they allow it, and letting them go on.
 *
 * Kernel threads are born with PF_NOFREEZE: the freezer leaves them alone. One
 * that calls set_freezable() promises to call try_to_freeze() now and then, or
 * to sleep in TASK_FREEZABLE; freeze_kernel_threads() waits until all of those
 * are in the refrigerator.
 *
 *	running			calls try_to_freeze(), sleeps in TASK_FROZEN
 *	asleep in FREEZABLE	is turned TASK_FROZEN where it sleeps
 *	asleep otherwise	is woken, and comes by try_to_freeze()
 *
 * Locks: the state of another thread is changed under its pi_lock.
 *
 * Linux: kernel/freezer.c and kernel/power/process.c. Left out: user space,
 * cgroups; the state that a sleeper had before (it is woken by the thaw and
 * tests its condition again, as after any wake up).
 */
#include <linux/freezer.h>
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/spinlock.h>

/* How long freeze_kernel_threads() waits. */
#define FREEZE_TIMEOUT	(20 * HZ)

bool pm_freezing;
EXPORT_SYMBOL(pm_freezing);
static DEFINE_MUTEX(freezer_mutex);

/** frozen - does @p sleep in the refrigerator? */
bool frozen(struct task_struct *p)
{
	return READ_ONCE(p->__state) & TASK_FROZEN;
}

/** freezing_slow_path - the freezer is at work: does it mean @p? */
bool freezing_slow_path(struct task_struct *p)
{
	return !(READ_ONCE(p->flags) & PF_NOFREEZE);
}
EXPORT_SYMBOL(freezing_slow_path);

/*
 * Race: thaw_kernel_threads() clears pm_freezing, then wakes who is FROZEN, the
 * latter under pi_lock. We set the state and look at pm_freezing under the same
 * lock: come we first, it sees us; comes it first, we see that it is over.
 */
static bool enter_frozen_state(bool check_kthr_stop)
{
	bool freeze;

	raw_spin_lock_irq(&current->pi_lock);
	WRITE_ONCE(current->__state, TASK_FROZEN);
	freeze = freezing(current) &&
		 !(check_kthr_stop && kthread_should_stop());
	raw_spin_unlock_irq(&current->pi_lock);
	return freeze;
}

/**
 * __refrigerator - sleep until the freezer lets go
 * @check_kthr_stop: come out as well when kthread_stop() wants us
 *
 * Context: process, may sleep. Leaves the state TASK_RUNNING.
 * Return: true if it slept.
 */
bool __refrigerator(bool check_kthr_stop)
{
	unsigned int state = get_current_state();
	bool was_frozen = false;

	WARN_ON_ONCE(state && !(state & TASK_NORMAL));
	while (enter_frozen_state(check_kthr_stop)) {
		was_frozen = true;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return was_frozen;
}
EXPORT_SYMBOL(__refrigerator);

/**
 * set_freezable - the current kernel thread will call try_to_freeze()
 *
 * Return: true if it was frozen at once.
 */
bool set_freezable(void)
{
	might_sleep();
	current->flags &= ~PF_NOFREEZE;
	return try_to_freeze();
}
EXPORT_SYMBOL(set_freezable);

/*
 * Turn a sleeper in TASK_FREEZABLE into a frozen one. Only when it has left its
 * CPU: until then its state is its own.
 */
static bool freeze_in_place(struct task_struct *p)
{
	unsigned long flags;
	bool done = false;

	raw_spin_lock_irqsave(&p->pi_lock, flags);
	if (!READ_ONCE(p->on_rq) && !READ_ONCE(p->on_cpu) &&
	    READ_ONCE(p->__state) & TASK_FREEZABLE) {
		WRITE_ONCE(p->__state, TASK_FROZEN);
		done = true;
	}
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
	return done;
}

/**
 * freeze_task - send @p to the refrigerator
 *
 * Context: any but NMI.
 * Return: true if @p has yet to get there.
 */
bool freeze_task(struct task_struct *p)
{
	if (!freezing(p) || frozen(p) || freeze_in_place(p))
		return false;
	wake_up_state(p, TASK_INTERRUPTIBLE);
	return true;
}

/** __thaw_task - let @p out of the refrigerator */
void __thaw_task(struct task_struct *p)
{
	wake_up_state(p, TASK_FROZEN);
}

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
	int todo;

	mutex_lock(&freezer_mutex);
	WRITE_ONCE(pm_freezing, true);
	for (;;) {
		todo = freeze_all_once();
		if (!todo || time_after(jiffies, end))
			break;
		schedule_timeout_uninterruptible(1);
	}
	if (todo) {
		pr_err("Freezing remaining freezable tasks failed after %d seconds (%d tasks refusing to freeze):\n",
		       FREEZE_TIMEOUT / HZ, todo);
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
