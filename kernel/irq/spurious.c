// SPDX-License-Identifier: MIT
/*
 * spurious.c - lines that interrupt and interrupt, and nobody's device did it.
 *
 * When 99,900 of 100,000 interrupts were answered with IRQ_NONE the line is
 * switched off, with the names of those who did not want it: better one device
 * that is dead than a machine that is.
 *
 * Linux: kernel/irq/spurious.c. Left out: polling of other lines (irqpoll).
 */
#include <linux/irqdesc.h>
#include <linux/jiffies.h>
#include <linux/printk.h>
#include "internals.h"

#define WINDOW		100000	/* interrupts looked at together */
#define TOO_MANY	99900	/* of them unhandled */

static void report_bad_irq(struct irq_desc *desc)
{
	struct irqaction *action;

	pr_err("irq %u: nobody cared (try booting with the \"irqpoll\" option)\n",
	       desc->irq_data.irq);
	dump_stack();
	pr_err("handlers:\n");
	for (action = desc->action; action; action = action->next)
		pr_err("[<%p>] %pS\n", action->handler, action->handler);
}

/* Unhandled ones far apart are noise, not a storm. */
static void count_unhandled(struct irq_desc *desc)
{
	if (time_after(jiffies, desc->last_unhandled + HZ / 10))
		desc->irqs_unhandled = 1;
	else
		desc->irqs_unhandled++;
	desc->last_unhandled = jiffies;
}

/**
 * note_interrupt - keep count of what the users of a line answered
 * @desc: the line
 * @action_ret: all answers, or-ed
 *
 * Context: desc->lock held.
 */
void note_interrupt(struct irq_desc *desc, irqreturn_t action_ret)
{
	if (action_ret == IRQ_NONE)
		count_unhandled(desc);
	if (likely(++desc->irq_count < WINDOW))
		return;

	desc->irq_count = 0;
	if (unlikely(desc->irqs_unhandled > TOO_MANY)) {
		report_bad_irq(desc);
		pr_emerg("Disabling IRQ #%u\n", desc->irq_data.irq);
		desc->istate |= IRQS_SPURIOUS_DISABLED;
		__disable_irq(desc);
		mask_irq(desc);
	}
	desc->irqs_unhandled = 0;
}
