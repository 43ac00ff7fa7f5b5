/* SPDX-License-Identifier: MIT */
/* CPUs that come and go (kernel/cpu.c), and who keeps them from it. */
#ifndef _LINUX_CPU_H
#define _LINUX_CPU_H

#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/sched/idle.h>
#include <linux/smp.h>

/* cpus_lock.c */
void cpus_read_lock(void);
int cpus_read_trylock(void);
void cpus_read_unlock(void);
void cpus_write_lock(void);
void cpus_write_unlock(void);
void lockdep_assert_cpus_held(void);
void cpu_hotplug_disable(void);
void cpu_hotplug_enable(void);
int cpu_maps_update_begin(void);
void cpu_maps_update_done(void);

/* cpu.c */
void boot_cpu_init(void);
void boot_cpu_hotplug_init(void);
int cpu_up(unsigned int cpu);
int cpu_down(unsigned int cpu);
int add_cpu(unsigned int cpu);
int remove_cpu(unsigned int cpu);
void bringup_nonboot_cpus(unsigned int max_cpus);

/* The names before 4.13. */
#define get_online_cpus()	cpus_read_lock()
#define put_online_cpus()	cpus_read_unlock()

#endif
