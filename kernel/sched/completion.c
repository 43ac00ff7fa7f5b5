// SPDX-License-Identifier: MIT
/*
 * completion.c - waiting for something to be done.
 *
 * A completion is a counter and a queue. complete() lets the oldest waiter
 * through, or, if nobody waits, adds one to the counter, which the next waiter
 * takes; complete_all() makes the counter infinite (UINT_MAX). Unlike a flag
 * and a wake-up it cannot be missed: the counter remembers.
 *
 * DOC: on-stack completion
 * Why not a semaphore: the waiter often owns the memory, on its stack, and
 * leaves as soon as it has been told. So the teller must be done with it by
 * then. The unlock in complete() is its last touch, and no waiter returns
 * before it has seen the lock free after it was told:
 *
 *	CPU 0, wait_for_completion()	CPU 1, complete()
 *	lock; done == 0; queue; unlock
 *	sleep				lock; take CPU 0's entry off: told
 *	runs: told			wake CPU 0
 *	lock still held? spin		unlock		<- last touch
 *	return; x is gone
 *
 * A waiter that returned on being told alone would free x under the unlock.
 *
 * Called by: kthread.c and everybody else.
 * Locks: wait.lock; inside it try_to_wake_up() takes pi_lock and a rq lock.
 * The common cases come first in each function and call nothing; the rest is
 * out of line, entered with the lock held.
 * Linux: kernel/sched/completion.c counts done up for a queued waiter too, who
 * takes the lock again to count it down. Left out: accounting of io waits.
 */
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/sched/signal.h>
#include "sched.h"
#include <asm/processor.h>

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

/*
 * Let the oldest waiter through: task == NULL tells it, even if it is awake
 * for another reason just now. It reads that without the lock, but then waits
 * for the lock to be free, so neither its entry nor the task goes away here.
 * Called with the lock held and somebody on the list.
 */
static __always_inline void grant_first(struct completion *x)
{
	struct swait_queue *wait = list_first_entry(&x->wait.task_list,
						    struct swait_queue,
						    task_list);
	struct task_struct *task = wait->task;

	__list_del_entry(&wait->task_list);
	/* Pairs with: the read in wait_slow_uninterruptible(). */
	smp_store_release(&wait->task, NULL);
	__try_to_wake_up(task, TASK_NORMAL);
}

static noinline void complete_and_wake(struct completion *x,
				       unsigned long flags)
	__releases(&x->wait.lock)
{
	preempt_disable();
	grant_first(x);
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
	if (x->wait.task_list.next != &x->wait.task_list)
		return complete_and_wake(x, flags);
	done = x->done + 1;
	if (likely(done))		/* 0: it was UINT_MAX, and stays so */
		x->done = done;
	unlock_irqrestore(x, flags);
}
EXPORT_SYMBOL(complete);

/* A hint that Linux's scheduler takes; every wake-up here tries that first. */
void complete_on_current_cpu(struct completion *x)
{
	complete(x);
}
EXPORT_SYMBOL(complete_on_current_cpu);

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
	while (!list_empty(&x->wait.task_list))
		grant_first(x);
	unlock_irqrestore(x, flags);
	preempt_enable();
}
EXPORT_SYMBOL(complete_all);

/*
 * Whoever told us has the lock still, or had it. Wait until all who hold it
 * or queue for it now are through. Pairs with: the unlock in complete().
 */
static __always_inline void wait_for_last_touch(struct completion *x)
{
	arch_spinlock_t *lock = &x->wait.lock.raw_lock;
	u8 tail;

	if (likely(!arch_spin_is_locked(lock)))
		return;
	tail = READ_ONCE(lock->tail);
	while ((s8)(READ_ONCE(lock->head) - tail) < 0)
		cpu_relax();
	barrier();
}

/* Woken, but not told: somebody else did that. Sleep on. */
static noinline void sleep_until_told(struct completion *x,
				      struct swait_queue *wait)
{
	for (;;) {
		lock_irq(x);
		if (!wait->task)
			break;
		__set_current_state(TASK_UNINTERRUPTIBLE);
		unlock_irq(x);
		schedule();
	}
	unlock_irq(x);
}

/*
 * The usual case, without questions about time and signals. The state is set
 * under the lock: complete() cannot come between that and schedule() unseen,
 * since it takes the lock as well. No barrier is needed therefore. Whoever is
 * told is running: no state to set afterwards.
 */
static noinline void wait_slow_uninterruptible(struct completion *x)
	__releases(&x->wait.lock)
{
	struct swait_queue wait;

	wait.task = current;
	list_add_tail(&wait.task_list, &x->wait.task_list);
	__set_current_state(TASK_UNINTERRUPTIBLE);
	unlock_irq(x);
	schedule();
	/* Pairs with: the release in grant_first(). */
	if (unlikely(smp_load_acquire(&wait.task)))
		sleep_until_told(x, &wait);
	wait_for_last_touch(x);
}

/*
 * The same with two other ways out, through the lock: what ends the wait may
 * come just when complete() takes us off the queue.
 * Return: what is left of the timeout, at least 1; 0; or -ERESTARTSYS.
 */
static noinline long wait_slow(struct completion *x, long timeout,
			       unsigned int state)
	__releases(&x->wait.lock)
{
	struct swait_queue wait;

	wait.task = current;
	list_add_tail(&wait.task_list, &x->wait.task_list);
	for (;;) {
		if (signal_pending_state(state, current)) {
			timeout = -ERESTARTSYS;
			break;
		}
		__set_current_state(state);
		unlock_irq(x);
		if (timeout == MAX_SCHEDULE_TIMEOUT)
			schedule();
		else
			timeout = schedule_timeout(timeout);
		/* Pairs with: the release in grant_first(). */
		if (likely(!smp_load_acquire(&wait.task))) {
			wait_for_last_touch(x);
			return timeout ?: 1;
		}
		lock_irq(x);
		if (!wait.task || !timeout)
			break;
	}
	if (!wait.task)
		timeout = timeout ?: 1;
	else
		__list_del_entry(&wait.task_list);
	unlock_irq(x);
	return timeout;
}

/* May be told at once: no sleep, no queue. */
static __always_inline long wait_for_common(struct completion *x, long timeout,
					    unsigned int state)
{
	might_sleep();
	lock_irq(x);
	if (unlikely(!x->done)) {
		if (timeout != MAX_SCHEDULE_TIMEOUT ||
		    state != TASK_UNINTERRUPTIBLE)
			return wait_slow(x, timeout, state);
		wait_slow_uninterruptible(x);
		return timeout;
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

/** wait_for_completion_io - the same; waits for io are not counted here */
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

/** wait_for_completion_io_timeout - the same, within a limited time */
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

/** wait_for_completion_killable_timeout - jiffies left, 0 or -ERESTARTSYS */
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
 * A complete() that let a waiter through is used up at once.
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
