/* SPDX-License-Identifier: MIT */
/*
 * Mutexes: one owner, who alone may unlock, and who may sleep meanwhile. Free
 * and unlocked without waiters it is one compare-and-exchange each way, done
 * inline; the rest is in sched/mutex.c. Not for interrupts.
 */
#ifndef _LINUX_MUTEX_H
#define _LINUX_MUTEX_H

#include <linux/compiler.h>
#include <linux/list.h>
#include <linux/atomic.h>
#include <linux/lockdep.h>
#include <linux/cleanup.h>
#include <linux/spinlock.h>
#include <asm/current.h>

/* The low bits of owner; task_structs are aligned, so they are free. */
#define MUTEX_FLAG_WAITERS	0x01	/* unlock must hand over to the first */
#define MUTEX_FLAGS		0x07

struct mutex {
	atomic_long_t owner;		/* [a] task_struct and MUTEX_FLAG_* */
	raw_spinlock_t wait_lock;
	struct list_head wait_list;	/* [wait_lock] oldest first */
#ifdef CONFIG_DEBUG_KERNEL
	void *magic;			/* points at itself while in use */
	struct lockdep_map dep_map;
#endif
};

#ifdef CONFIG_DEBUG_KERNEL
#define __DEBUG_MUTEX_INITIALIZER(lockname) \
	, .magic = &lockname, .dep_map = { .name = #lockname }
#else
#define __DEBUG_MUTEX_INITIALIZER(lockname)
#endif

#define __MUTEX_INITIALIZER(lockname) {					\
	.owner = ATOMIC_LONG_INIT(0),					\
	.wait_lock = __RAW_SPIN_LOCK_INITIALIZER(lockname.wait_lock),	\
	.wait_list = LIST_HEAD_INIT(lockname.wait_list)			\
	__DEBUG_MUTEX_INITIALIZER(lockname) }
#define DEFINE_MUTEX(mutexname) \
	struct mutex mutexname = __MUTEX_INITIALIZER(mutexname)

void __mutex_init(struct mutex *lock, const char *name,
		  struct lock_class_key *key);

/**
 * mutex_init - make a mutex, unlocked
 * @mutex: storage; not a mutex that is held
 */
#define mutex_init(mutex) do {						\
	static struct lock_class_key __key;				\
	__mutex_init((mutex), #mutex, &__key);				\
} while (0)
#define mutex_init_with_name(mutex, name) mutex_init(mutex)
#define mutex_init_with_key(mutex, key)	__mutex_init((mutex), #mutex, (key))

/**
 * mutex_is_locked - does anybody own it at this moment?
 * @lock: the mutex
 */
static inline bool mutex_is_locked(struct mutex *lock)
{
	return (atomic_long_read(&lock->owner) & ~MUTEX_FLAGS) != 0;
}

/* Slow paths: contended, or a DEBUG build. */
void __mutex_lock_slowpath(struct mutex *lock);
int __mutex_lock_interruptible_slowpath(struct mutex *lock);
int __mutex_lock_killable_slowpath(struct mutex *lock);
void __mutex_unlock_slowpath(struct mutex *lock);

#ifdef CONFIG_DEBUG_KERNEL

void mutex_lock_nested(struct mutex *lock, unsigned int subclass);
int __must_check mutex_lock_interruptible_nested(struct mutex *lock,
						 unsigned int subclass);
int __must_check mutex_lock_killable_nested(struct mutex *lock,
					    unsigned int subclass);
int mutex_trylock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);
void mutex_destroy(struct mutex *lock);

#define mutex_lock(lock)		mutex_lock_nested(lock, 0)
#define mutex_lock_interruptible(lock)	mutex_lock_interruptible_nested(lock, 0)
#define mutex_lock_killable(lock)	mutex_lock_killable_nested(lock, 0)

#else

static __always_inline bool __mutex_trylock_fast(struct mutex *lock)
{
	long free = 0;

	return atomic_long_try_cmpxchg(&lock->owner, &free,
				       (long)current);
}

static __always_inline bool __mutex_unlock_fast(struct mutex *lock)
{
	long me = (long)current;

	return atomic_long_try_cmpxchg(&lock->owner, &me, 0);
}

/**
 * mutex_lock - own a mutex, sleeping until it is free
 * @lock: not owned by the caller already
 *
 * Context: may sleep; not from interrupts or with a spinlock held.
 */
static __always_inline void mutex_lock(struct mutex *lock)
{
	if (unlikely(!__mutex_trylock_fast(lock)))
		__mutex_lock_slowpath(lock);
}

/**
 * mutex_lock_interruptible - own a mutex unless a signal comes first
 * @lock: not owned by the caller already
 *
 * Return: 0 as the owner, -EINTR without it.
 */
static __always_inline int __must_check
mutex_lock_interruptible(struct mutex *lock)
{
	if (likely(__mutex_trylock_fast(lock)))
		return 0;
	return __mutex_lock_interruptible_slowpath(lock);
}

/**
 * mutex_lock_killable - own a mutex unless a fatal signal comes first
 * @lock: not owned by the caller already
 *
 * Return: 0 as the owner, -EINTR without it.
 */
static __always_inline int __must_check mutex_lock_killable(struct mutex *lock)
{
	if (likely(__mutex_trylock_fast(lock)))
		return 0;
	return __mutex_lock_killable_slowpath(lock);
}

int mutex_trylock(struct mutex *lock);

/**
 * mutex_unlock - give a mutex up, waking the first who waits
 * @lock: owned by the caller
 *
 * The waiter may free the mutex as soon as it owns it only if the caller of
 * mutex_unlock() has returned: unlike a completion a mutex must outlive the
 * unlock.
 */
static __always_inline void mutex_unlock(struct mutex *lock)
{
	if (unlikely(!__mutex_unlock_fast(lock)))
		__mutex_unlock_slowpath(lock);
}

static inline void mutex_destroy(struct mutex *lock) { }

#define mutex_lock_nested(lock, subclass) mutex_lock(lock)
#define mutex_lock_interruptible_nested(lock, subclass) \
	mutex_lock_interruptible(lock)
#define mutex_lock_killable_nested(lock, subclass) mutex_lock_killable(lock)

#endif

#define mutex_lock_io(lock)		mutex_lock(lock)
#define mutex_lock_io_nested(lock, subclass) mutex_lock_nested(lock, subclass)
/* Taken while nest, which orders all of the class, is held. */
#define mutex_lock_nest_lock(lock, nest) \
	do { (void)(nest); mutex_lock_nested(lock, 1); } while (0)

int atomic_dec_and_mutex_lock(atomic_t *cnt, struct mutex *lock);

DEFINE_GUARD(mutex, struct mutex *, mutex_lock(_T), mutex_unlock(_T))
DEFINE_GUARD_COND(mutex, _try, mutex_trylock(_T))
DEFINE_GUARD_COND(mutex, _intr, mutex_lock_interruptible(_T) == 0)
DEFINE_FREE(mutex, struct mutex *, if (_T) mutex_unlock(_T))

#endif
