// SPDX-License-Identifier: MIT
/*
 * semaphore.c - counting semaphores.
 *
 * count says how many may still enter. Somebody who finds 0 queues up; up()
 * does not raise the count then but gives the place to the first in the queue
 * and wakes it, so nobody can snatch it: fair, and one wake-up for one up().
 *
 * Called by: drivers. A mutex is better where the owner is the one to unlock.
 * Locks: sem->lock, interrupts off, so that up() works from interrupts.
 * Linux: kernel/locking/semaphore.c; here because it calls schedule().
 */
#include <linux/semaphore.h>
#include <linux/export.h>
#include <linux/might_sleep.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

struct semaphore_waiter {
	struct list_head list;
	struct task_struct *task;
	bool up;			/* [lock] the place is ours */
};

/** __sema_init - what sema_init() calls, with a class for lockdep */
void __sema_init(struct semaphore *sem, int val, struct lock_class_key *key)
{
	raw_spin_lock_init(&sem->lock);
	lockdep_set_class_and_name(&sem->lock, key, "semaphore->lock");
	sem->count = val;
	INIT_LIST_HEAD(&sem->wait_list);
}
EXPORT_SYMBOL(__sema_init);

/*
 * Queue up and sleep; sem->lock is held before and after. The state is set
 * under the lock that up() takes, so up() sees us asleep or we see it.
 *
 * Return: 0, -ETIME or -EINTR; with an error the place was not given to us.
 */
static noinline int __down_common(struct semaphore *sem, unsigned int state,
				  long timeout)
{
	struct semaphore_waiter waiter = { .task = current };
	int ret = 0;

	list_add_tail(&waiter.list, &sem->wait_list);
	for (;;) {
		if (signal_pending_state(state, current))
			ret = -EINTR;
		else if (timeout <= 0)
			ret = -ETIME;
		if (ret)
			break;
		__set_current_state(state);
		raw_spin_unlock_irq(&sem->lock);
		timeout = schedule_timeout(timeout);
		raw_spin_lock_irq(&sem->lock);
		if (waiter.up)
			return 0;
	}
	list_del(&waiter.list);
	return ret;
}

static __always_inline int down_state(struct semaphore *sem,
				      unsigned int state, long timeout)
{
	unsigned long flags;
	int ret = 0;

	might_sleep();
	raw_spin_lock_irqsave(&sem->lock, flags);
	if (likely(sem->count > 0))
		sem->count--;
	else
		ret = __down_common(sem, state, timeout);
	raw_spin_unlock_irqrestore(&sem->lock, flags);
	return ret;
}

/**
 * down - enter, sleeping until there is room
 * @sem: the semaphore
 *
 * Context: may sleep.
 */
void down(struct semaphore *sem)
{
	down_state(sem, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(down);

/**
 * down_interruptible - enter unless a signal comes first
 * @sem: the semaphore
 *
 * Return: 0, or -EINTR without having entered.
 */
int down_interruptible(struct semaphore *sem)
{
	return down_state(sem, TASK_INTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(down_interruptible);

/**
 * down_killable - enter unless a fatal signal comes first
 * @sem: the semaphore
 *
 * Return: 0, or -EINTR without having entered.
 */
int down_killable(struct semaphore *sem)
{
	return down_state(sem, TASK_KILLABLE, MAX_SCHEDULE_TIMEOUT);
}
EXPORT_SYMBOL(down_killable);

/**
 * down_timeout - enter within a limited time
 * @sem: the semaphore
 * @timeout: in jiffies
 *
 * Return: 0, or -ETIME without having entered.
 */
int down_timeout(struct semaphore *sem, long timeout)
{
	return down_state(sem, TASK_UNINTERRUPTIBLE, timeout);
}
EXPORT_SYMBOL(down_timeout);

/**
 * down_trylock - enter if there is room now
 * @sem: the semaphore
 *
 * Context: any.
 * Return: 0 when entered, 1 when not: the opposite of spin_trylock().
 */
int down_trylock(struct semaphore *sem)
{
	unsigned long flags;
	int full;

	raw_spin_lock_irqsave(&sem->lock, flags);
	full = !sem->count;
	if (!full)
		sem->count--;
	raw_spin_unlock_irqrestore(&sem->lock, flags);
	return full;
}
EXPORT_SYMBOL(down_trylock);

/**
 * up - leave, or let one more in
 * @sem: the semaphore; anybody may call this, also who never entered
 *
 * Context: any.
 */
void up(struct semaphore *sem)
{
	struct semaphore_waiter *waiter;
	unsigned long flags;

	raw_spin_lock_irqsave(&sem->lock, flags);
	waiter = list_first_entry_or_null(&sem->wait_list,
					  struct semaphore_waiter, list);
	if (likely(!waiter)) {
		sem->count++;
	} else {
		list_del(&waiter->list);
		waiter->up = true;
		wake_up_process(waiter->task);
	}
	raw_spin_unlock_irqrestore(&sem->lock, flags);
}
EXPORT_SYMBOL(up);
