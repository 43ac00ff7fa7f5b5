/* SPDX-License-Identifier: MIT */
/*
 * Entering and leaving an interrupt. Implemented by kernel/softirq.c; called
 * by arch/x86_64/entry around every handler.
 */
#ifndef _LINUX_HARDIRQ_H
#define _LINUX_HARDIRQ_H

#include <linux/types.h>
#include <linux/preempt.h>

void irq_enter(void);
void irq_enter_rcu(void);
void irq_exit(void);
void irq_exit_rcu(void);

/**
 * nmi_enter - tell the bookkeeping that an NMI handler runs
 *
 * Counts as hard interrupt as well, so that nothing below tries to run
 * softirqs or to reschedule. Context: NMI only.
 */
#define nmi_enter()	preempt_count_add(NMI_OFFSET + HARDIRQ_OFFSET)
/** nmi_exit - undo nmi_enter(). */
#define nmi_exit()	preempt_count_sub(NMI_OFFSET + HARDIRQ_OFFSET)

/* kernel/irq/manage.c: wait until no handler (or irq thread) of @irq runs. */
void synchronize_irq(unsigned int irq);
bool synchronize_hardirq(unsigned int irq);

#endif
