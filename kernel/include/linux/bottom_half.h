/* SPDX-License-Identifier: MIT */
/* Holding softirqs off this CPU; implemented in kernel/softirq.c. */
#ifndef _LINUX_BOTTOM_HALF_H
#define _LINUX_BOTTOM_HALF_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <linux/preempt.h>

void __local_bh_enable_ip(unsigned long ip, unsigned int cnt);
void _local_bh_enable(void);

static inline void __local_bh_disable_ip(unsigned long ip, unsigned int cnt)
{
	preempt_count_add(cnt);
	barrier();
}

/**
 * local_bh_disable - keep softirqs off this CPU until local_bh_enable()
 *
 * Nests. Preemption is off as well meanwhile: the softirq part of the preempt
 * count is not zero. Context: any but NMI.
 */
static inline void local_bh_disable(void)
{
	__local_bh_disable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
}

static inline void local_bh_enable_ip(unsigned long ip)
{
	__local_bh_enable_ip(ip, SOFTIRQ_DISABLE_OFFSET);
}

/**
 * local_bh_enable - undo local_bh_disable(); runs softirqs that came meanwhile
 *
 * Context: process or softirq, interrupts on.
 */
static inline void local_bh_enable(void)
{
	__local_bh_enable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
}

#endif
