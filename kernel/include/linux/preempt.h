/* SPDX-License-Identifier: MIT */
/* Turning preemption off, and asking what context this is. */
#ifndef _LINUX_PREEMPT_H
#define _LINUX_PREEMPT_H

#include <linux/cleanup.h>
#include <asm/preempt.h>

/*
 *  31        23..20  19..16   15..8    7..0
 *  no-resched  NMI   hardirq  softirq  preempt_disable() depth
 */
#define PREEMPT_BITS	8
#define SOFTIRQ_BITS	8
#define HARDIRQ_BITS	4
#define NMI_BITS	4
#define PREEMPT_SHIFT	0
#define SOFTIRQ_SHIFT	(PREEMPT_SHIFT + PREEMPT_BITS)
#define HARDIRQ_SHIFT	(SOFTIRQ_SHIFT + SOFTIRQ_BITS)
#define NMI_SHIFT	(HARDIRQ_SHIFT + HARDIRQ_BITS)
#define PREEMPT_MASK	(0xffUL << PREEMPT_SHIFT)
#define SOFTIRQ_MASK	(0xffUL << SOFTIRQ_SHIFT)
#define HARDIRQ_MASK	(0xfUL << HARDIRQ_SHIFT)
#define NMI_MASK	(0xfUL << NMI_SHIFT)
#define PREEMPT_OFFSET	(1 << PREEMPT_SHIFT)
#define SOFTIRQ_OFFSET	(1 << SOFTIRQ_SHIFT)
#define HARDIRQ_OFFSET	(1 << HARDIRQ_SHIFT)
#define NMI_OFFSET	(1 << NMI_SHIFT)
#define SOFTIRQ_DISABLE_OFFSET	(2 * SOFTIRQ_OFFSET)
#define PREEMPT_DISABLED	(PREEMPT_OFFSET + PREEMPT_ENABLED)
#define INIT_PREEMPT_COUNT	PREEMPT_DISABLED
/* What a new thread starts with: schedule_tail() drops one, as switches do. */
#define FORK_PREEMPT_COUNT	PREEMPT_DISABLED

#define nmi_count()	(preempt_count() & NMI_MASK)
#define hardirq_count()	(preempt_count() & HARDIRQ_MASK)
#define softirq_count()	(preempt_count() & SOFTIRQ_MASK)
#define irq_count()	(preempt_count() & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_MASK))

#define in_nmi()		(nmi_count())
#define in_hardirq()		(hardirq_count())
#define in_irq()		(hardirq_count())
#define in_softirq()		(softirq_count())
#define in_interrupt()		(irq_count())
#define in_serving_softirq()	(softirq_count() & SOFTIRQ_OFFSET)
#define in_task() \
	(!(preempt_count() & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_OFFSET)))
#define in_atomic()		(preempt_count() != 0)
#define preemptible()		(preempt_count() == 0 && !irqs_disabled())

#define preempt_count_add(val)	__preempt_count_add(val)
#define preempt_count_sub(val)	__preempt_count_sub(val)
#define preempt_count_inc()	preempt_count_add(1)
#define preempt_count_dec()	preempt_count_sub(1)

#define preempt_disable() \
	do { __preempt_count_add(1); barrier(); } while (0)
#define preempt_enable_no_resched() \
	do { barrier(); __preempt_count_sub(1); } while (0)
#define sched_preempt_enable_no_resched()	preempt_enable_no_resched()
#define preempt_enable() do {					\
	barrier();						\
	if (unlikely(__preempt_count_dec_and_test()))		\
		__preempt_schedule();				\
} while (0)
#define preempt_check_resched() do {				\
	if (should_resched(0))					\
		__preempt_schedule();				\
} while (0)
#define preempt_disable_notrace()	preempt_disable()
#define preempt_enable_notrace()	preempt_enable()
/* Linux: a thread may be preempted meanwhile, but not moved. Here neither. */
#define migrate_disable()		preempt_disable()
#define migrate_enable()		preempt_enable()

#define preempt_enable_no_resched_notrace()	preempt_enable_no_resched()
/* around a nested section on PREEMPT_RT only */
#define preempt_disable_nested()	do { } while (0)
#define preempt_enable_nested()		do { } while (0)

DEFINE_LOCK_GUARD_0(preempt, preempt_disable(), preempt_enable())
DEFINE_LOCK_GUARD_0(preempt_notrace, preempt_disable_notrace(),
		    preempt_enable_notrace())
DEFINE_LOCK_GUARD_0(migrate, migrate_disable(), migrate_enable())

#endif
