// SPDX-License-Identifier: MIT
/*
 * mutex.c - mutexes, the part that waits.
 *
 * The owner word holds the owner's task_struct, or 0. Taking a free mutex and
 * giving up one that nobody waits for are one compare-and-exchange each, in
 * mutex.h. Who finds an owner queues up under wait_lock and sets the WAITERS
 * bit; that makes the owner's fast unlock fail, so that it comes here and
 * makes the first waiter the owner before it wakes it. The word never reads 0
 * while somebody is queued, so nobody can overtake: strictly first come,
 * first served.
 *
 * Called by: any thread; never by interrupts.
 * Locks: wait_lock, interrupts on; inside it what try_to_wake_up() takes.
 * Linux: kernel/locking/mutex.c spins while the owner runs, and lets others
 * steal until a waiter asks for the hand-over; that trades fairness for speed.
 */
#include <linux/mutex.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/might_sleep.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

struct mutex_waiter {
	struct list_head list;		/* [wait_lock] */
	struct task_struct *task;
};

/** __mutex_init - what mutex_init() calls, with a class for lockdep */
void __mutex_init(struct mutex *lock, const char *name,
		  struct lock_class_key *key)
{
	atomic_long_set(&lock->owner, 0);
	raw_spin_lock_init(&lock->wait_lock);
	INIT_LIST_HEAD(&lock->wait_list);
#ifdef CONFIG_DEBUG_KERNEL
	lock->magic = lock;
	lockdep_init_map(&lock->dep_map, name, key, 0);
#endif
}
EXPORT_SYMBOL(__mutex_init);

static struct task_struct *mutex_owner(struct mutex *lock)
{
	return (void *)(atomic_long_read(&lock->owner) & ~MUTEX_FLAGS);
}

/*
 * With wait_lock held: take the mutex if it came free on the way here, else
 * make sure that the owner will look at the queue.
 *
 * Race: the owner unlocks fast (owner: me -> 0) while we set WAITERS (owner:
 * him -> him | WAITERS). Both are exchanges that compare, so one of them
 * fails and looks again.
 */
static bool take_or_mark(struct mutex *lock)
{
	long owner = atomic_long_read(&lock->owner);

	for (;;) {
		if (!owner) {
			if (atomic_long_try_cmpxchg(&lock->owner, &owner,
						    (long)current))
				return true;
		} else if (owner & MUTEX_FLAG_WAITERS) {
			return false;
		} else if (atomic_long_try_cmpxchg(&lock->owner, &owner,
						   owner | MUTEX_FLAG_WAITERS)) {
			return false;
		}
	}
}

/* A waiter gives up; the last one takes the mark away. wait_lock held. */
static void leave_queue(struct mutex *lock, struct mutex_waiter *waiter)
{
	list_del(&waiter->list);
	if (list_empty(&lock->wait_list))
		atomic_long_andnot(MUTEX_FLAG_WAITERS, &lock->owner);
}

static noinline int mutex_wait(struct mutex *lock, unsigned int state)
{
	struct mutex_waiter waiter = { .task = current };
	int ret = 0;

	might_sleep();
	raw_spin_lock(&lock->wait_lock);
	if (take_or_mark(lock))
		goto out;
	list_add_tail(&waiter.list, &lock->wait_list);
	for (;;) {
		if (signal_pending_state(state, current)) {
			leave_queue(lock, &waiter);
			ret = -EINTR;
			break;
		}
		/* Under wait_lock, as the wake-up is: it cannot be missed. */
		__set_current_state(state);
		raw_spin_unlock(&lock->wait_lock);
		schedule();
		raw_spin_lock(&lock->wait_lock);
		if (mutex_owner(lock) == current)
			break;
	}
	__set_current_state(TASK_RUNNING);
out:
	raw_spin_unlock(&lock->wait_lock);
	return ret;
}

/** __mutex_lock_slowpath - mutex_lock() found an owner */
void __mutex_lock_slowpath(struct mutex *lock)
{
	mutex_wait(lock, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(__mutex_lock_slowpath);

/** __mutex_lock_interruptible_slowpath - the same; -EINTR on a signal */
int __mutex_lock_interruptible_slowpath(struct mutex *lock)
{
	return mutex_wait(lock, TASK_INTERRUPTIBLE);
}
EXPORT_SYMBOL(__mutex_lock_interruptible_slowpath);

/** __mutex_lock_killable_slowpath - the same; -EINTR on a fatal signal */
int __mutex_lock_killable_slowpath(struct mutex *lock)
{
	return mutex_wait(lock, TASK_KILLABLE);
}
EXPORT_SYMBOL(__mutex_lock_killable_slowpath);

/*
 * Somebody waits, or did: hand over. With wait_lock held and ourselves in the
 * owner word nobody else changes it, so plain stores are enough.
 */
void __mutex_unlock_slowpath(struct mutex *lock)
{
	struct mutex_waiter *next;
	long owner = 0;

	if (WARN_ON_ONCE(mutex_owner(lock) != current))
		return;
	raw_spin_lock(&lock->wait_lock);
	next = list_first_entry_or_null(&lock->wait_list, struct mutex_waiter,
					list);
	if (next) {
		list_del(&next->list);
		owner = (long)next->task;
		if (!list_empty(&lock->wait_list))
			owner |= MUTEX_FLAG_WAITERS;
	}
	/* Pairs with: the exchange that takes it, or wait_lock in mutex_wait(). */
	atomic64_set_release(&lock->owner, owner);
	if (next)
		wake_up_process(next->task);
	raw_spin_unlock(&lock->wait_lock);
}
EXPORT_SYMBOL(__mutex_unlock_slowpath);

static bool mutex_trylock_word(struct mutex *lock)
{
	long free = 0;

	return atomic_long_try_cmpxchg(&lock->owner, &free, (long)current);
}

#ifdef CONFIG_DEBUG_KERNEL

static void debug_mutex_usable(struct mutex *lock)
{
	WARN_ONCE(lock->magic != lock,
		  "mutex %px used before mutex_init() or after mutex_destroy()\n",
		  lock);
}

static int mutex_lock_checked(struct mutex *lock, unsigned int state,
			      unsigned int subclass, unsigned long ip)
{
	int ret = 0;

	might_sleep();
	debug_mutex_usable(lock);
	lock_acquire(&lock->dep_map, subclass, 0, 0, 1, NULL, ip);
	if (!mutex_trylock_word(lock))
		ret = mutex_wait(lock, state);
	if (ret)
		lock_release(&lock->dep_map, ip);
	return ret;
}

/** mutex_lock_nested - mutex_lock(), a second one of its class */
void mutex_lock_nested(struct mutex *lock, unsigned int subclass)
{
	mutex_lock_checked(lock, TASK_UNINTERRUPTIBLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(mutex_lock_nested);

/** mutex_lock_interruptible_nested - the same; -EINTR on a signal */
int mutex_lock_interruptible_nested(struct mutex *lock, unsigned int subclass)
{
	return mutex_lock_checked(lock, TASK_INTERRUPTIBLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(mutex_lock_interruptible_nested);

/** mutex_lock_killable_nested - the same; -EINTR on a fatal signal */
int mutex_lock_killable_nested(struct mutex *lock, unsigned int subclass)
{
	return mutex_lock_checked(lock, TASK_KILLABLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(mutex_lock_killable_nested);

/** mutex_unlock - give a mutex back, to the first waiter if there is one */
void mutex_unlock(struct mutex *lock)
{
	debug_mutex_usable(lock);
	lock_release(&lock->dep_map, _RET_IP_);
	__mutex_unlock_slowpath(lock);
}
EXPORT_SYMBOL(mutex_unlock);

/**
 * mutex_destroy - say that a mutex will not be used any more
 * @lock: not locked
 */
void mutex_destroy(struct mutex *lock)
{
	WARN_ON(mutex_is_locked(lock));
	lock->magic = NULL;
}
EXPORT_SYMBOL(mutex_destroy);

#endif

/**
 * mutex_trylock - own a mutex if it is free
 * @lock: the mutex
 *
 * Context: process context, though it does not sleep.
 * Return: 1 as the owner, else 0: as spin_trylock(), unlike down_trylock().
 */
int mutex_trylock(struct mutex *lock)
{
	int ok = mutex_trylock_word(lock);

	if (ok)
		lock_acquire(&lock->dep_map, 0, 1, 0, 1, NULL, _RET_IP_);
	return ok;
}
EXPORT_SYMBOL(mutex_trylock);

/**
 * atomic_dec_and_mutex_lock - drop a count, owning the mutex with the last
 * @cnt: the count
 * @lock: owned if, and only if, the count reaches 0
 *
 * Return: 1 as the owner, else 0.
 */
int atomic_dec_and_mutex_lock(atomic_t *cnt, struct mutex *lock)
{
	if (atomic_add_unless(cnt, -1, 1))
		return 0;
	mutex_lock(lock);
	if (atomic_dec_and_test(cnt))
		return 1;
	mutex_unlock(lock);
	return 0;
}
EXPORT_SYMBOL(atomic_dec_and_mutex_lock);
