/* SPDX-License-Identifier: MIT */
/*
 * Lockup detectors (kernel/watchdog.c, watchdog_buddy.c): telling them that a
 * long loop is meant. Stacks of other CPUs (kernel/nmi_backtrace.c).
 */
#ifndef _LINUX_NMI_H
#define _LINUX_NMI_H

#include <linux/types.h>

struct cpumask;
struct pt_regs;

extern unsigned int watchdog_thresh;	/* seconds; 0: nobody looks */

void touch_softlockup_watchdog(void);
void touch_all_softlockup_watchdogs(void);
void arch_touch_nmi_watchdog(void);

static inline void touch_nmi_watchdog(void)
{
	arch_touch_nmi_watchdog();
	touch_softlockup_watchdog();
}

bool trigger_cpumask_backtrace(const struct cpumask *mask, int exclude_cpu);
bool trigger_all_cpu_backtrace(void);
bool trigger_allbutcpu_cpu_backtrace(int exclude_cpu);
bool trigger_single_cpu_backtrace(int cpu);
bool nmi_cpu_backtrace(struct pt_regs *regs);

#endif
