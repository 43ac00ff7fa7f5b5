/* SPDX-License-Identifier: MIT */
/*
 * Wait queues: sleep until a condition holds. The waiter queues itself, sets
 * its state, and only then tests the condition; the waker makes it true, and
 * only then looks at the queue. Whoever comes second sees the other.
 * Implemented in sched/wait.c.
 *
 * All wait_event macros test the condition first and sleep only if it does
 * not hold. They return 0, or what is left of the timeout (0: it ran out, at
 * least 1 when the condition holds), or -ERESTARTSYS when a signal came.
 */
#ifndef _LINUX_WAIT_H
#define _LINUX_WAIT_H

#include <linux/list.h>
#include <linux/stddef.h>
#include <linux/errno.h>
#include <linux/spinlock.h>
#include <linux/might_sleep.h>
#include <linux/sched.h>
#include <asm/current.h>

typedef struct wait_queue_entry wait_queue_entry_t;
typedef int (*wait_queue_func_t)(struct wait_queue_entry *wq_entry,
				 unsigned int mode, int flags, void *key);

int default_wake_function(struct wait_queue_entry *wq_entry,
			  unsigned int mode, int flags, void *key);

#define WQ_FLAG_EXCLUSIVE	0x01	/* wake_up() wakes one such, then stops */
#define WQ_FLAG_WOKEN		0x02	/* woken_wake_function() was here */
#define WQ_FLAG_CUSTOM		0x04	/* for who has a function of its own */
#define WQ_FLAG_DONE		0x08	/* likewise */
#define WQ_FLAG_PRIORITY	0x10	/* at the head, before all others */

/* [q] = under the queue's lock. Usually on the stack of the one who waits. */
struct wait_queue_entry {
	unsigned int flags;
	void *private;			/* [I] the task, for the usual func */
	wait_queue_func_t func;		/* [I] called by the waker, lock held */
	struct list_head entry;		/* [q] */
};

struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;		/* [q] shared waiters, then exclusive */
};

typedef struct wait_queue_head wait_queue_head_t;

#define __WAITQUEUE_INITIALIZER(name, tsk) {				\
	.private = tsk,							\
	.func = default_wake_function,					\
	.entry = { NULL, NULL } }
#define DECLARE_WAITQUEUE(name, tsk) \
	struct wait_queue_entry name = __WAITQUEUE_INITIALIZER(name, tsk)

#define __WAIT_QUEUE_HEAD_INITIALIZER(name) {				\
	.lock = __SPIN_LOCK_INITIALIZER(name.lock),			\
	.head = LIST_HEAD_INIT((name).head) }
#define DECLARE_WAIT_QUEUE_HEAD(name) \
	struct wait_queue_head name = __WAIT_QUEUE_HEAD_INITIALIZER(name)
#define DECLARE_WAIT_QUEUE_HEAD_ONSTACK(name) \
	struct wait_queue_head name =					\
		({ init_waitqueue_head(&name); name; })

#define DEFINE_WAIT_FUNC(name, function)				\
	struct wait_queue_entry name = {				\
		.private = current,					\
		.func = function,					\
		.entry = LIST_HEAD_INIT((name).entry) }
#define DEFINE_WAIT(name)	DEFINE_WAIT_FUNC(name, autoremove_wake_function)

void __init_waitqueue_head(struct wait_queue_head *wq_head, const char *name,
			   struct lock_class_key *key);

#define init_waitqueue_head(wq_head) do {				\
	static struct lock_class_key __key;				\
	__init_waitqueue_head((wq_head), #wq_head, &__key);		\
} while (0)

static inline void init_waitqueue_entry(struct wait_queue_entry *wq_entry,
					struct task_struct *p)
{
	wq_entry->flags = 0;
	wq_entry->private = p;
	wq_entry->func = default_wake_function;
}

static inline void
init_waitqueue_func_entry(struct wait_queue_entry *wq_entry,
			  wait_queue_func_t func)
{
	wq_entry->flags = 0;
	wq_entry->private = NULL;
	wq_entry->func = func;
}

void init_wait_entry(struct wait_queue_entry *wq_entry, int flags);
#define init_wait(wait)		init_wait_entry(wait, 0)

/**
 * waitqueue_active - is somebody on the queue?
 * @wq_head: looked at without its lock
 *
 * A waker that wants to skip wake_up() needs smp_mb() between its store of
 * the condition and this; wq_has_sleeper() includes it.
 * Pairs with: set_current_state() in prepare_to_wait().
 */
static inline int waitqueue_active(struct wait_queue_head *wq_head)
{
	return !list_empty(&wq_head->head);
}

static inline bool wq_has_single_sleeper(struct wait_queue_head *wq_head)
{
	return list_is_singular(&wq_head->head);
}

static inline bool wq_has_sleeper(struct wait_queue_head *wq_head)
{
	smp_mb();
	return waitqueue_active(wq_head);
}

void add_wait_queue(struct wait_queue_head *wq_head,
		    struct wait_queue_entry *wq_entry);
void add_wait_queue_exclusive(struct wait_queue_head *wq_head,
			      struct wait_queue_entry *wq_entry);
void add_wait_queue_priority(struct wait_queue_head *wq_head,
			     struct wait_queue_entry *wq_entry);
void remove_wait_queue(struct wait_queue_head *wq_head,
		       struct wait_queue_entry *wq_entry);

static inline void __add_wait_queue(struct wait_queue_head *wq_head,
				    struct wait_queue_entry *wq_entry)
{
	struct list_head *at = &wq_head->head;

	/* behind those with priority, which are rare */
	while (unlikely(at->next != &wq_head->head &&
			list_entry(at->next, struct wait_queue_entry, entry)
				->flags & WQ_FLAG_PRIORITY))
		at = at->next;
	list_add(&wq_entry->entry, at);
}

static inline void
__add_wait_queue_exclusive(struct wait_queue_head *wq_head,
			   struct wait_queue_entry *wq_entry)
{
	wq_entry->flags |= WQ_FLAG_EXCLUSIVE;
	__add_wait_queue(wq_head, wq_entry);
}

static inline void
__add_wait_queue_entry_tail(struct wait_queue_head *wq_head,
			    struct wait_queue_entry *wq_entry)
{
	list_add_tail(&wq_entry->entry, &wq_head->head);
}

static inline void
__add_wait_queue_entry_tail_exclusive(struct wait_queue_head *wq_head,
				      struct wait_queue_entry *wq_entry)
{
	wq_entry->flags |= WQ_FLAG_EXCLUSIVE;
	__add_wait_queue_entry_tail(wq_head, wq_entry);
}

static inline void __remove_wait_queue(struct wait_queue_head *wq_head,
				       struct wait_queue_entry *wq_entry)
{
	list_del(&wq_entry->entry);
}

/* ------------------------------------------------------------- wakers */

int __wake_up(struct wait_queue_head *wq_head, unsigned int mode, int nr,
	      void *key);
void __wake_up_sync_key(struct wait_queue_head *wq_head, unsigned int mode,
			void *key);
void __wake_up_sync(struct wait_queue_head *wq_head, unsigned int mode);
void __wake_up_locked_key(struct wait_queue_head *wq_head, unsigned int mode,
			  void *key);
void __wake_up_locked_sync_key(struct wait_queue_head *wq_head,
			       unsigned int mode, void *key);
void __wake_up_locked(struct wait_queue_head *wq_head, unsigned int mode,
		      int nr);

/* All shared waiters, and one exclusive (or nr, or all) of them. */
#define wake_up(x)			__wake_up(x, TASK_NORMAL, 1, NULL)
#define wake_up_nr(x, nr)		__wake_up(x, TASK_NORMAL, nr, NULL)
#define wake_up_all(x)			__wake_up(x, TASK_NORMAL, 0, NULL)
#define wake_up_locked(x)		__wake_up_locked((x), TASK_NORMAL, 1)
#define wake_up_all_locked(x)		__wake_up_locked((x), TASK_NORMAL, 0)
#define wake_up_sync(x)			__wake_up_sync(x, TASK_NORMAL)
#define wake_up_interruptible(x)	__wake_up(x, TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_interruptible_nr(x, nr) \
	__wake_up(x, TASK_INTERRUPTIBLE, nr, NULL)
#define wake_up_interruptible_all(x) \
	__wake_up(x, TASK_INTERRUPTIBLE, 0, NULL)
#define wake_up_interruptible_sync(x)	__wake_up_sync((x), TASK_INTERRUPTIBLE)

#define poll_to_key(m)			((void *)(uintptr_t)(m))
#define key_to_poll(m)			((__poll_t)(uintptr_t)(void *)(m))
#define wake_up_poll(x, m)		__wake_up(x, TASK_NORMAL, 1, poll_to_key(m))
#define wake_up_poll_on_current_cpu(x, m) wake_up_poll(x, m)
#define wake_up_locked_poll(x, m) \
	__wake_up_locked_key((x), TASK_NORMAL, poll_to_key(m))
#define wake_up_interruptible_poll(x, m) \
	__wake_up(x, TASK_INTERRUPTIBLE, 1, poll_to_key(m))
#define wake_up_interruptible_sync_poll_locked(x, m) \
	__wake_up_locked_sync_key((x), TASK_INTERRUPTIBLE, poll_to_key(m))
#define wake_up_interruptible_sync_poll(x, m) \
	__wake_up_sync_key((x), TASK_INTERRUPTIBLE, poll_to_key(m))

/* ------------------------------------------------------------- waiters */

void prepare_to_wait(struct wait_queue_head *wq_head,
		     struct wait_queue_entry *wq_entry, int state);
bool prepare_to_wait_exclusive(struct wait_queue_head *wq_head,
			       struct wait_queue_entry *wq_entry, int state);
long prepare_to_wait_event(struct wait_queue_head *wq_head,
			   struct wait_queue_entry *wq_entry, int state);
void finish_wait(struct wait_queue_head *wq_head,
		 struct wait_queue_entry *wq_entry);
long wait_woken(struct wait_queue_entry *wq_entry, unsigned int mode,
		long timeout);
int woken_wake_function(struct wait_queue_entry *wq_entry, unsigned int mode,
			int sync, void *key);
int autoremove_wake_function(struct wait_queue_entry *wq_entry,
			     unsigned int mode, int sync, void *key);

#define ___wait_is_interruptible(state)				\
	(!__builtin_constant_p(state) ||				\
	 ((state) & (TASK_INTERRUPTIBLE | TASK_WAKEKILL)))

/* Done? A timeout that hits 0 just as the condition holds counts as 1 left. */
#define ___wait_cond_timeout(condition, left) ({			\
	bool __cond = (condition);					\
	if (__cond && !(left))						\
		(left) = 1;						\
	__cond || !(left);						\
})

/*
 * The one loop behind all of them. cmd is how to sleep; it may assign to
 * __ret, which starts as ret and is the value unless a signal comes first.
 */
#define ___wait_event(wq_head, condition, state, exclusive, ret, cmd) ({ \
	struct wait_queue_entry __wq_entry;				\
	long __ret = (ret), __sig;					\
									\
	init_wait_entry(&__wq_entry, (exclusive) ? WQ_FLAG_EXCLUSIVE : 0); \
	for (;;) {							\
		__sig = prepare_to_wait_event(&(wq_head), &__wq_entry,	\
					      (state));			\
		if (condition) {					\
			__sig = 0;					\
			break;						\
		}							\
		if (___wait_is_interruptible(state) && __sig)		\
			break;						\
		cmd;							\
	}								\
	finish_wait(&(wq_head), &__wq_entry);				\
	__sig ? __sig : __ret;						\
})

/* Without and with a timeout; cmd, before and after are statements. */
#define __wait_event_cond(wq, condition, state, excl, cmd) ({		\
	int __r = 0;							\
	if (!(condition))						\
		__r = ___wait_event(wq, condition, state, excl, 0, cmd);\
	__r;								\
})
#define __wait_event_cond_timeout(wq, condition, state, excl, timeout,	\
				  before, after) ({			\
	long __r = (timeout);						\
	if (!___wait_cond_timeout(condition, __r))			\
		__r = ___wait_event(wq,					\
			___wait_cond_timeout(condition, __ret), state,	\
			excl, __r,					\
			before; __ret = schedule_timeout(__ret); after);\
	__r;								\
})
#define __wait_event_state(wq, condition, state, excl, cmd) ({		\
	might_sleep();							\
	__wait_event_cond(wq, condition, state, excl, cmd);		\
})
#define __wait_event_state_timeout(wq, condition, state, excl, timeout) ({ \
	might_sleep();							\
	__wait_event_cond_timeout(wq, condition, state, excl, timeout, , ); \
})

/**
 * wait_event - sleep until a condition holds
 * @wq_head: the queue (not a pointer) that wakers wake after changing it
 * @condition: an expression, evaluated anew after each wake-up
 *
 * Context: may sleep. Signals do not end it; see the variants.
 */
#define wait_event(wq_head, condition)					\
	((void)__wait_event_state(wq_head, condition,			\
				  TASK_UNINTERRUPTIBLE, 0, schedule()))
#define io_wait_event(wq_head, condition)	wait_event(wq_head, condition)
#define wait_event_cmd(wq_head, condition, cmd1, cmd2)			\
	((void)__wait_event_state(wq_head, condition,			\
		TASK_UNINTERRUPTIBLE, 0, cmd1; schedule(); cmd2))
#define wait_event_exclusive_cmd(wq_head, condition, cmd1, cmd2)	\
	((void)__wait_event_state(wq_head, condition,			\
		TASK_UNINTERRUPTIBLE, 1, cmd1; schedule(); cmd2))
#define wait_event_idle(wq_head, condition)				\
	((void)__wait_event_state(wq_head, condition, TASK_IDLE, 0, schedule()))
#define wait_event_idle_exclusive(wq_head, condition)			\
	((void)__wait_event_state(wq_head, condition, TASK_IDLE, 1, schedule()))
#define wait_event_interruptible(wq_head, condition)			\
	__wait_event_state(wq_head, condition, TASK_INTERRUPTIBLE, 0, schedule())
#define wait_event_interruptible_exclusive(wq_head, condition)		\
	__wait_event_state(wq_head, condition, TASK_INTERRUPTIBLE, 1, schedule())
#define wait_event_killable(wq_head, condition)				\
	__wait_event_state(wq_head, condition, TASK_KILLABLE, 0, schedule())
#define wait_event_killable_exclusive(wq_head, condition)		\
	__wait_event_state(wq_head, condition, TASK_KILLABLE, 1, schedule())
#define wait_event_state(wq_head, condition, state)			\
	__wait_event_state(wq_head, condition, state, 0, schedule())
#define wait_event_freezable(wq_head, condition)			\
	__wait_event_state(wq_head, condition,				\
		(TASK_INTERRUPTIBLE | TASK_FREEZABLE), 0, schedule())
#define wait_event_freezable_exclusive(wq_head, condition)		\
	__wait_event_state(wq_head, condition,				\
		(TASK_INTERRUPTIBLE | TASK_FREEZABLE), 1, schedule())

/* timeout in jiffies */
#define wait_event_timeout(wq_head, condition, timeout)			\
	__wait_event_state_timeout(wq_head, condition,			\
				   TASK_UNINTERRUPTIBLE, 0, timeout)
#define wait_event_idle_timeout(wq_head, condition, timeout)		\
	__wait_event_state_timeout(wq_head, condition, TASK_IDLE, 0, timeout)
#define wait_event_idle_exclusive_timeout(wq_head, condition, timeout)	\
	__wait_event_state_timeout(wq_head, condition, TASK_IDLE, 1, timeout)
#define wait_event_interruptible_timeout(wq_head, condition, timeout)	\
	__wait_event_state_timeout(wq_head, condition,			\
				   TASK_INTERRUPTIBLE, 0, timeout)
#define wait_event_killable_timeout(wq_head, condition, timeout)	\
	__wait_event_state_timeout(wq_head, condition, TASK_KILLABLE, 0,\
				   timeout)
#define wait_event_freezable_timeout(wq_head, condition, timeout)	\
	__wait_event_state_timeout(wq_head, condition,			\
		(TASK_INTERRUPTIBLE | TASK_FREEZABLE), 0, timeout)

/*
 * With a ktime_t from now: 0, or -ETIME once it has passed. Who uses these
 * includes <linux/hrtimer.h>. The time may be 50 us late, as a thread's
 * slack is.
 */
#define __wait_event_hrtimeout(wq_head, condition, timeout, state) ({	\
	int __r = 0;							\
	struct hrtimer_sleeper __t;					\
									\
	hrtimer_init_sleeper_on_stack(&__t, CLOCK_MONOTONIC,		\
				      HRTIMER_MODE_REL);		\
	if ((timeout) != KTIME_MAX) {					\
		hrtimer_set_expires_range_ns(&__t.timer, timeout, 50000);\
		hrtimer_sleeper_start_expires(&__t, HRTIMER_MODE_REL);	\
	}								\
	__r = ___wait_event(wq_head, condition, state, 0, 0,		\
		if (!__t.task) {					\
			__ret = -ETIME;					\
			break;						\
		}							\
		schedule());						\
	hrtimer_cancel(&__t.timer);					\
	destroy_hrtimer_on_stack(&__t.timer);				\
	__r;								\
})
#define __wait_event_cond_hrtimeout(wq_head, condition, timeout, state) ({ \
	int __r2 = 0;							\
									\
	might_sleep();							\
	if (!(condition))						\
		__r2 = __wait_event_hrtimeout(wq_head, condition,	\
					      timeout, state);		\
	__r2;								\
})
#define wait_event_hrtimeout(wq_head, condition, timeout)		\
	__wait_event_cond_hrtimeout(wq_head, condition, timeout,	\
				    TASK_UNINTERRUPTIBLE)
#define wait_event_interruptible_hrtimeout(wq, condition, timeout)	\
	__wait_event_cond_hrtimeout(wq, condition, timeout,		\
				    TASK_INTERRUPTIBLE)

/*
 * The caller holds lock, which is let go while asleep; condition is under it.
 */
#define __wait_event_lock_irq(wq, condition, lock, cmd, state)		\
	__wait_event_cond(wq, condition, state, 0,			\
		spin_unlock_irq(&(lock)); cmd; schedule();		\
		spin_lock_irq(&(lock)))
#define __wait_event_lock_irq_timeout(wq, condition, lock, timeout, state) \
	__wait_event_cond_timeout(wq, condition, state, 0, timeout,	\
		spin_unlock_irq(&(lock)), spin_lock_irq(&(lock)))
#define wait_event_lock_irq_cmd(wq_head, condition, lock, cmd)		\
	((void)__wait_event_lock_irq(wq_head, condition, lock, cmd,	\
				     TASK_UNINTERRUPTIBLE))
#define wait_event_lock_irq(wq_head, condition, lock)			\
	((void)__wait_event_lock_irq(wq_head, condition, lock, ,	\
				     TASK_UNINTERRUPTIBLE))
#define wait_event_interruptible_lock_irq_cmd(wq_head, condition, lock, cmd) \
	__wait_event_lock_irq(wq_head, condition, lock, cmd, TASK_INTERRUPTIBLE)
#define wait_event_interruptible_lock_irq(wq_head, condition, lock)	\
	__wait_event_lock_irq(wq_head, condition, lock, , TASK_INTERRUPTIBLE)
#define wait_event_interruptible_lock_irq_timeout(wq_head, condition, lock, \
						  timeout)		\
	__wait_event_lock_irq_timeout(wq_head, condition, lock, timeout, \
				      TASK_INTERRUPTIBLE)
#define wait_event_lock_irq_timeout(wq_head, condition, lock, timeout)	\
	__wait_event_lock_irq_timeout(wq_head, condition, lock, timeout, \
				      TASK_UNINTERRUPTIBLE)

/* Here the caller holds wq_head.lock itself. */
long do_wait_intr(struct wait_queue_head *wq, struct wait_queue_entry *wait);
long do_wait_intr_irq(struct wait_queue_head *wq,
		      struct wait_queue_entry *wait);

#define __wait_event_interruptible_locked(wq, condition, exclusive, fn) ({ \
	int __ret = 0;							\
									\
	if (!(condition)) {						\
		DEFINE_WAIT(__wait);					\
									\
		if (exclusive)						\
			__wait.flags |= WQ_FLAG_EXCLUSIVE;		\
		do {							\
			__ret = fn(&(wq), &__wait);			\
			if (__ret)					\
				break;					\
		} while (!(condition));					\
		__remove_wait_queue(&(wq), &__wait);			\
		__set_current_state(TASK_RUNNING);			\
	}								\
	__ret;								\
})
#define wait_event_interruptible_locked(wq, condition) \
	__wait_event_interruptible_locked(wq, condition, 0, do_wait_intr)
#define wait_event_interruptible_locked_irq(wq, condition) \
	__wait_event_interruptible_locked(wq, condition, 0, do_wait_intr_irq)
#define wait_event_interruptible_exclusive_locked(wq, condition) \
	__wait_event_interruptible_locked(wq, condition, 1, do_wait_intr)
#define wait_event_interruptible_exclusive_locked_irq(wq, condition) \
	__wait_event_interruptible_locked(wq, condition, 1, do_wait_intr_irq)

#endif
