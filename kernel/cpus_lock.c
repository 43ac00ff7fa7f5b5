// SPDX-License-Identifier: MIT
/*
 * cpus_lock.c - keeping CPUs from coming and going.
 *
 * Who walks the CPUs that are online and sleeps meanwhile takes
 * cpus_read_lock(): until he gives it back no CPU appears or vanishes. Who
 * only keeps preemption off needs nothing: a CPU goes by stop_machine(), which
 * waits until no CPU is in such a section.
 *
 * Readers go first, always: one that holds the lock may take it once more, as
 * functions that call each other do, and does not wait behind a writer that
 * waits for it. CPUs come and go seldom and can wait.
 *
 * Locks: this is one. cpu_add_remove_lock outside it: one CPU at a time.
 * Linux: kernel/cpu.c, a percpu_rw_semaphore, where a second
 * cpus_read_lock() of a thread can hang behind a writer.
 */
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/mutex.h>
#include <linux/wait.h>

static atomic_t cpus_readers;		/* -1: the writer */
static DECLARE_WAIT_QUEUE_HEAD(cpus_wq);

static DEFINE_MUTEX(cpu_add_remove_lock);
static int cpu_hotplug_disabled __guarded_by(&cpu_add_remove_lock);

/** cpus_read_trylock - cpus_read_lock() that does not wait; 1 if it is held */
int cpus_read_trylock(void)
{
	return atomic_inc_unless_negative(&cpus_readers);
}
EXPORT_SYMBOL_GPL(cpus_read_trylock);

/**
 * cpus_read_lock - no CPU comes or goes until cpus_read_unlock()
 *
 * Context: process, may sleep; not in the callbacks of cpuhp_setup_state(),
 * which are called with CPUs locked already.
 */
void cpus_read_lock(void)
{
	might_sleep();
	if (!cpus_read_trylock())
		wait_event(cpus_wq, cpus_read_trylock());
}
EXPORT_SYMBOL_GPL(cpus_read_lock);

/** cpus_read_unlock - undo one cpus_read_lock() */
void cpus_read_unlock(void)
{
	if (atomic_dec_and_test(&cpus_readers))
		wake_up_all(&cpus_wq);
}
EXPORT_SYMBOL_GPL(cpus_read_unlock);

/* A CPU is about to come or go: nobody walks them. Context: may sleep. */
void cpus_write_lock(void)
{
	wait_event(cpus_wq, atomic_cmpxchg(&cpus_readers, 0, -1) == 0);
}

/* Pairs with: the locked instruction of whoever comes next. */
void cpus_write_unlock(void)
{
	atomic_set_release(&cpus_readers, 0);
	wake_up_all(&cpus_wq);
}

/** lockdep_assert_cpus_held - somebody holds the lock, reading or writing */
void lockdep_assert_cpus_held(void)
{
	WARN_ON_ONCE(!atomic_read(&cpus_readers));
}
EXPORT_SYMBOL_GPL(lockdep_assert_cpus_held);

/**
 * cpu_maps_update_begin - one CPU at a time
 *
 * Return: 0; -EBUSY if cpu_hotplug_disable() forbids it. The lock is held
 * either way until cpu_maps_update_done().
 */
int cpu_maps_update_begin(void)
{
	mutex_lock(&cpu_add_remove_lock);
	return cpu_hotplug_disabled ? -EBUSY : 0;
}

/** cpu_maps_update_done - undo cpu_maps_update_begin() */
void cpu_maps_update_done(void)
{
	mutex_unlock(&cpu_add_remove_lock);
}

/**
 * cpu_hotplug_disable - refuse, with -EBUSY, to let CPUs come or go
 *
 * Calls nest. Context: process, may sleep.
 */
void cpu_hotplug_disable(void)
{
	mutex_lock(&cpu_add_remove_lock);
	cpu_hotplug_disabled++;
	mutex_unlock(&cpu_add_remove_lock);
}
EXPORT_SYMBOL_GPL(cpu_hotplug_disable);

/** cpu_hotplug_enable - undo one cpu_hotplug_disable() */
void cpu_hotplug_enable(void)
{
	mutex_lock(&cpu_add_remove_lock);
	if (!WARN_ONCE(!cpu_hotplug_disabled, "Unbalanced cpu hotplug enable\n"))
		cpu_hotplug_disabled--;
	mutex_unlock(&cpu_add_remove_lock);
}
EXPORT_SYMBOL_GPL(cpu_hotplug_enable);
