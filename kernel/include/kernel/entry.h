/* SPDX-License-Identifier: MIT */
/*
 * entry.h - where the machine calls the kernel: the complete list.
 *
 * Only arch/x86_64/entry/ calls these; everything else of arch/ is called and
 * never calls up.
 */
#ifndef _KERNEL_ENTRY_H
#define _KERNEL_ENTRY_H

#include <linux/compiler.h>

/* kernel/main.c: on the boot CPU, interrupts off, boot_info filled in */
void __noreturn start_kernel(void);

/* kernel/smp.c: on each other CPU, on its idle thread's stack, irqs off */
void __noreturn start_secondary(void);

/* kernel/sched/core.c: at the end of an interrupt that wants a switch */
void preempt_schedule_irq(void);

/* kernel/softirq.c: around the handler of every interrupt */
void irq_enter(void);
void irq_exit(void);

#endif
