// SPDX-License-Identifier: MIT
/*
 * chip.c - flows: in which order a line is masked, handled, acknowledged.
 *
 *	edge	ack; while it came: handle	an edge during handling is not lost
 *	level	mask, ack; handle; unmask	the level stays up until handled
 *	fasteoi	handle; eoi			the chip holds it back by itself
 *
 * A line that is disabled is only marked so; it is masked when it interrupts
 * nevertheless ("lazily"), and that interrupt is delivered at enable_irq().
 *
 * Locks: desc->lock throughout, dropped while handlers run (handle.c). While
 * IRQD_IRQ_INPROGRESS is set no other CPU enters the flow's middle.
 *
 * Linux: kernel/irq/chip.c.
 */
#include <linux/export.h>
#include <linux/irqdesc.h>
#include <linux/bug.h>
#include <linux/printk.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include "internals.h"

/** mask_irq - no more interrupts from this line */
void mask_irq(struct irq_desc *desc)
{
	struct irq_data *d = &desc->irq_data;

	if (irqd_irq_masked(d))
		return;
	if (d->chip && d->chip->irq_mask) {
		d->chip->irq_mask(d);
		d->state |= IRQD_IRQ_MASKED;
	}
}

/** unmask_irq - interrupts again from this line */
void unmask_irq(struct irq_desc *desc)
{
	struct irq_data *d = &desc->irq_data;

	if (!irqd_irq_masked(d))
		return;
	if (d->chip && d->chip->irq_unmask) {
		d->chip->irq_unmask(d);
		d->state &= ~IRQD_IRQ_MASKED;
	}
}

static void ack_irq(struct irq_desc *desc)
{
	struct irq_data *d = &desc->irq_data;

	if (d->chip && d->chip->irq_ack)
		d->chip->irq_ack(d);
}

static void eoi_irq(struct irq_desc *desc)
{
	struct irq_data *d = &desc->irq_data;

	if (d->chip && d->chip->irq_eoi)
		d->chip->irq_eoi(d);
}

/**
 * unmask_threaded_irq - the last thread of a oneshot line has run
 *
 * Context: desc->lock held.
 */
void unmask_threaded_irq(struct irq_desc *desc)
{
	unmask_irq(desc);
}

/** irq_startup - the first user has come */
void irq_startup(struct irq_desc *desc)
{
	struct irq_data *d = &desc->irq_data;

	desc->depth = 0;
	d->state &= ~IRQD_IRQ_DISABLED;
	d->state |= IRQD_IRQ_STARTED;
	unmask_irq(desc);
}

/** irq_shutdown - the last user has gone */
void irq_shutdown(struct irq_desc *desc)
{
	struct irq_data *d = &desc->irq_data;

	desc->depth = 1;
	d->state |= IRQD_IRQ_DISABLED;
	d->state &= ~IRQD_IRQ_STARTED;
	mask_irq(desc);
}

/** __disable_irq - one more wants it off */
void __disable_irq(struct irq_desc *desc)
{
	if (!desc->depth++)
		desc->irq_data.state |= IRQD_IRQ_DISABLED;
}

/*
 * An interrupt that came while the line was off. Edges do not come again by
 * themselves: run the flow now, as an interrupt would.
 */
static void replay_pending(struct irq_desc *desc)
{
	if (!(desc->istate & IRQS_PENDING))
		return;
	if (desc->irq_data.state & IRQD_LEVEL) {
		desc->istate &= ~IRQS_PENDING;	/* the level is still there */
		return;
	}
	do {
		desc->istate &= ~IRQS_PENDING;
		handle_irq_event(desc);
	} while (desc->istate & IRQS_PENDING &&
		 !irqd_irq_disabled(&desc->irq_data));
}

/** __enable_irq - one less wants it off */
void __enable_irq(struct irq_desc *desc)
{
	switch (desc->depth) {
	case 0:
		WARN(1, "Unbalanced enable for IRQ %u\n", desc->irq_data.irq);
		return;
	case 1:
		if (!(desc->irq_data.state & IRQD_IRQ_STARTED))
			break;
		desc->irq_data.state &= ~IRQD_IRQ_DISABLED;
		desc->depth = 0;
		unmask_irq(desc);
		if (!irqd_irq_inprogress(&desc->irq_data))
			replay_pending(desc);
		return;
	}
	desc->depth--;
}

/*
 * May handlers run? Not on a line that is off or without users, and not while
 * they run on another CPU: then they are told to run once more.
 */
static bool irq_may_run(struct irq_desc *desc)
{
	return !irqd_irq_inprogress(&desc->irq_data);
}

static bool irq_is_off(struct irq_desc *desc)
{
	return !desc->action || irqd_irq_disabled(&desc->irq_data);
}

static void count_irq(struct irq_desc *desc)
{
	desc->count[smp_processor_id()]++;
}

/**
 * handle_edge_irq - flow of a line whose signal is a change
 *
 * An edge that comes while handlers run must not be lost: it is acknowledged,
 * the line is masked, and the CPU that runs them runs them again.
 * Context: hard interrupt.
 */
void handle_edge_irq(struct irq_desc *desc)
{
	raw_spin_lock(&desc->lock);
	if (!irq_may_run(desc) || irq_is_off(desc)) {
		desc->istate |= IRQS_PENDING;
		mask_irq(desc);
		ack_irq(desc);
		goto out;
	}
	count_irq(desc);
	ack_irq(desc);
	do {
		if (unlikely(irq_is_off(desc))) {
			mask_irq(desc);
			break;
		}
		/* Another CPU saw an edge meanwhile and masked the line. */
		if (unlikely(desc->istate & IRQS_PENDING))
			unmask_irq(desc);
		if (desc->istate & IRQS_ONESHOT)
			mask_irq(desc);
		desc->istate &= ~IRQS_PENDING;
		handle_irq_event(desc);
	} while (desc->istate & IRQS_PENDING &&
		 !irqd_irq_disabled(&desc->irq_data));
	if (desc->istate & IRQS_ONESHOT && !desc->threads_oneshot &&
	    !irqd_irq_disabled(&desc->irq_data))
		unmask_irq(desc);
out:
	raw_spin_unlock(&desc->lock);
}
EXPORT_SYMBOL(handle_edge_irq);

/* After the handlers of a level line: unmask, unless a thread has to first. */
static void cond_unmask_irq(struct irq_desc *desc)
{
	if (!irqd_irq_disabled(&desc->irq_data) &&
	    irqd_irq_masked(&desc->irq_data) && !desc->threads_oneshot)
		unmask_irq(desc);
}

/**
 * handle_level_irq - flow of a line that signals until it is served
 *
 * Context: hard interrupt.
 */
void handle_level_irq(struct irq_desc *desc)
{
	raw_spin_lock(&desc->lock);
	mask_irq(desc);
	ack_irq(desc);
	if (!irq_may_run(desc))
		goto out;
	if (irq_is_off(desc)) {
		desc->istate |= IRQS_PENDING;
		goto out;
	}
	count_irq(desc);
	desc->istate &= ~IRQS_PENDING;
	handle_irq_event(desc);
	cond_unmask_irq(desc);
out:
	raw_spin_unlock(&desc->lock);
}
EXPORT_SYMBOL_GPL(handle_level_irq);

/**
 * handle_fasteoi_irq - flow of a line whose chip waits for one word at the end
 *
 * Context: hard interrupt.
 */
void handle_fasteoi_irq(struct irq_desc *desc)
{
	raw_spin_lock(&desc->lock);
	if (!irq_may_run(desc))
		goto out;
	if (irq_is_off(desc)) {
		desc->istate |= IRQS_PENDING;
		mask_irq(desc);
		goto out;
	}
	count_irq(desc);
	if (desc->istate & IRQS_ONESHOT)
		mask_irq(desc);
	desc->istate &= ~IRQS_PENDING;
	handle_irq_event(desc);
	cond_unmask_irq(desc);
out:
	eoi_irq(desc);
	raw_spin_unlock(&desc->lock);
}
EXPORT_SYMBOL_GPL(handle_fasteoi_irq);

/** handle_bad_irq - flow of a line that nobody set up */
void handle_bad_irq(struct irq_desc *desc)
{
	count_irq(desc);
	pr_warn_ratelimited("irq %u, desc: no chip set up\n",
			    desc->irq_data.irq);
}
EXPORT_SYMBOL_GPL(handle_bad_irq);
