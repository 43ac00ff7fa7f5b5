// SPDX-License-Identifier: MIT
/*
 * freezer.c - stopping threads where they allow it, and letting them go on.
 *
 * Kernel threads are born with PF_NOFREEZE: the freezer leaves them alone. One
 * that calls set_freezable() promises to call try_to_freeze() now and then, or
 * to sleep in TASK_FREEZABLE; freeze_kernel_threads() in kernel/power.c waits until
 * all of those are in the refrigerator.
 *
 *	running			calls try_to_freeze(), sleeps in TASK_FROZEN
 *	asleep in FREEZABLE	is turned TASK_FROZEN where it sleeps
 *	asleep otherwise	is woken, and comes by try_to_freeze()
 *
 * Locks: the state of another thread is changed under its pi_lock.
 *
 * Linux: kernel/freezer.c. Left out: user space,
 * cgroups; the state that a sleeper had before (it is woken by the thaw and
 * tests its condition again, as after any wake up).
 */
#include <linux/freezer.h>
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

bool pm_freezing;
EXPORT_SYMBOL(pm_freezing);

/** frozen - does @p sleep in the refrigerator? */
bool frozen(struct task_struct *p)
{
	return READ_ONCE(p->__state) & TASK_FROZEN;
}
EXPORT_SYMBOL(frozen);

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
	wake_up_state(p, TASK_NORMAL);
	return true;
}

/** __thaw_task - let @p out of the refrigerator */
void __thaw_task(struct task_struct *p)
{
	wake_up_state(p, TASK_FROZEN);
}
