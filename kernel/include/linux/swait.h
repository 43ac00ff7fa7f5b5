/* SPDX-License-Identifier: MIT */
/*
 * Simple wait queues: a list of sleeping tasks and nothing else; no wake
 * function, no exclusive flag, one waiter woken at a time. What completions
 * are made of. Implemented in sched/swait.c.
 */
#ifndef _LINUX_SWAIT_H
#define _LINUX_SWAIT_H

#include <linux/list.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

/* [q] = under lock. An entry lives on the stack of the task that waits. */
struct swait_queue_head {
	raw_spinlock_t lock;
	struct list_head task_list;	/* [q] of swait_queue, oldest first */
};

struct swait_queue {
	struct task_struct *task;	/* [I] */
	struct list_head task_list;	/* [q] empty once woken or finished */
};

#define __SWAITQUEUE_INITIALIZER(name) {			\
	.task = current,					\
	.task_list = LIST_HEAD_INIT((name).task_list) }
#define DECLARE_SWAITQUEUE(name) \
	struct swait_queue name = __SWAITQUEUE_INITIALIZER(name)

#define __SWAIT_QUEUE_HEAD_INITIALIZER(name) {			\
	.lock = __RAW_SPIN_LOCK_INITIALIZER(name.lock),		\
	.task_list = LIST_HEAD_INIT((name).task_list) }
#define DECLARE_SWAIT_QUEUE_HEAD(name) \
	struct swait_queue_head name = __SWAIT_QUEUE_HEAD_INITIALIZER(name)

void __init_swait_queue_head(struct swait_queue_head *q, const char *name,
			     struct lock_class_key *key);

#ifdef CONFIG_DEBUG_KERNEL
#define init_swait_queue_head(q) do {				\
	static struct lock_class_key __key;			\
	__init_swait_queue_head((q), #q, &__key);		\
} while (0)
#else
#define init_swait_queue_head(q) do {				\
	struct swait_queue_head *__q = (q);			\
	raw_spin_lock_init(&__q->lock);				\
	INIT_LIST_HEAD(&__q->task_list);			\
} while (0)
#endif

#define DECLARE_SWAIT_QUEUE_HEAD_ONSTACK(name)			\
	struct swait_queue_head name =				\
		({ init_swait_queue_head(&name); name; })

/*
 * Is somebody waiting? Without the lock this needs a full barrier between the
 * caller's store of the condition and this look: swq_has_sleeper() has it.
 */
static inline int swait_active(struct swait_queue_head *q)
{
	return !list_empty(&q->task_list);
}

static inline bool swq_has_sleeper(struct swait_queue_head *q)
{
	/*
	 * Race: the waker stores the condition and looks at the list, the
	 * waiter puts itself on the list and looks at the condition. Each
	 * needs a full barrier in between, or both see the old value.
	 * Pairs with: set_current_state() in prepare_to_swait_event().
	 */
	smp_mb();
	return swait_active(q);
}

/*
 * Under the lock, with somebody on the list: wakes it and takes it off.
 * Race: an empty entry tells finish_swait() that we are done with it, which
 * then does not wait for the lock: so that comes last.
 */
static __always_inline void __swake_up_first(struct swait_queue_head *q,
					     int wake_flags)
{
	struct swait_queue *curr;

	curr = list_first_entry(&q->task_list, struct swait_queue, task_list);
	try_to_wake_up(curr->task, TASK_NORMAL, wake_flags);
	list_del_init(&curr->task_list);
}

void swake_up_one(struct swait_queue_head *q);
void swake_up_all(struct swait_queue_head *q);
void swake_up_locked(struct swait_queue_head *q, int wake_flags);
void swake_up_all_locked(struct swait_queue_head *q);

void prepare_to_swait_exclusive(struct swait_queue_head *q,
				struct swait_queue *wait, int state);
long prepare_to_swait_event(struct swait_queue_head *q,
			    struct swait_queue *wait, int state);
void __prepare_to_swait(struct swait_queue_head *q, struct swait_queue *wait);
void __finish_swait(struct swait_queue_head *q, struct swait_queue *wait);
void finish_swait(struct swait_queue_head *q, struct swait_queue *wait);

/* The loop behind the macros: value of cmd's loop, or -ERESTARTSYS. */
#define ___swait_event(q, condition, state, ret, cmd) ({		\
	__label__ __out;						\
	struct swait_queue __wait;					\
	long __ret = ret;						\
									\
	INIT_LIST_HEAD(&__wait.task_list);				\
	for (;;) {							\
		long __int = prepare_to_swait_event(&q, &__wait, state);\
									\
		if (condition)						\
			break;						\
		if (___wait_is_interruptible(state) && __int) {		\
			__ret = __int;					\
			goto __out;					\
		}							\
		cmd;							\
	}								\
	finish_swait(&q, &__wait);					\
__out:	__ret;								\
})

#define swait_event_exclusive(wq, condition) do {			\
	if (!(condition))						\
		(void)___swait_event(wq, condition,			\
				     TASK_UNINTERRUPTIBLE, 0, schedule()); \
} while (0)

#define swait_event_idle_exclusive(wq, condition) do {			\
	if (!(condition))						\
		(void)___swait_event(wq, condition, TASK_IDLE, 0,	\
				     schedule());			\
} while (0)

#define swait_event_interruptible_exclusive(wq, condition) ({		\
	int __r = 0;							\
	if (!(condition))						\
		__r = ___swait_event(wq, condition,			\
				     TASK_INTERRUPTIBLE, 0, schedule()); \
	__r;								\
})

#define __swait_timeout(wq, condition, state, timeout) ({		\
	long __r = (timeout);						\
	if (!___wait_cond_timeout(condition, __r))			\
		__r = ___swait_event(wq,				\
			___wait_cond_timeout(condition, __ret),		\
			state, __r, __ret = schedule_timeout(__ret));	\
	__r;								\
})

#define swait_event_timeout_exclusive(wq, condition, timeout) \
	__swait_timeout(wq, condition, TASK_UNINTERRUPTIBLE, timeout)
#define swait_event_interruptible_timeout_exclusive(wq, condition, timeout) \
	__swait_timeout(wq, condition, TASK_INTERRUPTIBLE, timeout)
#define swait_event_idle_timeout_exclusive(wq, condition, timeout) \
	__swait_timeout(wq, condition, TASK_IDLE, timeout)

#endif
