/* SPDX-License-Identifier: MIT */
/*
 * rtmutex.h - mutexes that hand their waiters' priority to the owner, and go
 * to the most urgent waiter first; kernel/sched/rtmutex.c.
 */
#ifndef _LINUX_RTMUTEX_H
#define _LINUX_RTMUTEX_H

#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/list.h>
#include <linux/lockdep.h>

#define RT_MUTEX_WAITERS	1L	/* in owner: unlock must look */

/* p: rtmutex.c's pi_lock, a atomic */
struct rt_mutex {
	atomic_long_t owner;		/* a task_struct and RT_MUTEX_WAITERS */
	struct list_head waiters;	/* p the most urgent first */
	struct list_head contended;	/* p in the list of all with waiters */
#ifdef CONFIG_DEBUG_KERNEL
	struct lockdep_map dep_map;
#endif
};

#define __RT_MUTEX_INITIALIZER(name) {			\
	.owner = ATOMIC_LONG_INIT(0),			\
	.waiters = LIST_HEAD_INIT((name).waiters),	\
	.contended = LIST_HEAD_INIT((name).contended),	\
	DEP_MAP_INIT(dep_map, name)			\
}
#define DEFINE_RT_MUTEX(name)	struct rt_mutex name = __RT_MUTEX_INITIALIZER(name)

void __rt_mutex_init(struct rt_mutex *lock, const char *name,
		     struct lock_class_key *key);
#define rt_mutex_init(mutex) do {			\
	static struct lock_class_key __key;		\
	__rt_mutex_init(mutex, #mutex, &__key);		\
} while (0)

void rt_mutex_lock_nested(struct rt_mutex *lock, unsigned int subclass);
int __must_check rt_mutex_lock_interruptible(struct rt_mutex *lock);
int __must_check rt_mutex_lock_killable(struct rt_mutex *lock);
int rt_mutex_trylock(struct rt_mutex *lock);
void rt_mutex_unlock(struct rt_mutex *lock);

#define rt_mutex_lock(lock)	rt_mutex_lock_nested(lock, 0)
#define rt_mutex_lock_nest_lock(lock, nest) \
	do { (void)(nest); rt_mutex_lock_nested(lock, 1); } while (0)

static inline bool rt_mutex_is_locked(struct rt_mutex *lock)
{
	return atomic_long_read(&lock->owner) != 0;
}

#endif
