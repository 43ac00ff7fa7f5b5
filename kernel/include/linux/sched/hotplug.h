/* SPDX-License-Identifier: MIT */
/*
 * The scheduler's part in the going of a CPU (kernel/sched/hotplug.c). Not for
 * modules: see linux/cpu.h.
 */
#ifndef _LINUX_SCHED_HOTPLUG_H
#define _LINUX_SCHED_HOTPLUG_H

#include <linux/sched.h>

int sched_cpu_wait_empty(unsigned int cpu);
int sched_cpu_dying(unsigned int cpu);
void sched_set_idle_dead(void (*dead)(void));

#endif
