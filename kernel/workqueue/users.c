// SPDX-License-Identifier: MIT
/*
 * users.c - what is made of works: a function on a CPU, on all of them.
 *
 * Locks: cpus_read_lock(), so that no CPU goes while its work runs.
 * Linux: kernel/workqueue.c.
 */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/export.h>

#include "internal.h"

/**
 * schedule_on_each_cpu - call a function on every CPU, in process context
 * @func: gets a work that is none of its business
 *
 * Context: process, may sleep; waits until all are through.
 * Return: 0 or -ENOMEM.
 */
int schedule_on_each_cpu(work_func_t func)
{
	struct work_struct *works;
	int cpu;

	works = kcalloc(nr_cpu_ids, sizeof(*works), GFP_KERNEL);
	if (!works)
		return -ENOMEM;
	cpus_read_lock();
	for_each_online_cpu(cpu) {
		INIT_WORK(&works[cpu], func);
		schedule_work_on(cpu, &works[cpu]);
	}
	for_each_online_cpu(cpu)
		flush_work(&works[cpu]);
	cpus_read_unlock();
	kfree(works);
	return 0;
}

/**
 * execute_in_process_context - call a function now, or let a worker do it
 * @fn: what to call
 * @ew: storage for the work; lives until @fn has run
 *
 * Context: any. Return: 0 if it was called, 1 if it was queued.
 */
int execute_in_process_context(work_func_t fn, struct execute_work *ew)
{
	if (!in_interrupt()) {
		fn(&ew->work);
		return 0;
	}
	INIT_WORK(&ew->work, fn);
	schedule_work(&ew->work);
	return 1;
}
EXPORT_SYMBOL_GPL(execute_in_process_context);

struct work_for_cpu {
	struct work_struct	work;
	long			(*fn)(void *arg);
	void			*arg;
	long			ret;
};

static void work_for_cpu_fn(struct work_struct *work)
{
	struct work_for_cpu *wfc = container_of(work, struct work_for_cpu,
						work);

	wfc->ret = wfc->fn(wfc->arg);
}

/**
 * work_on_cpu_key - what work_on_cpu() calls
 * @cpu: an online CPU; the caller sees to it that it stays
 * @fn: runs there, in process context
 * @arg: for @fn
 * @key: Linux: lockdep's
 *
 * Context: process, may sleep. Return: what @fn returned.
 */
long work_on_cpu_key(int cpu, long (*fn)(void *), void *arg,
		     struct lock_class_key *key)
{
	struct work_for_cpu wfc = { .fn = fn, .arg = arg };

	INIT_WORK_ONSTACK(&wfc.work, work_for_cpu_fn);
	schedule_work_on(cpu, &wfc.work);
	flush_work(&wfc.work);
	return wfc.ret;
}
EXPORT_SYMBOL_GPL(work_on_cpu_key);

/** work_on_cpu_safe_key - work_on_cpu() that keeps @cpu; -ENODEV if it is off */
long work_on_cpu_safe_key(int cpu, long (*fn)(void *), void *arg,
			  struct lock_class_key *key)
{
	long ret = -ENODEV;

	cpus_read_lock();
	if (cpu_online(cpu))
		ret = work_on_cpu_key(cpu, fn, arg, key);
	cpus_read_unlock();
	return ret;
}
EXPORT_SYMBOL_GPL(work_on_cpu_safe_key);
