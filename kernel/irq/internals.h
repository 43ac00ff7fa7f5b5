/* SPDX-License-Identifier: MIT */
/* Shared by the files of kernel/irq/. */
#ifndef _KERNEL_IRQ_INTERNALS_H
#define _KERNEL_IRQ_INTERNALS_H

#include <linux/irqdesc.h>

/* chip.c; desc->lock held */
void mask_irq(struct irq_desc *desc);
void unmask_irq(struct irq_desc *desc);
void unmask_threaded_irq(struct irq_desc *desc);
void irq_startup(struct irq_desc *desc);
void irq_shutdown(struct irq_desc *desc);
void __disable_irq(struct irq_desc *desc);
void __enable_irq(struct irq_desc *desc);

/* handle.c; desc->lock held, dropped while the handlers run */
irqreturn_t handle_irq_event(struct irq_desc *desc);
void irq_set_thread_waker(void (*wake)(struct irq_desc *desc,
				       struct irqaction *action));

/* spurious.c; desc->lock held */
void note_interrupt(struct irq_desc *desc, irqreturn_t action_ret);

/* thread.c */
int setup_irq_thread(struct irqaction *action);
void stop_irq_thread(struct irqaction *action);
void start_irq_thread(struct irqaction *action);
void wait_for_irq_threads(struct irq_desc *desc);

#endif
