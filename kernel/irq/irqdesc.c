// SPDX-License-Identifier: MIT
/*
 * irqdesc.c - the table of interrupt lines, and the way from vector to line.
 *
 * The machine says how many lines it has, which vector each one raises, and
 * which chip controls it (asm/apic.h). init_IRQ() makes a descriptor for each
 * and gives it the flow that its trigger needs.
 *
 * Cast: irq_dispatch() in arch/x86_64/entry calls device_interrupt() through
 * the vector table; that calls the line's flow (chip.c), which calls the
 * handlers (handle.c).
 *
 * Linux: kernel/irq/irqdesc.c and arch/x86/kernel/apic/vector.c. Left out:
 * allocation of vectors at run time, interrupt domains.
 */
#include <linux/irqdesc.h>
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <asm/apic.h>
#include <asm/irq_vectors.h>
#include <asm/ptrace.h>
#include "internals.h"

static struct irq_desc **irq_descs;	/* [I] after init_IRQ() */
static unsigned int nr_irqs;
static u8 vector_irq[NR_VECTORS];

/**
 * irq_to_desc - the record of a line
 * @irq: number of the line
 *
 * Return: the descriptor, or NULL if there is no such line.
 */
struct irq_desc *irq_to_desc(unsigned int irq)
{
	return irq < nr_irqs ? irq_descs[irq] : NULL;
}
EXPORT_SYMBOL_GPL(irq_to_desc);

/** irq_get_irq_data - what a line's controller is given; NULL: no such line */
struct irq_data *irq_get_irq_data(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);

	return desc ? &desc->irq_data : NULL;
}
EXPORT_SYMBOL_GPL(irq_get_irq_data);

/**
 * irq_set_irq_type - say how a line signals
 * @irq: line
 * @type: IRQ_TYPE_*
 *
 * Return: 0, -EINVAL if there is no such line, or the controller's error. One
 * that cannot be told is left as it is, without an error, as in Linux.
 */
int irq_set_irq_type(unsigned int irq, unsigned int type)
{
	struct irq_desc *desc = irq_to_desc(irq);
	struct irq_chip *chip;
	unsigned long flags;
	int ret = 0;

	if (!desc)
		return -EINVAL;
	raw_spin_lock_irqsave(&desc->lock, flags);
	chip = desc->irq_data.chip;
	type &= IRQ_TYPE_SENSE_MASK;
	if (chip && chip->irq_set_type) {
		ret = chip->irq_set_type(&desc->irq_data, type);
		if (!ret)
			irqd_set_trigger_type(&desc->irq_data, type);
	}
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	return ret;
}
EXPORT_SYMBOL(irq_set_irq_type);

/** irq_get_nr_irqs - lines are numbered from 0 to one less than this */
unsigned int irq_get_nr_irqs(void)
{
	return nr_irqs;
}

/** kstat_irqs_cpu - how many interrupts of line @irq came to @cpu */
unsigned int kstat_irqs_cpu(unsigned int irq, int cpu)
{
	struct irq_desc *desc = irq_to_desc(irq);

	return desc ? READ_ONCE(desc->count[cpu]) : 0;
}

/**
 * generic_handle_irq - run the flow of line @irq
 *
 * Context: hard interrupt, interrupts off.
 * Return: 0, or -EINVAL if there is no such line.
 */
int generic_handle_irq(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);

	if (unlikely(!desc))
		return -EINVAL;
	desc->handle_irq(desc);
	return 0;
}
EXPORT_SYMBOL_GPL(generic_handle_irq);

/* Every device vector comes here. */
static void device_interrupt(struct pt_regs *regs)
{
	generic_handle_irq(vector_irq[regs->orig_ax & 0xff]);
}

/**
 * irq_set_chip_and_handler - say who controls a line, and its flow
 * @irq: line
 * @chip: its controller
 * @handler: handle_edge_irq, handle_level_irq or handle_fasteoi_irq
 *
 * Context: before the line is requested.
 * Return: 0 or -EINVAL.
 */
int irq_set_chip_and_handler(unsigned int irq, struct irq_chip *chip,
			     irq_flow_handler_t handler)
{
	struct irq_desc *desc = irq_to_desc(irq);

	if (!desc || !chip)
		return -EINVAL;
	desc->irq_data.chip = chip;
	desc->handle_irq = handler;
	return 0;
}

/* A line that nobody uses: off, masked, disabled once. */
static struct irq_desc *alloc_desc(unsigned int irq)
{
	struct irq_desc *desc = kzalloc(sizeof(*desc), GFP_KERNEL);

	if (!desc)
		return NULL;
	raw_spin_lock_init(&desc->lock);
	desc->irq_data.irq = irq;
	desc->irq_data.hwirq = irq;
	desc->irq_data.state = IRQD_IRQ_DISABLED | IRQD_IRQ_MASKED;
	desc->depth = 1;
	desc->handle_irq = handle_bad_irq;
	return desc;
}

static void init_line(unsigned int irq)
{
	struct irq_desc *desc = irq_descs[irq];
	unsigned int vector = arch_irq_to_vector(irq);
	bool level = arch_irq_is_level(irq);

	if (level)
		desc->irq_data.state |= IRQD_LEVEL;
	desc->name = level ? "level" : "edge";
	irq_set_chip_and_handler(irq, arch_irq_chip(irq),
				 level ? handle_fasteoi_irq : handle_edge_irq);
	if (vector >= FIRST_DEVICE_VECTOR && vector <= LAST_DEVICE_VECTOR) {
		vector_irq[vector] = irq;
		set_vector_handler(vector, device_interrupt);
	}
}

/**
 * init_IRQ - make all lines known and the controllers ready
 *
 * Context: boot CPU, interrupts off, kmalloc works.
 */
void __init init_IRQ(void)
{
	unsigned int irq;

	arch_init_irq();
	nr_irqs = arch_nr_irqs();
	irq_descs = kcalloc(nr_irqs, sizeof(*irq_descs), GFP_KERNEL);
	BUG_ON(nr_irqs && !irq_descs);
	for (irq = 0; irq < nr_irqs; irq++) {
		irq_descs[irq] = alloc_desc(irq);
		if (irq_descs[irq])
			init_line(irq);
	}
	pr_info("NR_IRQS: %u, controller %s\n", nr_irqs, arch_irq_chip_name());
}
