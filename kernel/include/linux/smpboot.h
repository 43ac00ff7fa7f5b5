/* SPDX-License-Identifier: MIT */
/* Threads of which every CPU has one; implemented by kernel/smpboot.c. */
#ifndef _LINUX_SMPBOOT_H
#define _LINUX_SMPBOOT_H

#include <linux/types.h>

struct task_struct;

/**
 * struct smp_hotplug_thread - one thread on each CPU
 * @store: per-CPU variable that gets the task
 * @list: used by smpboot.c
 * @thread_should_run: is there work? called with preemption off
 * @thread_fn: does the work; called with preemption on
 * @create: optional; after the thread of a CPU was made and parked
 * @setup: optional; before the first thread_fn, on the thread
 * @cleanup: optional; on the thread, when it is stopped; @online: CPU is up
 * @park: optional; on the thread, before it parks (CPU goes down)
 * @unpark: optional; on the thread, after it was unparked (CPU came up)
 * @selfparking: smpboot_unpark_threads() leaves this one alone
 * @thread_comm: name; %u is the CPU
 */
struct smp_hotplug_thread {
	struct task_struct	**store;
	struct list_head	list;
	int			(*thread_should_run)(unsigned int cpu);
	void			(*thread_fn)(unsigned int cpu);
	void			(*create)(unsigned int cpu);
	void			(*setup)(unsigned int cpu);
	void			(*cleanup)(unsigned int cpu, bool online);
	void			(*park)(unsigned int cpu);
	void			(*unpark)(unsigned int cpu);
	bool			selfparking;
	const char		*thread_comm;
};

int smpboot_register_percpu_thread(struct smp_hotplug_thread *plug_thread);
void smpboot_unregister_percpu_thread(struct smp_hotplug_thread *plug_thread);

/* For the bring-up of a CPU (kernel/cpu.c): before it starts; once active. */
int smpboot_create_threads(unsigned int cpu);
void smpboot_unpark_threads(unsigned int cpu);
void smpboot_park_threads(unsigned int cpu);
void smpboot_thread_init(void);

#endif
