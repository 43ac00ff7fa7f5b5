/* SPDX-License-Identifier: MIT */
/*
 * rcuwait.h - one waiter, no queue, no lock.
 *
 * The waiter leaves its address and looks at the condition, the waker makes it
 * true and looks for an address: a full barrier on both sides, as with wait
 * queues. RCU keeps the task that is about to be woken.
 */
#ifndef _LINUX_RCUWAIT_H
#define _LINUX_RCUWAIT_H

#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/wait.h>

struct rcuwait {
	struct task_struct __rcu *task;		/* who waits, or NULL */
};

#define __RCUWAIT_INITIALIZER(name)	{ .task = NULL }

static inline void rcuwait_init(struct rcuwait *w)
{
	w->task = NULL;
}

static inline int rcuwait_active(struct rcuwait *w)
{
	return !!rcu_access_pointer(w->task);
}

/**
 * rcuwait_wake_up - wake who waits, if anybody
 * @w: where
 *
 * Pairs with: set_current_state() in rcuwait_wait_event().
 * Context: any. Return: 1 when it was asleep.
 */
static inline int rcuwait_wake_up(struct rcuwait *w)
{
	struct task_struct *task;
	int woken = 0;

	rcu_read_lock();
	smp_mb();
	task = rcu_dereference(w->task);
	if (task)
		woken = wake_up_process(task);
	rcu_read_unlock();
	return woken;
}

static inline void prepare_to_rcuwait(struct rcuwait *w)
{
	rcu_assign_pointer(w->task, current);
}

static inline void finish_rcuwait(struct rcuwait *w)
{
	rcu_assign_pointer(w->task, NULL);
	__set_current_state(TASK_RUNNING);
}

/* One waiter at a time: the caller sees to that. */
#define ___rcuwait_wait_event(w, condition, state, ret, cmd) ({		\
	long __ret = (ret);						\
									\
	prepare_to_rcuwait(w);						\
	for (;;) {							\
		set_current_state(state);				\
		if (condition)						\
			break;						\
		if (signal_pending_state(state, current)) {		\
			__ret = -EINTR;					\
			break;						\
		}							\
		cmd;							\
	}								\
	finish_rcuwait(w);						\
	__ret;								\
})

#define rcuwait_wait_event(w, condition, state) ({			\
	int __err = ___rcuwait_wait_event(w, condition, state, 0,	\
					  schedule());			\
	__err;								\
})
#define rcuwait_wait_event_timeout(w, condition, state, timeout) ({	\
	long __left = (timeout);					\
	if (!___wait_cond_timeout(condition, __left))			\
		__left = ___rcuwait_wait_event(w,			\
			___wait_cond_timeout(condition, __ret), state,	\
			__left, __ret = schedule_timeout(__ret));	\
	__left;								\
})

#endif
