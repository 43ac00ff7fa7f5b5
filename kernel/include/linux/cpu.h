/* SPDX-License-Identifier: MIT */
/* Bringing CPUs up (kernel/cpu.c), and who is told. */
#ifndef _LINUX_CPU_H
#define _LINUX_CPU_H

#include <linux/cpumask.h>
#include <linux/sched/idle.h>
#include <linux/smp.h>

void boot_cpu_init(void);
int cpu_up(unsigned int cpu);
void cpu_set_thread_hooks(int (*create)(unsigned int cpu),
			  void (*unpark)(unsigned int cpu));
void bringup_nonboot_cpus(unsigned int max_cpus);

/*
 * CPUs come up once, during boot, and never leave: readers of the online mask
 * have nobody to keep out.
 * Linux: a percpu rwsem.
 */
static inline void cpus_read_lock(void)
{
}

static inline void cpus_read_unlock(void)
{
}

static inline void cpu_hotplug_disable(void)
{
}

static inline void cpu_hotplug_enable(void)
{
}

#define get_online_cpus()	cpus_read_lock()
#define put_online_cpus()	cpus_read_unlock()

#endif
