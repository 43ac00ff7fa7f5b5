// SPDX-License-Identifier: MIT
/*
 * percpu_rwsem.c - per-CPU reader-writer semaphores, the slow half.
 *
 * Readers count themselves on their own CPU. A writer first excludes other
 * writers (rw_sem), then sets block, so that new readers come to rw_sem and
 * queue up there, then lets a grace period of RCU pass: from now on each reader
 * has either counted or seen block. Then it sleeps until the counts add up to
 * zero. A reader may leave on another CPU than it came: the sum is what counts.
 *
 * First come, first served, thanks to rw_sem.
 *
 * It stands with the threads in the order of layers, because of
 * synchronize_rcu(). Linux: kernel/locking/percpu-rwsem.c, with a queue of its
 * own, and rcu_sync, which saves the grace period of a writer that comes soon
 * after another.
 */
#include <linux/percpu-rwsem.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/rcupdate.h>

/** __percpu_init_rwsem - what percpu_init_rwsem() calls; 0 or -ENOMEM */
int __percpu_init_rwsem(struct percpu_rw_semaphore *sem, const char *name,
			struct lock_class_key *key)
{
	static struct lock_class_key rw_sem_key;

	sem->read_count = alloc_percpu(unsigned int);
	if (!sem->read_count)
		return -ENOMEM;
	sem->block = 0;
	rcuwait_init(&sem->writer);
	__init_rwsem(&sem->rw_sem, "percpu_rwsem.rw_sem", &rw_sem_key);
#ifdef CONFIG_DEBUG_KERNEL
	lockdep_init_map(&sem->dep_map, name, key, 0);
#endif
	return 0;
}
EXPORT_SYMBOL_GPL(__percpu_init_rwsem);

/** percpu_free_rwsem - give the counters back; may be called twice */
void percpu_free_rwsem(struct percpu_rw_semaphore *sem)
{
	free_percpu(sem->read_count);
	sem->read_count = NULL;
}
EXPORT_SYMBOL_GPL(percpu_free_rwsem);

/* A writer was seen: count while holding rw_sem, which it does not let go. */
bool __percpu_down_read(struct percpu_rw_semaphore *sem, bool try)
{
	if (!try)
		down_read(&sem->rw_sem);
	else if (!down_read_trylock(&sem->rw_sem))
		return false;
	this_cpu_inc(*sem->read_count);
	up_read(&sem->rw_sem);
	return true;
}
EXPORT_SYMBOL_GPL(__percpu_down_read);

static unsigned int readers(struct percpu_rw_semaphore *sem)
{
	unsigned int sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(*per_cpu_ptr(sem->read_count, cpu));
	return sum;
}

/** percpu_is_read_locked - is a reader inside, at this moment? */
bool percpu_is_read_locked(struct percpu_rw_semaphore *sem)
{
	return readers(sem) && !READ_ONCE(sem->block);
}
EXPORT_SYMBOL_GPL(percpu_is_read_locked);

/**
 * percpu_down_write - enter alone
 * @sem: the semaphore
 *
 * Context: may sleep, some milliseconds.
 */
void percpu_down_write(struct percpu_rw_semaphore *sem)
{
	might_sleep();
	lock_acquire(&sem->dep_map, 0, 0, 0, 1, NULL, _RET_IP_);
	down_write(&sem->rw_sem);
	WRITE_ONCE(sem->block, 1);
	/* Pairs with: preempt_disable() in __percpu_down_read_fast(). */
	synchronize_rcu();
	/* Pairs with: rcuwait_wake_up() in percpu_up_read(). */
	rcuwait_wait_event(&sem->writer, readers(sem) == 0,
			   TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL_GPL(percpu_down_write);

/** percpu_up_write - let the next in */
void percpu_up_write(struct percpu_rw_semaphore *sem)
{
	lock_release(&sem->dep_map, _RET_IP_);
	/* What was written before is seen by who finds block 0. */
	smp_store_release(&sem->block, 0);
	up_write(&sem->rw_sem);
}
EXPORT_SYMBOL_GPL(percpu_up_write);
