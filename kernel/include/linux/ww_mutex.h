/* SPDX-License-Identifier: MIT */
/*
 * ww_mutex.h - mutexes of which a thread takes many, in any order, without
 * deadlock; kernel/sched/ww_mutex.c.
 *
 * A thread opens an acquire context, which gets a stamp: older contexts win. It
 * takes what it wants through the context; when a lock says -EDEADLK it gives
 * up all that it has, waits for that lock with ww_mutex_lock_slow(), and begins
 * anew. Wait-die: the younger does not wait for the older, it gives up.
 * Wound-wait: the older makes the younger give up, at its next wait.
 */
#ifndef _LINUX_WW_MUTEX_H
#define _LINUX_WW_MUTEX_H

#include <linux/atomic.h>
#include <linux/lockdep.h>
#include <linux/spinlock.h>
#include <asm/current.h>

struct ww_class {
	atomic_long_t stamp;			/* of the youngest context */
	struct lock_class_key acquire_key, mutex_key;
	const char *acquire_name, *mutex_name;
	unsigned int is_wait_die;
};

#define __WW_CLASS_INITIALIZER(ww_class, _is_wait_die) {	\
	.stamp = ATOMIC_LONG_INIT(0),				\
	.acquire_name = #ww_class "_acquire",			\
	.mutex_name = #ww_class "_mutex",			\
	.is_wait_die = _is_wait_die }
#define DEFINE_WD_CLASS(classname) \
	struct ww_class classname = __WW_CLASS_INITIALIZER(classname, 1)
#define DEFINE_WW_CLASS(classname) \
	struct ww_class classname = __WW_CLASS_INITIALIZER(classname, 0)

/* s its own task, I immutable, w under the wait_lock of what it holds */
struct ww_acquire_ctx {
	struct task_struct *task;		/* I */
	unsigned long stamp;			/* I */
	unsigned int acquired;			/* s how many locks */
	unsigned short wounded;			/* a an older one wants ours */
	unsigned short is_wait_die;		/* I */
#ifdef CONFIG_DEBUG_KERNEL
	unsigned int done_acquire;		/* s */
	struct ww_class *ww_class;		/* I */
	struct lockdep_map dep_map;
#endif
};

struct ww_mutex {
	raw_spinlock_t wait_lock;
	struct task_struct *owner;		/* [wait_lock] */
	struct ww_acquire_ctx *ctx;		/* [wait_lock] the owner's, or NULL */
	struct list_head wait_list;		/* [wait_lock] the oldest first */
#ifdef CONFIG_DEBUG_KERNEL
	struct lockdep_map dep_map;
#endif
};

void ww_mutex_init(struct ww_mutex *lock, struct ww_class *ww_class);
void ww_acquire_init(struct ww_acquire_ctx *ctx, struct ww_class *ww_class);
void ww_acquire_done(struct ww_acquire_ctx *ctx);
void ww_acquire_fini(struct ww_acquire_ctx *ctx);

int ww_mutex_lock(struct ww_mutex *lock, struct ww_acquire_ctx *ctx);
int __must_check ww_mutex_lock_interruptible(struct ww_mutex *lock,
					     struct ww_acquire_ctx *ctx);
int __must_check ww_mutex_trylock(struct ww_mutex *lock,
				  struct ww_acquire_ctx *ctx);
void ww_mutex_unlock(struct ww_mutex *lock);
void ww_mutex_lock_slow(struct ww_mutex *lock, struct ww_acquire_ctx *ctx);
int __must_check ww_mutex_lock_slow_interruptible(struct ww_mutex *lock,
						  struct ww_acquire_ctx *ctx);

static inline void ww_mutex_destroy(struct ww_mutex *lock)
{
	WARN_ON(READ_ONCE(lock->owner));
}

static inline bool ww_mutex_is_locked(struct ww_mutex *lock)
{
	return READ_ONCE(lock->owner) != NULL;
}

#endif
