/* SPDX-License-Identifier: MIT */
/*
 * Reader-writer semaphores: many readers or one writer, all of whom may sleep
 * meanwhile. First come, first served; readers next to each other in the
 * queue enter together. Implemented in sched/rwsem.c.
 */
#ifndef _LINUX_RWSEM_H
#define _LINUX_RWSEM_H

#include <linux/compiler.h>
#include <linux/list.h>
#include <linux/lockdep.h>
#include <linux/cleanup.h>
#include <linux/spinlock.h>

struct rw_semaphore {
	long count;			/* [q] readers inside; -1: a writer */
	struct task_struct *owner;	/* [q] the writer, for reports */
	raw_spinlock_t wait_lock;
	struct list_head wait_list;	/* [q] oldest first */
#ifdef CONFIG_DEBUG_KERNEL
	struct lockdep_map dep_map;
#endif
};

#ifdef CONFIG_DEBUG_KERNEL
#define __RWSEM_DEP_MAP_INIT(lockname)	, .dep_map = { .name = #lockname }
#else
#define __RWSEM_DEP_MAP_INIT(lockname)
#endif

#define __RWSEM_INITIALIZER(name) {					\
	.wait_lock = __RAW_SPIN_LOCK_INITIALIZER(name.wait_lock),	\
	.wait_list = LIST_HEAD_INIT((name).wait_list)			\
	__RWSEM_DEP_MAP_INIT(name) }
#define DECLARE_RWSEM(name) \
	struct rw_semaphore name = __RWSEM_INITIALIZER(name)

void __init_rwsem(struct rw_semaphore *sem, const char *name,
		  struct lock_class_key *key);

#define init_rwsem(sem) do {						\
	static struct lock_class_key __key;				\
	__init_rwsem((sem), #sem, &__key);				\
} while (0)

int rwsem_is_locked(struct rw_semaphore *sem);
int rwsem_is_contended(struct rw_semaphore *sem);

void down_read(struct rw_semaphore *sem);
int __must_check down_read_interruptible(struct rw_semaphore *sem);
int __must_check down_read_killable(struct rw_semaphore *sem);
int down_read_trylock(struct rw_semaphore *sem);
void down_write(struct rw_semaphore *sem);
int __must_check down_write_killable(struct rw_semaphore *sem);
int down_write_trylock(struct rw_semaphore *sem);
void up_read(struct rw_semaphore *sem);
void up_write(struct rw_semaphore *sem);
void downgrade_write(struct rw_semaphore *sem);

/* Another task may leave than the one that entered: no owner, no lockdep. */
void down_read_non_owner(struct rw_semaphore *sem);
void up_read_non_owner(struct rw_semaphore *sem);

#ifdef CONFIG_DEBUG_KERNEL
void down_read_nested(struct rw_semaphore *sem, int subclass);
void down_write_nested(struct rw_semaphore *sem, int subclass);
int __must_check down_read_killable_nested(struct rw_semaphore *sem,
					   int subclass);
int __must_check down_write_killable_nested(struct rw_semaphore *sem,
					    int subclass);
#else
#define down_read_nested(sem, subclass)		down_read(sem)
#define down_write_nested(sem, subclass)	down_write(sem)
#define down_read_killable_nested(sem, subclass)	down_read_killable(sem)
#define down_write_killable_nested(sem, subclass)	down_write_killable(sem)
#endif
#define down_write_nest_lock(sem, nest) \
	do { (void)(nest); down_write_nested(sem, 1); } while (0)

static inline void rwsem_assert_held(struct rw_semaphore *sem)
{
	WARN_ON_ONCE(!rwsem_is_locked(sem));
	lockdep_assert_held(sem);
}

static inline void rwsem_assert_held_write(struct rw_semaphore *sem)
{
	WARN_ON_ONCE(READ_ONCE(sem->count) >= 0);
	lockdep_assert_held_write(sem);
}

DEFINE_GUARD(rwsem_read, struct rw_semaphore *, down_read(_T), up_read(_T))
DEFINE_GUARD_COND(rwsem_read, _try, down_read_trylock(_T))
DEFINE_GUARD_COND(rwsem_read, _intr, down_read_interruptible(_T) == 0)
DEFINE_GUARD(rwsem_write, struct rw_semaphore *, down_write(_T), up_write(_T))
DEFINE_GUARD_COND(rwsem_write, _try, down_write_trylock(_T))
DEFINE_GUARD_COND(rwsem_write, _kill, down_write_killable(_T) == 0)

#endif
