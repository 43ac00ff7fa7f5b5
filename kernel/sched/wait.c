// SPDX-License-Identifier: MIT
/*
 * wait.c - wait queues.
 *
 * A queue holds entries, each with a function that the waker calls under the
 * queue's lock: usually one that wakes the task on whose stack the entry is.
 * Shared waiters are at the head, exclusive ones at the tail: wake_up() calls
 * all functions up to and with the first exclusive one that really woke its
 * task, so that one unit of work does not stir the whole crowd.
 *
 * Called by: the wait_event() macros, drivers.
 * Locks: wq_head->lock, interrupts off; inside it a wake function may take
 * what try_to_wake_up() takes, and no more.
 * Linux: kernel/sched/wait.c. Left out: what poll and epoll need.
 */
#include <linux/wait.h>
#include <linux/export.h>
#include <linux/sched/signal.h>

#define WF_SYNC	0x10	/* the waker is about to sleep */

/** __init_waitqueue_head - what init_waitqueue_head() calls */
void __init_waitqueue_head(struct wait_queue_head *wq_head, const char *name,
			   struct lock_class_key *key)
{
	spin_lock_init(&wq_head->lock);
	lockdep_set_class_and_name(&wq_head->lock, key, name);
	INIT_LIST_HEAD(&wq_head->head);
}
EXPORT_SYMBOL(__init_waitqueue_head);

/* Adds an entry under the lock, flags set or cleared first. */
static void wq_insert(struct wait_queue_head *wq_head,
		      struct wait_queue_entry *wq_entry, unsigned int set,
		      unsigned int clear, bool tail)
{
	unsigned long flags;

	spin_lock_irqsave(&wq_head->lock, flags);
	wq_entry->flags = (wq_entry->flags & ~clear) | set;
	if (tail)
		__add_wait_queue_entry_tail(wq_head, wq_entry);
	else
		__add_wait_queue(wq_head, wq_entry);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}

/**
 * add_wait_queue - put a shared waiter on a queue
 * @wq_head: the queue
 * @wq_entry: an initialised entry that is on no queue
 */
void add_wait_queue(struct wait_queue_head *wq_head,
		    struct wait_queue_entry *wq_entry)
{
	wq_insert(wq_head, wq_entry, 0, WQ_FLAG_EXCLUSIVE, false);
}
EXPORT_SYMBOL(add_wait_queue);

/**
 * add_wait_queue_exclusive - put a waiter last, to be woken one at a time
 * @wq_head: the queue
 * @wq_entry: an initialised entry that is on no queue
 */
void add_wait_queue_exclusive(struct wait_queue_head *wq_head,
			      struct wait_queue_entry *wq_entry)
{
	wq_insert(wq_head, wq_entry, WQ_FLAG_EXCLUSIVE, 0, true);
}
EXPORT_SYMBOL(add_wait_queue_exclusive);

/* First of all, and if it wakes, the only one. */
void add_wait_queue_priority(struct wait_queue_head *wq_head,
			     struct wait_queue_entry *wq_entry)
{
	unsigned long flags;

	spin_lock_irqsave(&wq_head->lock, flags);
	wq_entry->flags |= WQ_FLAG_EXCLUSIVE | WQ_FLAG_PRIORITY;
	list_add(&wq_entry->entry, &wq_head->head);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL_GPL(add_wait_queue_priority);

/**
 * remove_wait_queue - take an entry off
 * @wq_head: the queue
 * @wq_entry: an entry on it, not one that a waker removes itself
 */
void remove_wait_queue(struct wait_queue_head *wq_head,
		       struct wait_queue_entry *wq_entry)
{
	unsigned long flags;

	spin_lock_irqsave(&wq_head->lock, flags);
	__remove_wait_queue(wq_head, wq_entry);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL(remove_wait_queue);

/* --------------------------------------------------------------- wakers */

/*
 * The heart: call the functions in turn. The next entry is remembered before
 * the call, since a function may take its own entry off (never another's). A
 * negative value ends the walk. nr == 0 means all exclusive waiters.
 *
 * Return: how many functions said that they woke somebody.
 */
static int __wake_up_common(struct wait_queue_head *wq_head, unsigned int mode,
			    int nr, int wake_flags, void *key)
{
	struct wait_queue_entry *curr, *next;
	int woken = 0;

	lockdep_assert_held(&wq_head->lock);
	list_for_each_entry_safe(curr, next, &wq_head->head, entry) {
		unsigned int flags = curr->flags;
		int ret = curr->func(curr, mode, wake_flags, key);

		if (ret < 0)
			break;
		woken += !!ret;
		if (ret && (flags & WQ_FLAG_EXCLUSIVE) && !--nr)
			break;
	}
	return woken;
}

static int __wake_up_lock(struct wait_queue_head *wq_head, unsigned int mode,
			  int nr, int wake_flags, void *key)
{
	unsigned long flags;
	int woken;

	spin_lock_irqsave(&wq_head->lock, flags);
	woken = __wake_up_common(wq_head, mode, nr, wake_flags, key);
	spin_unlock_irqrestore(&wq_head->lock, flags);
	return woken;
}

/**
 * __wake_up - wake who waits on a queue
 * @wq_head: the queue
 * @mode: which task states (TASK_NORMAL, TASK_INTERRUPTIBLE)
 * @nr: how many exclusive waiters; 0: all
 * @key: handed to the wake functions
 *
 * Orders what the caller wrote before what a woken task reads. If nobody was
 * woken that holds only thanks to the lock, see waitqueue_active().
 *
 * Context: any.
 * Return: the number of waiters woken.
 */
int __wake_up(struct wait_queue_head *wq_head, unsigned int mode, int nr,
	      void *key)
{
	return __wake_up_lock(wq_head, mode, nr, 0, key);
}
EXPORT_SYMBOL(__wake_up);

/* The caller holds wq_head->lock. */
void __wake_up_locked(struct wait_queue_head *wq_head, unsigned int mode,
		      int nr)
{
	__wake_up_common(wq_head, mode, nr, 0, NULL);
}
EXPORT_SYMBOL_GPL(__wake_up_locked);

/** __wake_up_locked_key - wake_up() with a key, wq_head->lock held */
void __wake_up_locked_key(struct wait_queue_head *wq_head, unsigned int mode,
			  void *key)
{
	__wake_up_common(wq_head, mode, 1, 0, key);
}
EXPORT_SYMBOL_GPL(__wake_up_locked_key);

/*
 * "sync": the waker will sleep soon, the woken may as well wait for this CPU.
 */
void __wake_up_sync_key(struct wait_queue_head *wq_head, unsigned int mode,
			void *key)
{
	if (wq_head)
		__wake_up_lock(wq_head, mode, 1, WF_SYNC, key);
}
EXPORT_SYMBOL_GPL(__wake_up_sync_key);

/** __wake_up_locked_sync_key - __wake_up_sync_key(), the lock held */
void __wake_up_locked_sync_key(struct wait_queue_head *wq_head,
			       unsigned int mode, void *key)
{
	__wake_up_common(wq_head, mode, 1, WF_SYNC, key);
}
EXPORT_SYMBOL_GPL(__wake_up_locked_sync_key);

/** __wake_up_sync - __wake_up_sync_key() without a key */
void __wake_up_sync(struct wait_queue_head *wq_head, unsigned int mode)
{
	__wake_up_sync_key(wq_head, mode, NULL);
}
EXPORT_SYMBOL_GPL(__wake_up_sync);

/* -------------------------------------------------------------- waiters */

/**
 * prepare_to_wait - queue up and set the state to sleep in
 * @wq_head: the queue
 * @wq_entry: from DEFINE_WAIT()
 * @state: the state
 *
 * Test the condition after this, not before.
 *
 * Race: the waiter queues itself, then looks at the condition; the waker sets
 * the condition, then looks at the queue. The barrier in set_current_state()
 * keeps the waiter's two steps in order, also for a waker that does not take
 * the lock. Pairs with: the barrier in wq_has_sleeper().
 */
void prepare_to_wait(struct wait_queue_head *wq_head,
		     struct wait_queue_entry *wq_entry, int state)
{
	unsigned long flags;

	wq_entry->flags &= ~WQ_FLAG_EXCLUSIVE;
	spin_lock_irqsave(&wq_head->lock, flags);
	if (list_empty(&wq_entry->entry))
		__add_wait_queue(wq_head, wq_entry);
	set_current_state(state);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL(prepare_to_wait);

/**
 * prepare_to_wait_exclusive - the same, for an exclusive waiter
 * @wq_head: the queue
 * @wq_entry: from DEFINE_WAIT()
 * @state: the state
 *
 * Return: true if it is the first on the queue.
 */
bool prepare_to_wait_exclusive(struct wait_queue_head *wq_head,
			       struct wait_queue_entry *wq_entry, int state)
{
	unsigned long flags;
	bool first = false;

	wq_entry->flags |= WQ_FLAG_EXCLUSIVE;
	spin_lock_irqsave(&wq_head->lock, flags);
	if (list_empty(&wq_entry->entry)) {
		first = list_empty(&wq_head->head);
		__add_wait_queue_entry_tail(wq_head, wq_entry);
	}
	set_current_state(state);
	spin_unlock_irqrestore(&wq_head->lock, flags);
	return first;
}
EXPORT_SYMBOL(prepare_to_wait_exclusive);

/* An entry for the calling task, off any queue. */
void init_wait_entry(struct wait_queue_entry *wq_entry, int flags)
{
	wq_entry->flags = flags;
	wq_entry->private = current;
	wq_entry->func = autoremove_wake_function;
	INIT_LIST_HEAD(&wq_entry->entry);
}
EXPORT_SYMBOL(init_wait_entry);

/**
 * prepare_to_wait_event - prepare_to_wait(), unless a signal is pending
 * @wq_head: the queue
 * @wq_entry: from init_wait_entry()
 * @state: the state
 *
 * Race: an exclusive waiter that gives up because of a signal must not eat a
 * wake-up. So it leaves the queue under the lock: a waker came before (then
 * the condition holds, and the caller tests it once more) or finds another.
 *
 * Return: 0, or -ERESTARTSYS with the entry off the queue.
 */
long prepare_to_wait_event(struct wait_queue_head *wq_head,
			   struct wait_queue_entry *wq_entry, int state)
{
	unsigned long flags;
	long ret = 0;

	spin_lock_irqsave(&wq_head->lock, flags);
	if (signal_pending_state(state, current)) {
		list_del_init(&wq_entry->entry);
		ret = -ERESTARTSYS;
	} else {
		if (!list_empty(&wq_entry->entry))
			;
		else if (wq_entry->flags & WQ_FLAG_EXCLUSIVE)
			__add_wait_queue_entry_tail(wq_head, wq_entry);
		else
			__add_wait_queue(wq_head, wq_entry);
		set_current_state(state);
	}
	spin_unlock_irqrestore(&wq_head->lock, flags);
	return ret;
}
EXPORT_SYMBOL(prepare_to_wait_event);

/* Queue up and sleep, the queue's lock held before and after. */
static long wait_intr_prepare(struct wait_queue_head *wq,
			      struct wait_queue_entry *wait)
{
	if (list_empty(&wait->entry))
		__add_wait_queue_entry_tail(wq, wait);
	set_current_state(TASK_INTERRUPTIBLE);
	return signal_pending(current) ? -ERESTARTSYS : 0;
}

/** do_wait_intr - a step of wait_event_interruptible_locked() */
long do_wait_intr(struct wait_queue_head *wq, struct wait_queue_entry *wait)
{
	if (wait_intr_prepare(wq, wait))
		return -ERESTARTSYS;
	spin_unlock(&wq->lock);
	schedule();
	spin_lock(&wq->lock);
	return 0;
}
EXPORT_SYMBOL(do_wait_intr);

/** do_wait_intr_irq - the same for a lock taken with interrupts off */
long do_wait_intr_irq(struct wait_queue_head *wq,
		      struct wait_queue_entry *wait)
{
	if (wait_intr_prepare(wq, wait))
		return -ERESTARTSYS;
	spin_unlock_irq(&wq->lock);
	schedule();
	spin_lock_irq(&wq->lock);
	return 0;
}
EXPORT_SYMBOL(do_wait_intr_irq);

/**
 * finish_wait - be running again, and off the queue
 * @wq_head: the queue
 * @wq_entry: the entry, which may go out of scope afterwards
 *
 * Race: autoremove_wake_function() may be at work on the entry. Its last
 * touch makes the entry empty, and the careful test looks at both pointers:
 * if it is empty the waker is done with it, else we take the lock and wait.
 * Pairs with: list_del_init_careful() in autoremove_wake_function().
 */
void finish_wait(struct wait_queue_head *wq_head,
		 struct wait_queue_entry *wq_entry)
{
	unsigned long flags;

	__set_current_state(TASK_RUNNING);
	if (list_empty_careful(&wq_entry->entry))
		return;
	spin_lock_irqsave(&wq_head->lock, flags);
	list_del_init(&wq_entry->entry);
	spin_unlock_irqrestore(&wq_head->lock, flags);
}
EXPORT_SYMBOL(finish_wait);

/* default_wake_function(), and off the queue if it woke the task. */
int autoremove_wake_function(struct wait_queue_entry *wq_entry,
			     unsigned int mode, int sync, void *key)
{
	int ret = default_wake_function(wq_entry, mode, sync, key);

	if (ret)
		list_del_init_careful(&wq_entry->entry);
	return ret;
}
EXPORT_SYMBOL(autoremove_wake_function);

/**
 * wait_woken - sleep until woken_wake_function() was called for this entry
 * @wq_entry: from DEFINE_WAIT_FUNC(wait, woken_wake_function), on a queue
 * @mode: the state to sleep in
 * @timeout: in jiffies
 *
 * For loops whose body sets other states: the wake-up is remembered in a
 * flag, so a state changed in between does no harm.
 *
 *	CPU 0, wait_woken()		CPU 1, wake_up()
 *	state = mode			condition = true
 *	full barrier			full barrier
 *	WOKEN set? then do not sleep	WOKEN = 1; wake
 *	WOKEN = 0
 *	full barrier
 *	caller tests condition
 *
 * Pairs with: the barrier in woken_wake_function(), both times.
 * Return: what is left of the timeout.
 */
long wait_woken(struct wait_queue_entry *wq_entry, unsigned int mode,
		long timeout)
{
	set_current_state(mode);
	if (!(READ_ONCE(wq_entry->flags) & WQ_FLAG_WOKEN) &&
	    !signal_pending_state(mode, current))
		timeout = schedule_timeout(timeout);
	__set_current_state(TASK_RUNNING);
	WRITE_ONCE(wq_entry->flags, wq_entry->flags & ~WQ_FLAG_WOKEN);
	smp_mb();
	return timeout;
}
EXPORT_SYMBOL(wait_woken);

/** woken_wake_function - the other side of wait_woken() */
int woken_wake_function(struct wait_queue_entry *wq_entry, unsigned int mode,
			int sync, void *key)
{
	/* The caller's condition before the flag. Pairs with: wait_woken(). */
	smp_mb();
	wq_entry->flags |= WQ_FLAG_WOKEN;
	return default_wake_function(wq_entry, mode, sync, key);
}
EXPORT_SYMBOL(woken_wake_function);
