// SPDX-License-Identifier: MIT
/*
 * affinity.c - on which CPU a line interrupts.
 *
 * A line has a set of CPUs that it may go to, and goes to one of them. When
 * that CPU leaves, it goes to another of the set, or to any if none is left.
 *
 * Locks: desc->lock.
 * Linux: kernel/irq/manage.c, cpuhotplug.c. Left out: managed lines, notifiers,
 * spreading; a line does not come back to a CPU that has.
 */
#include <linux/irqdesc.h>
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include "internals.h"

static bool can_set_affinity(struct irq_desc *desc)
{
	return desc && desc->irq_data.chip &&
	       desc->irq_data.chip->irq_set_affinity;
}

/** irq_can_set_affinity - does the line's controller know of CPUs? */
int irq_can_set_affinity(unsigned int irq)
{
	return can_set_affinity(irq_to_desc(irq));
}
EXPORT_SYMBOL(irq_can_set_affinity);

/* Deliver to the first online CPU of @mask. Lock held. */
static int set_target(struct irq_desc *desc, const struct cpumask *mask)
{
	unsigned int cpu = cpumask_first_and(mask, cpu_online_mask);
	struct irq_data *d = &desc->irq_data;
	int ret;

	if (cpu >= nr_cpu_ids || !can_set_affinity(desc))
		return -EINVAL;
	ret = d->chip->irq_set_affinity(d, cpumask_of(cpu), false);
	if (!ret)
		desc->cpu = cpu;
	return ret;
}

/**
 * irq_set_affinity - choose the CPUs that a line interrupts
 * @irq: line
 * @mask: at least one of them must be online
 *
 * Context: any. Return: 0, -EINVAL, also if the controller cannot choose.
 */
int irq_set_affinity(unsigned int irq, const struct cpumask *mask)
{
	struct irq_desc *desc = irq_to_desc(irq);
	unsigned long flags;
	int ret;

	if (!desc)
		return -EINVAL;
	raw_spin_lock_irqsave(&desc->lock, flags);
	ret = set_target(desc, mask);
	if (!ret)
		cpumask_copy(&desc->affinity, mask);
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(irq_set_affinity);

/** irq_force_affinity - the same; it is for CPUs that start, in Linux */
int irq_force_affinity(unsigned int irq, const struct cpumask *mask)
{
	return irq_set_affinity(irq, mask);
}
EXPORT_SYMBOL_GPL(irq_force_affinity);

/**
 * __irq_apply_affinity_hint - remember where a driver would like its line
 * @irq: line
 * @m: not copied; NULL takes the hint back
 * @setaffinity: move it there, too
 */
int __irq_apply_affinity_hint(unsigned int irq, const struct cpumask *m,
			      bool setaffinity)
{
	struct irq_desc *desc = irq_to_desc(irq);

	if (!desc)
		return -EINVAL;
	desc->affinity_hint = m;
	if (m && setaffinity)
		irq_set_affinity(irq, m);
	return 0;
}
EXPORT_SYMBOL_GPL(__irq_apply_affinity_hint);

/* Lock held, interrupts off. */
static void move_off_this_cpu(struct irq_desc *desc)
{
	if (desc->cpu != smp_processor_id())
		return;
	if (!set_target(desc, &desc->affinity))
		return;
	if (!cpumask_empty(&desc->affinity))
		pr_debug("IRQ%u: no longer affine to CPU%u\n",
			 desc->irq_data.irq, smp_processor_id());
	cpumask_clear(&desc->affinity);
	set_target(desc, cpu_online_mask);
}

/**
 * irq_migrate_all_off_this_cpu - no line is delivered here any more
 *
 * One that is on its way still arrives: interrupts are on once more before the
 * CPU dies.
 * Context: stop_machine(), interrupts off, this CPU not online.
 */
void irq_migrate_all_off_this_cpu(void)
{
	struct irq_desc *desc;
	unsigned int irq;

	for (irq = 0; (desc = irq_to_desc(irq)); irq++) {
		raw_spin_lock(&desc->lock);
		move_off_this_cpu(desc);
		raw_spin_unlock(&desc->lock);
	}
}
