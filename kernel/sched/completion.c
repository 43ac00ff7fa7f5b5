// SPDX-License-Identifier: MIT
/*
 * completion.c - waiting for something to be done.
 *
 * A completion is a counter and a queue. complete() adds one and wakes one
 * waiter, a waiter takes one; complete_all() makes it infinite (UINT_MAX).
 * Unlike a flag and a wake-up it cannot be missed: the counter remembers.
 *
 * DOC: on-stack completion
 * Why not a semaphore: the waiter often owns the memory, on its stack, and
 * leaves as soon as it has been told. So the teller must be done with it by
 * then. Here both take x->wait.lock, and the unlock in complete() is its last
 * touch: a waiter that has got through the lock after it may free x.
 *
 *	CPU 0, wait_for_completion()	CPU 1, complete()
 *	lock; done == 0; sleep
 *					lock; done++; wake CPU 0
 *	lock ... spins			unlock		<- last touch
 *	done--; unlock; return; x is gone
 *
 * A fast path for the waiter that reads done without the lock would return
 * between done++ and unlock.
 *
 * Called by: kthread.c and everybody else.
 * Locks: wait.lock; inside it try_to_wake_up() takes pi_lock and a rq lock.
 * The common cases come first in each function and call nothing; the rest is
 * out of line, entered with the lock held.
 * Linux: kernel/sched/completion.c. Left out: accounting of io waits.
 */
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/sched/signal.h>

/*
 * The lock, interrupts off, without counting preemption: nothing preempts a
 * CPU that takes no interrupts, and these few instructions wake nobody. What
 * does wake somebody, complete_and_wake(), counts.
 */
#define lock_irq(x) do {				\
	local_irq_disable();				\
	do_raw_spin_lock(&(x)->wait.lock, 0);		\
} while (0)
#define unlock_irq(x) do {				\
	do_raw_spin_unlock(&(x)->wait.lock);		\
	local_irq_enable();				\
} while (0)
#define lock_irqsave(x, flags) do {			\
	local_irq_save(flags);				\
	do_raw_spin_lock(&(x)->wait.lock, 0);		\
} while (0)
#define unlock_irqrestore(x, flags) do {		\
	do_raw_spin_unlock(&(x)->wait.lock);		\
	local_irq_restore(flags);			\
} while (0)

/* One complete() less to hand out. Called with the lock held, done not 0. */
static __always_inline void consume_one(struct completion *x)
{
	if (likely(x->done != UINT_MAX))
		x->done--;
}

static noinline void complete_and_wake(struct completion *x,
				       unsigned long flags)
	__releases(&x->wait.lock)
{
	preempt_disable();
	__swake_up_first(&x->wait, 0);
	unlock_irqrestore(x, flags);
	preempt_enable();
}

/**
 * complete - let one waiter through, now or later
 * @x: the completion; may be gone when this returns
 *
 * Waiters are woken in the order in which they came. Orders what the caller
 * wrote before what the woken thread reads afterwards.
 * Pairs with: the lock in wait_for_completion().
 *
 * Context: any, interrupts too.
 */
void complete(struct completion *x)
{
	unsigned long flags;
	unsigned int done;

	lock_irqsave(x, flags);
	done = x->done + 1;
	if (likely(done))		/* 0: it was UINT_MAX, and stays so */
		x->done = done;
	if (x->wait.task_list.next != &x->wait.task_list)
		return complete_and_wake(x, flags);
	unlock_irqrestore(x, flags);
}
EXPORT_SYMBOL(complete);

/* A hint that Linux's scheduler takes; every wake-up here tries that first. */
void complete_on_current_cpu(struct completion *x)
{
	complete(x);
}

/**
 * complete_all - let every waiter through, those of the future too
 * @x: the completion; reinit_completion() before it is used again
 *
 * Context: any. A completion that can be freed by a waiter needs care: the
 * others must have left as well.
 */
void complete_all(struct completion *x)
{
	unsigned long flags;

	lock_irqsave(x, flags);
	preempt_disable();
	x->done = UINT_MAX;
	swake_up_all_locked(&x->wait);
	unlock_irqrestore(x, flags);
	preempt_enable();
}
EXPORT_SYMBOL(complete_all);

/*
 * Sleep until done, on an entry that is queued once and requeued only after a
 * wake-up that brought nothing. The state is set under the lock: complete()
 * cannot come between that and the schedule() unseen, since it takes the lock
 * as well. No barrier is needed therefore.
 *
 * Return: what is left of the timeout, at least 1; 0; or -ERESTARTSYS.
 */
static __always_inline long sleep_until_done(struct completion *x,
					     long timeout, unsigned int state)
	__releases(&x->wait.lock)
{
	struct task_struct *me = current;
	struct swait_queue wait;

	wait.task = me;
	list_add_tail(&wait.task_list, &x->wait.task_list);
	for (;;) {
		if (signal_pending_state(state, me)) {
			timeout = -ERESTARTSYS;
			break;
		}
		WRITE_ONCE(me->__state, state);
		unlock_irq(x);
		if (timeout == MAX_SCHEDULE_TIMEOUT)
			schedule();
		else
			timeout = schedule_timeout(timeout);
		lock_irq(x);
		if (x->done || !timeout)
			break;
		if (list_empty(&wait.task_list))
			list_add_tail(&wait.task_list, &x->wait.task_list);
	}
	WRITE_ONCE(me->__state, TASK_RUNNING);
	if (!list_empty(&wait.task_list))
		__list_del_entry(&wait.task_list);
	if (x->done && timeout >= 0) {
		consume_one(x);
		timeout = timeout ?: 1;
	}
	unlock_irq(x);
	return timeout;
}

/* Twice: with constants the usual case needs no questions about the others. */
static noinline long wait_slow_uninterruptible(struct completion *x)
	__releases(&x->wait.lock)
{
	return sleep_until_done(x, MAX_SCHEDULE_TIMEOUT, TASK_UNINTERRUPTIBLE);
}

static noinline long wait_slow(struct completion *x, long timeout,
			       unsigned int state)
	__releases(&x->wait.lock)
{
	return sleep_until_done(x, timeout, state);
}

/* May be told at once: no sleep, no queue. */
static __always_inline long wait_for_common(struct completion *x, long timeout,
					    unsigned int state)
{
	might_sleep();
	lock_irq(x);
	if (unlikely(!x->done)) {
		if (timeout == MAX_SCHEDULE_TIMEOUT &&
		    state == TASK_UNINTERRUPTIBLE)
			return wait_slow_uninterruptible(x);
		return wait_slow(x, timeout, state);
	}
	consume_one(x);
	unlock_irq(x);
	return timeout ?: 1;
}

/**
 * wait_for_completion - sleep until complete() has been called
 * @x: the completion
 *
 * Neither signals nor time end it; khungtaskd reports it after a while.
 *
 * Context: may sleep, interrupts on.
 */
void wait_for_completion(struct completion *x)
{
	wait_for_common(x, MAX_SCHEDULE_TIMEOUT, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(wait_for_completion);

void wait_for_completion_io(struct completion *x)
{
	wait_for_completion(x);
}
EXPORT_SYMBOL(wait_for_completion_io);

/**
 * wait_for_completion_timeout - wait for a limited time
 * @x: the completion
 * @timeout: in jiffies
 *
 * Return: 0 when the time ran out, else what was left of it, at least 1.
 */
unsigned long wait_for_completion_timeout(struct completion *x,
					  unsigned long timeout)
{
	return wait_for_common(x, timeout, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(wait_for_completion_timeout);

unsigned long wait_for_completion_io_timeout(struct completion *x,
					     unsigned long timeout)
{
	return wait_for_completion_timeout(x, timeout);
}
EXPORT_SYMBOL(wait_for_completion_io_timeout);

/* 0 or -ERESTARTSYS, where there is no time limit. */
static __always_inline int wait_for_state(struct completion *x,
					  unsigned int state)
{
	long t = wait_for_common(x, MAX_SCHEDULE_TIMEOUT, state);

	return t == -ERESTARTSYS ? t : 0;
}

/**
 * wait_for_completion_interruptible - wait, but not through a signal
 * @x: the completion
 *
 * Return: 0 when done, -ERESTARTSYS when a signal (or kthread_stop()) came.
 */
int wait_for_completion_interruptible(struct completion *x)
{
	return wait_for_state(x, TASK_INTERRUPTIBLE);
}
EXPORT_SYMBOL(wait_for_completion_interruptible);

/**
 * wait_for_completion_interruptible_timeout - wait with both ways out
 * @x: the completion
 * @timeout: in jiffies
 *
 * Return: jiffies left, at least 1; 0: time ran out; -ERESTARTSYS: a signal.
 */
long wait_for_completion_interruptible_timeout(struct completion *x,
					       unsigned long timeout)
{
	return wait_for_common(x, timeout, TASK_INTERRUPTIBLE);
}
EXPORT_SYMBOL(wait_for_completion_interruptible_timeout);

/**
 * wait_for_completion_killable - wait, but not through a fatal signal
 * @x: the completion
 *
 * Return: 0 when done, -ERESTARTSYS when the caller is being killed.
 */
int wait_for_completion_killable(struct completion *x)
{
	return wait_for_state(x, TASK_KILLABLE);
}
EXPORT_SYMBOL(wait_for_completion_killable);

long wait_for_completion_killable_timeout(struct completion *x,
					  unsigned long timeout)
{
	return wait_for_common(x, timeout, TASK_KILLABLE);
}
EXPORT_SYMBOL(wait_for_completion_killable_timeout);

/**
 * wait_for_completion_state - wait in a state of the caller's choice
 * @x: the completion
 * @state: TASK_*, freezable for instance
 *
 * Return: 0 or -ERESTARTSYS.
 */
int wait_for_completion_state(struct completion *x, unsigned int state)
{
	return wait_for_state(x, state);
}
EXPORT_SYMBOL(wait_for_completion_state);

/**
 * try_wait_for_completion - take one complete() if there is one
 * @x: the completion
 *
 * Return: true if it was done, and now that one is used up.
 * Context: any.
 */
bool try_wait_for_completion(struct completion *x)
{
	unsigned long flags;
	bool done;

	/* Nothing is freed on the strength of "not done": no lock for that. */
	if (!READ_ONCE(x->done))
		return false;
	lock_irqsave(x, flags);
	done = x->done;
	if (done)
		consume_one(x);
	unlock_irqrestore(x, flags);
	return done;
}
EXPORT_SYMBOL(try_wait_for_completion);

/**
 * completion_done - is there a complete() not used up?
 * @x: the completion
 *
 * Return: true if a wait would not sleep.
 * Context: any.
 */
bool completion_done(struct completion *x)
{
	unsigned long flags;

	if (!READ_ONCE(x->done))
		return false;
	/* The caller may free x if we say yes: wait until complete() is out. */
	lock_irqsave(x, flags);
	unlock_irqrestore(x, flags);
	return true;
}
EXPORT_SYMBOL(completion_done);
