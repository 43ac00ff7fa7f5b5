// SPDX-License-Identifier: MIT
/*
 * swait.c - simple wait queues.
 *
 * A queue is a lock and a list of sleeping tasks, oldest first. The waiter
 * puts an entry from its own stack on the list and sets its state; the waker
 * takes the entry off and calls try_to_wake_up(). Both under the queue's lock,
 * so an entry is never touched after its owner has passed finish_swait().
 *
 * Called by: whoever wants a queue cheaper than wait.c's. A completion is made
 * of the same parts, but hands over in its own way.
 * Locks: q->lock is a leaf but for what try_to_wake_up() takes (pi_lock, rq).
 * Linux: kernel/sched/swait.c. Nothing is left out.
 */
#include <linux/swait.h>
#include <linux/export.h>
#include <linux/sched/signal.h>

/** __init_swait_queue_head - what init_swait_queue_head() calls */
void __init_swait_queue_head(struct swait_queue_head *q, const char *name,
			     struct lock_class_key *key)
{
	raw_spin_lock_init(&q->lock);
	lockdep_set_class_and_name(&q->lock, key, name);
	INIT_LIST_HEAD(&q->task_list);
}
EXPORT_SYMBOL(__init_swait_queue_head);

/**
 * swake_up_locked - wake the oldest waiter
 * @q: the queue, its lock held and interrupts off
 * @wake_flags: WF_*, passed on
 *
 * The entry goes off the list here, so that the next call finds the next one
 * even before this one has run.
 */
void swake_up_locked(struct swait_queue_head *q, int wake_flags)
{
	if (!list_empty(&q->task_list))
		__swake_up_first(q, wake_flags);
}
EXPORT_SYMBOL(swake_up_locked);

/**
 * swake_up_all_locked - wake every waiter
 * @q: the queue, its lock held and interrupts off
 *
 * One after the other with interrupts off: for queues that are short.
 */
void swake_up_all_locked(struct swait_queue_head *q)
{
	while (!list_empty(&q->task_list))
		swake_up_locked(q, 0);
}
EXPORT_SYMBOL(swake_up_all_locked);

/**
 * swake_up_one - wake the oldest waiter
 * @q: the queue
 *
 * Context: any.
 */
void swake_up_one(struct swait_queue_head *q)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&q->lock, flags);
	swake_up_locked(q, 0);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(swake_up_one);

/**
 * swake_up_all - wake all who wait now
 * @q: the queue
 *
 * The lock is let go between two waiters, so that interrupts are not off for
 * the length of the list. Who comes later goes to another list and is left.
 *
 * Context: process, interrupts on.
 */
void swake_up_all(struct swait_queue_head *q)
{
	struct swait_queue *curr;
	LIST_HEAD(tmp);

	raw_spin_lock_irq(&q->lock);
	list_splice_init(&q->task_list, &tmp);
	while (!list_empty(&tmp)) {
		curr = list_first_entry(&tmp, typeof(*curr), task_list);
		wake_up_state(curr->task, TASK_NORMAL);
		list_del_init(&curr->task_list);
		if (list_empty(&tmp))
			break;
		raw_spin_unlock_irq(&q->lock);
		raw_spin_lock_irq(&q->lock);
	}
	raw_spin_unlock_irq(&q->lock);
}
EXPORT_SYMBOL(swake_up_all);

/* Queue up unless still queued. Called with q->lock held. */
void __prepare_to_swait(struct swait_queue_head *q, struct swait_queue *wait)
{
	wait->task = current;
	if (list_empty(&wait->task_list))
		list_add_tail(&wait->task_list, &q->task_list);
}

/**
 * prepare_to_swait_exclusive - queue up and set the state to sleep in
 * @q: the queue
 * @wait: an entry, its list initialised
 * @state: the state
 */
void prepare_to_swait_exclusive(struct swait_queue_head *q,
				struct swait_queue *wait, int state)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&q->lock, flags);
	__prepare_to_swait(q, wait);
	/* Pairs with: the barrier in swq_has_sleeper(). */
	set_current_state(state);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(prepare_to_swait_exclusive);

/**
 * prepare_to_swait_event - the same, unless a signal is pending
 * @q: the queue
 * @wait: an entry, its list initialised
 * @state: the state
 *
 * With a signal pending the entry is taken off the queue instead, so that a
 * wake-up that comes now goes to somebody who can use it.
 *
 * Return: 0, or -ERESTARTSYS.
 */
long prepare_to_swait_event(struct swait_queue_head *q,
			    struct swait_queue *wait, int state)
{
	unsigned long flags;
	long ret = 0;

	raw_spin_lock_irqsave(&q->lock, flags);
	if (signal_pending_state(state, current)) {
		list_del_init(&wait->task_list);
		ret = -ERESTARTSYS;
	} else {
		__prepare_to_swait(q, wait);
		/* Pairs with: the barrier in swq_has_sleeper(). */
		set_current_state(state);
	}
	raw_spin_unlock_irqrestore(&q->lock, flags);
	return ret;
}
EXPORT_SYMBOL(prepare_to_swait_event);

/** __finish_swait - finish_swait() for who holds q->lock */
void __finish_swait(struct swait_queue_head *q, struct swait_queue *wait)
{
	__set_current_state(TASK_RUNNING);
	if (!list_empty(&wait->task_list))
		list_del_init(&wait->task_list);
}

/**
 * finish_swait - be running again, and off the queue
 * @q: the queue
 * @wait: the entry; free to go out of scope afterwards
 */
void finish_swait(struct swait_queue_head *q, struct swait_queue *wait)
{
	unsigned long flags;

	__set_current_state(TASK_RUNNING);
	/*
	 * Race: the waker's list_del_init() is its last touch of the entry.
	 * Careful looks at both pointers, so an empty entry means that the
	 * waker is through; otherwise the lock waits for it.
	 */
	if (list_empty_careful(&wait->task_list))
		return;
	raw_spin_lock_irqsave(&q->lock, flags);
	list_del_init(&wait->task_list);
	raw_spin_unlock_irqrestore(&q->lock, flags);
}
EXPORT_SYMBOL(finish_swait);
