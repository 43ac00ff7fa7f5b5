// SPDX-License-Identifier: MIT
/*
 * smpboot.c - threads of which every CPU has one.
 *
 * A subsystem describes its thread once (struct smp_hotplug_thread); here one
 * is made for each CPU, by kthreadd like all others, bound to its CPU and kept
 * parked until that CPU is up. All of them run smpboot_thread_fn(): sleep
 * until there is something to do, do it; park, unpark and stop on command.
 *
 * Cast: ksoftirqd.c and migration.c register; kernel/cpu.c calls
 * smpboot_create_threads() before it starts a CPU, smpboot_unpark_threads() once
 * it is online, smpboot_park_threads() before it goes.
 * Locks: smpboot_threads_lock guards the list of descriptions; inside
 * cpus_read_lock(), as the CPUs must stay while threads are made for each.
 *
 * Linux: kernel/smpboot.c. Left out: the idle threads (fork_idle() in fork.c
 * makes those).
 */
#include <linux/smpboot.h>
#include <linux/bug.h>
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/slab.h>

static LIST_HEAD(hotplug_threads);
static DEFINE_MUTEX(smpboot_threads_lock);
static bool smpboot_ready;

enum thread_status {
	HP_THREAD_NONE = 0,	/* setup was not called yet */
	HP_THREAD_ACTIVE,
	HP_THREAD_PARKED,
};

/**
 * struct smpboot_thread_data - one of the threads
 * @cpu: [I]
 * @status: [s] what was called last: setup/unpark or park
 * @ht: [I] its description
 */
struct smpboot_thread_data {
	unsigned int			cpu;
	enum thread_status		status;
	struct smp_hotplug_thread	*ht;
};

/* Stopped: clean up what setup made, and end. */
static int thread_stop(struct smpboot_thread_data *td)
{
	struct smp_hotplug_thread *ht = td->ht;

	__set_current_state(TASK_RUNNING);
	preempt_enable();
	if (ht->cleanup && td->status != HP_THREAD_NONE)
		ht->cleanup(td->cpu, cpu_online(td->cpu));
	kfree(td);
	return 0;
}

/* The CPU goes down, or is not up yet: sleep here until unparked. */
static void thread_park(struct smpboot_thread_data *td)
{
	__set_current_state(TASK_RUNNING);
	preempt_enable();
	if (td->ht->park && td->status == HP_THREAD_ACTIVE) {
		BUG_ON(td->cpu != smp_processor_id());
		td->ht->park(td->cpu);
		td->status = HP_THREAD_PARKED;
	}
	kthread_parkme();
}

/* The first time, or the first time after parking. False: nothing to call. */
static bool thread_activate(struct smpboot_thread_data *td)
{
	void (*fn)(unsigned int cpu);

	if (td->status == HP_THREAD_ACTIVE)
		return false;
	fn = td->status == HP_THREAD_NONE ? td->ht->setup : td->ht->unpark;
	__set_current_state(TASK_RUNNING);
	preempt_enable();
	if (fn)
		fn(td->cpu);
	td->status = HP_THREAD_ACTIVE;
	return true;
}

/* One turn of the loop; preemption is off on entry, on at the end. */
static void thread_run(struct smpboot_thread_data *td)
{
	if (!td->ht->thread_should_run(td->cpu)) {
		preempt_enable_no_resched();
		schedule();
		return;
	}
	__set_current_state(TASK_RUNNING);
	preempt_enable();
	td->ht->thread_fn(td->cpu);
}

/*
 * Race: whoever makes work does so before it wakes us; we set the state
 * before we ask for work, for park, for stop. With preemption off between the
 * two, the question is asked on our CPU.
 */
static int smpboot_thread_fn(void *data)
{
	struct smpboot_thread_data *td = data;

	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		preempt_disable();
		if (kthread_should_stop())
			return thread_stop(td);
		if (kthread_should_park()) {
			thread_park(td);
			continue;
		}
		BUG_ON(td->cpu != smp_processor_id());
		if (!thread_activate(td))
			thread_run(td);
	}
}

/* Make the thread of @cpu and leave it parked. Nothing to do if it is there. */
static int __smpboot_create_thread(struct smp_hotplug_thread *ht,
				   unsigned int cpu)
{
	struct task_struct *tsk = *per_cpu_ptr(ht->store, cpu);
	struct smpboot_thread_data *td;

	if (tsk)
		return 0;

	td = kzalloc(sizeof(*td), GFP_KERNEL);
	if (!td)
		return -ENOMEM;
	td->cpu = cpu;
	td->ht = ht;

	tsk = kthread_create_on_cpu(smpboot_thread_fn, td, cpu,
				    ht->thread_comm);
	if (IS_ERR(tsk)) {
		kfree(td);
		return PTR_ERR(tsk);
	}
	kthread_set_per_cpu(tsk, cpu);
	/* Parked, it cannot run before its CPU is up, whoever wakes it. */
	kthread_park(tsk);
	get_task_struct(tsk);
	*per_cpu_ptr(ht->store, cpu) = tsk;
	if (!ht->create)
		return 0;
	/* create() may change the class of the thread: it must be off the CPU */
	if (!wait_task_inactive(tsk, TASK_PARKED))
		WARN_ON(1);
	else
		ht->create(cpu);
	return 0;
}

/**
 * smpboot_create_threads - make the threads of a CPU that is to come up
 * @cpu: not online yet
 *
 * Context: process, may sleep.
 * Return: 0, or -ENOMEM and the like; what was made stays, parked.
 */
int smpboot_create_threads(unsigned int cpu)
{
	struct smp_hotplug_thread *cur;
	int ret = 0;

	mutex_lock(&smpboot_threads_lock);
	list_for_each_entry(cur, &hotplug_threads, list) {
		ret = __smpboot_create_thread(cur, cpu);
		if (ret)
			break;
	}
	mutex_unlock(&smpboot_threads_lock);
	return ret;
}

static void smpboot_unpark_thread(struct smp_hotplug_thread *ht,
				  unsigned int cpu)
{
	struct task_struct *tsk = *per_cpu_ptr(ht->store, cpu);

	if (tsk && !ht->selfparking)
		kthread_unpark(tsk);
}

/**
 * smpboot_unpark_threads - let the threads of a CPU run
 * @cpu: online; earlier, they would be put onto another CPU
 *
 * Context: cpuhp/@cpu, may sleep.
 */
void smpboot_unpark_threads(unsigned int cpu)
{
	struct smp_hotplug_thread *cur;

	mutex_lock(&smpboot_threads_lock);
	list_for_each_entry(cur, &hotplug_threads, list)
		smpboot_unpark_thread(cur, cpu);
	mutex_unlock(&smpboot_threads_lock);
}

/**
 * smpboot_park_threads - have the threads of a CPU park
 * @cpu: still online
 *
 * Context: process, may sleep.
 */
void smpboot_park_threads(unsigned int cpu)
{
	struct smp_hotplug_thread *cur;
	struct task_struct *tsk;

	mutex_lock(&smpboot_threads_lock);
	list_for_each_entry_reverse(cur, &hotplug_threads, list) {
		tsk = *per_cpu_ptr(cur->store, cpu);
		if (tsk && !cur->selfparking)
			kthread_park(tsk);
	}
	mutex_unlock(&smpboot_threads_lock);
}

/**
 * smpboot_thread_init - registering threads works from here on
 *
 * Earlier there is no scheduler for them: calls are refused and reported.
 * Linux: registered a notifier here, up to 4.4.
 * Context: rest_init().
 */
void __init smpboot_thread_init(void)
{
	smpboot_ready = true;
}

/* Stop and forget all threads of @ht. */
static void smpboot_destroy_threads(struct smp_hotplug_thread *ht)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu) {
		struct task_struct *tsk = *per_cpu_ptr(ht->store, cpu);

		if (!tsk)
			continue;
		kthread_stop_put(tsk);
		*per_cpu_ptr(ht->store, cpu) = NULL;
	}
}

/**
 * smpboot_register_percpu_thread - give every CPU a thread
 * @plug_thread: its description; stays in use
 *
 * CPUs that are up get theirs now, running; others as they come up.
 * Context: process, may sleep.
 * Return: 0, or -ENOMEM and the like, and no thread is left.
 */
int smpboot_register_percpu_thread(struct smp_hotplug_thread *plug_thread)
{
	unsigned int cpu;
	int ret = 0;

	if (WARN_ON(!smpboot_ready))
		return -EAGAIN;
	cpus_read_lock();
	mutex_lock(&smpboot_threads_lock);
	for_each_online_cpu(cpu) {
		ret = __smpboot_create_thread(plug_thread, cpu);
		if (ret) {
			smpboot_destroy_threads(plug_thread);
			goto out;
		}
		smpboot_unpark_thread(plug_thread, cpu);
	}
	list_add(&plug_thread->list, &hotplug_threads);
out:
	mutex_unlock(&smpboot_threads_lock);
	cpus_read_unlock();
	return ret;
}
EXPORT_SYMBOL_GPL(smpboot_register_percpu_thread);

/**
 * smpboot_unregister_percpu_thread - stop all threads of a description
 * @plug_thread: may be freed afterwards
 *
 * Context: process, may sleep.
 */
void smpboot_unregister_percpu_thread(struct smp_hotplug_thread *plug_thread)
{
	cpus_read_lock();
	mutex_lock(&smpboot_threads_lock);
	list_del(&plug_thread->list);
	smpboot_destroy_threads(plug_thread);
	mutex_unlock(&smpboot_threads_lock);
	cpus_read_unlock();
}
EXPORT_SYMBOL_GPL(smpboot_unregister_percpu_thread);
