// SPDX-License-Identifier: MIT
/*
 * rtmutex.c - mutexes with priority inheritance.
 *
 * An urgent thread that waits for a lock is held up by its owner, and by all
 * that keep the owner off its CPU. So the owner runs with the priority of its
 * most urgent waiter until it unlocks; and if it waits for another such lock
 * itself, that one's owner too, and so on down the chain. The lock goes to the
 * most urgent waiter, of equals to the one who came first.
 *
 * Uncontended it is one compare-and-exchange each way, as in mutex.c. The rest
 * is under one lock, pi_lock: contended locks of this kind are few, and a chain
 * leads across many of them. All that have waiters are in one list; who waits
 * where, and whose waiters press whom, is found by looking through it.
 *
 * Called by: threads.
 * Locks: pi_lock, interrupts off; inside it what try_to_wake_up() and
 * sched_set_boost() take.
 * Linux: kernel/locking/rtmutex.c, with a lock for each mutex and task, trees
 * of waiters, and detection of deadlocks. Left out: a waiter whose priority is
 * changed by others while it waits keeps its place; rt_mutex_base.
 */
#include <linux/rtmutex.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/minmax.h>
#include <linux/might_sleep.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include "sched.h"

#define MAX_CHAIN	64	/* a chain that is longer is a ring */

struct rt_waiter {
	struct list_head list;
	struct task_struct *task;
	int prio;			/* of task when it was put in its place */
};

static DEFINE_RAW_SPINLOCK(pi_lock);	/* outside of every task's pi_lock */
static LIST_HEAD(contended_locks);	/* [pi_lock] */

/** __rt_mutex_init - what rt_mutex_init() calls, with a class for lockdep */
void __rt_mutex_init(struct rt_mutex *lock, const char *name,
		     struct lock_class_key *key)
{
	atomic_long_set(&lock->owner, 0);
	INIT_LIST_HEAD(&lock->waiters);
	INIT_LIST_HEAD(&lock->contended);
#ifdef CONFIG_DEBUG_KERNEL
	lockdep_init_map(&lock->dep_map, name, key, 0);
#endif
}
EXPORT_SYMBOL_GPL(__rt_mutex_init);

static struct task_struct *owner_of(struct rt_mutex *lock)
{
	return (void *)(atomic_long_read(&lock->owner) & ~RT_MUTEX_WAITERS);
}

/* ------------------------------------------------------------ inheritance */

/* by urgency; behind those of the same */
static void enqueue(struct rt_mutex *lock, struct rt_waiter *w)
{
	struct rt_waiter *other;

	w->prio = w->task->prio;
	if (list_empty(&lock->waiters))
		list_add(&lock->contended, &contended_locks);
	list_for_each_entry(other, &lock->waiters, list)
		if (other->prio > w->prio)
			break;
	list_add_tail(&w->list, &other->list);
}

static void dequeue(struct rt_mutex *lock, struct rt_waiter *w)
{
	list_del(&w->list);
	if (list_empty(&lock->waiters))
		list_del_init(&lock->contended);
}

/* where does @p wait? */
static struct rt_mutex *blocked_on(struct task_struct *p, struct rt_waiter **w)
{
	struct rt_mutex *lock;

	list_for_each_entry(lock, &contended_locks, contended)
		list_for_each_entry(*w, &lock->waiters, list)
			if ((*w)->task == p)
				return lock;
	return NULL;
}

/* the most urgent of all who wait for what @p owns; MAX_PRIO: nobody */
static int pressing_prio(struct task_struct *p)
{
	struct rt_mutex *lock;
	struct rt_waiter *first;
	int prio = MAX_PRIO;

	list_for_each_entry(lock, &contended_locks, contended) {
		if (owner_of(lock) != p)
			continue;
		first = list_first_entry(&lock->waiters, struct rt_waiter,
					 list);
		prio = min(prio, first->prio);
	}
	return prio;
}

/* @p's waiters have changed: its priority, then that of whom it waits for */
static void adjust_chain(struct task_struct *p)
{
	struct rt_waiter *w;
	struct rt_mutex *lock;

	for (int i = 0; p && i < MAX_CHAIN; i++) {
		if (!sched_set_boost(p, pressing_prio(p)))
			return;
		lock = blocked_on(p, &w);
		if (!lock)
			return;
		dequeue(lock, w);
		enqueue(lock, w);
		p = owner_of(lock);
	}
}

/* ----------------------------------------------------------------- waiting */

/*
 * With pi_lock held: take the lock if it came free on the way here, else make
 * sure that the owner's unlock comes to us. Race: see take_or_mark() in mutex.c.
 */
static bool take_or_mark(struct rt_mutex *lock)
{
	long owner = atomic_long_read(&lock->owner);

	for (;;) {
		if (owner & RT_MUTEX_WAITERS)
			return false;
		if (atomic_long_try_cmpxchg(&lock->owner, &owner,
					    owner ? owner | RT_MUTEX_WAITERS :
						    (long)current))
			return !owner;
	}
}

static void give_up(struct rt_mutex *lock, struct rt_waiter *w)
{
	dequeue(lock, w);
	if (list_empty(&lock->waiters))
		atomic_long_andnot(RT_MUTEX_WAITERS, &lock->owner);
	adjust_chain(owner_of(lock));
}

static noinline int rt_mutex_wait(struct rt_mutex *lock, unsigned int state)
{
	struct rt_waiter w = { .task = current };
	int ret = 0;

	raw_spin_lock_irq(&pi_lock);
	if (take_or_mark(lock))
		goto out;
	enqueue(lock, &w);
	adjust_chain(owner_of(lock));
	for (;;) {
		if (signal_pending_state(state, current)) {
			give_up(lock, &w);
			ret = -EINTR;
			break;
		}
		/* Under pi_lock, as the wake-up is: it cannot be missed. */
		__set_current_state(state);
		raw_spin_unlock_irq(&pi_lock);
		schedule();
		raw_spin_lock_irq(&pi_lock);
		if (owner_of(lock) == current)
			break;
	}
	__set_current_state(TASK_RUNNING);
out:
	raw_spin_unlock_irq(&pi_lock);
	return ret;
}

static bool take_free(struct rt_mutex *lock)
{
	long free = 0;

	return atomic_long_try_cmpxchg(&lock->owner, &free, (long)current);
}

static int rt_mutex_lock_state(struct rt_mutex *lock, unsigned int state,
			       unsigned int subclass, unsigned long ip)
{
	int ret = 0;

	might_sleep();
	lock_acquire(&lock->dep_map, subclass, 0, 0, 1, NULL, ip);
	if (!take_free(lock))
		ret = rt_mutex_wait(lock, state);
	if (ret)
		lock_release(&lock->dep_map, ip);
	return ret;
}

/**
 * rt_mutex_lock_nested - own the mutex, sleeping until it is free
 * @lock: not owned by the caller already
 * @subclass: for lockdep
 *
 * Context: may sleep.
 */
void rt_mutex_lock_nested(struct rt_mutex *lock, unsigned int subclass)
{
	rt_mutex_lock_state(lock, TASK_UNINTERRUPTIBLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL_GPL(rt_mutex_lock_nested);

/** rt_mutex_lock_interruptible - the same; -EINTR when a signal came first */
int rt_mutex_lock_interruptible(struct rt_mutex *lock)
{
	return rt_mutex_lock_state(lock, TASK_INTERRUPTIBLE, 0, _RET_IP_);
}
EXPORT_SYMBOL_GPL(rt_mutex_lock_interruptible);

/** rt_mutex_lock_killable - the same; -EINTR when a fatal signal came first */
int rt_mutex_lock_killable(struct rt_mutex *lock)
{
	return rt_mutex_lock_state(lock, TASK_KILLABLE, 0, _RET_IP_);
}
EXPORT_SYMBOL_GPL(rt_mutex_lock_killable);

/** rt_mutex_trylock - 1 as the owner, 0 if somebody else is */
int rt_mutex_trylock(struct rt_mutex *lock)
{
	int ok = take_free(lock);

	if (ok)
		lock_acquire(&lock->dep_map, 0, 1, 0, 1, NULL, _RET_IP_);
	return ok;
}
EXPORT_SYMBOL_GPL(rt_mutex_trylock);

/* The first waiter becomes the owner, with what is left of the pressure. */
static void hand_over(struct rt_mutex *lock)
{
	struct rt_waiter *next = list_first_entry(&lock->waiters,
						  struct rt_waiter, list);
	struct task_struct *p = next->task;

	dequeue(lock, next);
	atomic_long_set_release(&lock->owner, (long)p |
				(list_empty(&lock->waiters) ? 0 :
				 RT_MUTEX_WAITERS));
	sched_set_boost(p, pressing_prio(p));
	wake_up_process(p);
	sched_set_boost(current, pressing_prio(current));
}

/**
 * rt_mutex_unlock - give a mutex up, to the most urgent waiter if there is one
 * @lock: owned by the caller
 */
void rt_mutex_unlock(struct rt_mutex *lock)
{
	long me = (long)current;
	unsigned long flags;

	lock_release(&lock->dep_map, _RET_IP_);
	if (atomic_long_try_cmpxchg(&lock->owner, &me, 0))
		return;
	if (WARN_ON_ONCE(owner_of(lock) != current))
		return;
	raw_spin_lock_irqsave(&pi_lock, flags);
	/* the last waiter may have given up meanwhile */
	if (list_empty(&lock->waiters))
		atomic_long_set_release(&lock->owner, 0);
	else
		hand_over(lock);
	raw_spin_unlock_irqrestore(&pi_lock, flags);
}
EXPORT_SYMBOL_GPL(rt_mutex_unlock);
