// SPDX-License-Identifier: MIT
/*
 * handle.c - calling the handlers of a line.
 *
 * Each user of the line is asked in turn whether it was his device. One who
 * answers IRQ_WAKE_THREAD gets his thread woken, by a hook: threads lie above.
 *
 * Linux: kernel/irq/handle.c.
 */
#include <linux/irqdesc.h>
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include "internals.h"

static void (*wake_irq_thread)(struct irq_desc *, struct irqaction *);

/** irq_set_thread_waker - how to wake the thread of a user; thread.c calls it */
void irq_set_thread_waker(void (*wake)(struct irq_desc *desc,
				       struct irqaction *action))
{
	wake_irq_thread = wake;
}

/** no_action - a handler that does nothing */
irqreturn_t no_action(int irq, void *dev_id)
{
	return IRQ_NONE;
}
EXPORT_SYMBOL_GPL(no_action);

static void warn_no_thread(unsigned int irq, struct irqaction *action)
{
	if (action->flags & IRQF_NO_THREAD || action->thread_flags &
	    (1UL << IRQTF_WARNED))
		return;
	action->thread_flags |= 1UL << IRQTF_WARNED;
	pr_warn("IRQ %d device %s returned IRQ_WAKE_THREAD but no thread function available.\n",
		irq, action->name);
}

static void wake_thread(struct irq_desc *desc, struct irqaction *action)
{
	if (!action->thread_fn || !wake_irq_thread)
		warn_no_thread(desc->irq_data.irq, action);
	else
		wake_irq_thread(desc, action);
}

/* Ask all users. Interrupts off, lock not held, INPROGRESS set. */
static irqreturn_t call_handlers(struct irq_desc *desc)
{
	unsigned int irq = desc->irq_data.irq;
	irqreturn_t retval = IRQ_NONE;
	struct irqaction *action;

	for (action = READ_ONCE(desc->action); action;
	     action = READ_ONCE(action->next)) {
		irqreturn_t res = action->handler(irq, action->dev_id);

		if (WARN_ONCE(!irqs_disabled(),
			      "irq %u handler %pS enabled interrupts\n",
			      irq, action->handler))
			local_irq_disable();
		if (res == IRQ_WAKE_THREAD)
			wake_thread(desc, action);
		retval |= res;
	}
	return retval;
}

/**
 * handle_irq_event - run the handlers of a line
 *
 * Race: free_irq() unlinks a user and then waits until INPROGRESS is clear, so
 * the list may be walked without the lock.
 * Context: desc->lock held, dropped in between; interrupts off.
 * Return: what the users answered, or-ed.
 */
irqreturn_t handle_irq_event(struct irq_desc *desc)
{
	irqreturn_t ret;

	desc->irq_data.state |= IRQD_IRQ_INPROGRESS;
	raw_spin_unlock(&desc->lock);

	ret = call_handlers(desc);

	raw_spin_lock(&desc->lock);
	desc->irq_data.state &= ~IRQD_IRQ_INPROGRESS;
	note_interrupt(desc, ret);
	return ret;
}
