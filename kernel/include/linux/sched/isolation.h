/* SPDX-License-Identifier: MIT */
/* No CPU is kept apart from the scheduler: every one takes any work. */
#ifndef _LINUX_SCHED_ISOLATION_H
#define _LINUX_SCHED_ISOLATION_H

#include <linux/cpumask.h>

enum hk_type {
	HK_TYPE_TIMER,
	HK_TYPE_RCU,
	HK_TYPE_MISC,
	HK_TYPE_SCHED,
	HK_TYPE_TICK,
	HK_TYPE_DOMAIN,
	HK_TYPE_WQ,
	HK_TYPE_MANAGED_IRQ,
	HK_TYPE_KTHREAD,
};

#define housekeeping_cpumask(type)	((void)(type), cpu_possible_mask)
#define housekeeping_cpu(cpu, type)	((void)(cpu), (void)(type), true)
#define housekeeping_any_cpu(type)	((void)(type), smp_processor_id())
#define housekeeping_enabled(type)	((void)(type), false)

#endif
