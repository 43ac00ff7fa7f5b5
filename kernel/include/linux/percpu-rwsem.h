/* SPDX-License-Identifier: MIT */
/*
 * percpu-rwsem.h - a reader-writer semaphore whose readers share no cache line,
 * and whose writers are slow; kernel/locking/percpu_rwsem.c.
 */
#ifndef _LINUX_PERCPU_RWSEM_H
#define _LINUX_PERCPU_RWSEM_H

#include <linux/cleanup.h>
#include <linux/lockdep.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/rcuwait.h>
#include <linux/rwsem.h>

/**
 * struct percpu_rw_semaphore
 * @read_count: per CPU; only the sum means something: the readers inside
 * @block: a writer is inside or waits for the readers to leave
 * @rw_sem: held by the writer; readers that find @block queue up here
 * @writer: who waits for the readers
 */
struct percpu_rw_semaphore {
	unsigned int __percpu *read_count;
	int block;
	struct rw_semaphore rw_sem;
	struct rcuwait writer;
#ifdef CONFIG_DEBUG_KERNEL
	struct lockdep_map dep_map;
#endif
};

#define __DEFINE_PERCPU_RWSEM(name, is_static)				\
static DEFINE_PER_CPU(unsigned int, __percpu_rwsem_rc_##name);		\
is_static struct percpu_rw_semaphore name = {				\
	.read_count = &__percpu_rwsem_rc_##name,			\
	.rw_sem = __RWSEM_INITIALIZER(name.rw_sem),			\
	.writer = __RCUWAIT_INITIALIZER(name.writer),			\
	DEP_MAP_INIT(dep_map, name)					\
}
#define DEFINE_PERCPU_RWSEM(name)	__DEFINE_PERCPU_RWSEM(name, )
#define DEFINE_STATIC_PERCPU_RWSEM(name) __DEFINE_PERCPU_RWSEM(name, static)

int __percpu_init_rwsem(struct percpu_rw_semaphore *sem, const char *name,
			struct lock_class_key *key);
#define percpu_init_rwsem(sem) ({					\
	static struct lock_class_key __rwsem_key;			\
	__percpu_init_rwsem(sem, #sem, &__rwsem_key);			\
})
void percpu_free_rwsem(struct percpu_rw_semaphore *sem);

bool __percpu_down_read(struct percpu_rw_semaphore *sem, bool try);
void percpu_down_write(struct percpu_rw_semaphore *sem);
void percpu_up_write(struct percpu_rw_semaphore *sem);
bool percpu_is_read_locked(struct percpu_rw_semaphore *sem);

static inline bool percpu_is_write_locked(struct percpu_rw_semaphore *sem)
{
	return READ_ONCE(sem->block);
}

/*
 * Race: we look at block, then count; the writer sets block, waits for an RCU
 * grace period, then adds up the counts. preempt_disable() is an RCU reader, so
 * either the writer sees our count, or we see block.
 */
static inline bool __percpu_down_read_fast(struct percpu_rw_semaphore *sem)
{
	bool ok;

	preempt_disable();
	ok = likely(!READ_ONCE(sem->block));
	if (ok)
		this_cpu_inc(*sem->read_count);
	preempt_enable();
	return ok;
}

/**
 * percpu_down_read - enter as one of many readers
 * @sem: the semaphore
 *
 * Context: may sleep.
 */
static inline void percpu_down_read(struct percpu_rw_semaphore *sem)
{
	might_sleep();
	lock_acquire(&sem->dep_map, 0, 0, 1, 1, NULL, _RET_IP_);
	if (!__percpu_down_read_fast(sem))
		__percpu_down_read(sem, false);
}

/** percpu_down_read_trylock - true as a reader, false if that would wait */
static inline bool percpu_down_read_trylock(struct percpu_rw_semaphore *sem)
{
	bool ok = __percpu_down_read_fast(sem) || __percpu_down_read(sem, true);

	if (ok)
		lock_acquire(&sem->dep_map, 0, 1, 1, 1, NULL, _RET_IP_);
	return ok;
}

/** percpu_up_read - leave as a reader, on whatever CPU */
static inline void percpu_up_read(struct percpu_rw_semaphore *sem)
{
	lock_release(&sem->dep_map, _RET_IP_);
	preempt_disable();
	barrier();	/* x86: what was read before is read before the store */
	this_cpu_dec(*sem->read_count);
	if (unlikely(READ_ONCE(sem->block)))
		rcuwait_wake_up(&sem->writer);
	preempt_enable();
}

#define percpu_rwsem_is_held(sem)	lockdep_is_held(sem)
#define percpu_rwsem_assert_held(sem)	lockdep_assert_held(sem)

/* A writer that returns to whom somebody else will unlock it. */
static inline void percpu_rwsem_release(struct percpu_rw_semaphore *sem,
					bool read, unsigned long ip)
{
	lock_release(&sem->dep_map, ip);
}

static inline void percpu_rwsem_acquire(struct percpu_rw_semaphore *sem,
					bool read, unsigned long ip)
{
	lock_acquire(&sem->dep_map, 0, 1, read, 1, NULL, ip);
	if (!read)
		sem->rw_sem.owner = current;
}

DEFINE_GUARD(percpu_read, struct percpu_rw_semaphore *,
	     percpu_down_read(_T), percpu_up_read(_T))
DEFINE_GUARD_COND(percpu_read, _try, percpu_down_read_trylock(_T))
DEFINE_GUARD(percpu_write, struct percpu_rw_semaphore *,
	     percpu_down_write(_T), percpu_up_write(_T))

#endif
