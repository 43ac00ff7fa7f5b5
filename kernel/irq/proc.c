// SPDX-License-Identifier: MIT
/*
 * proc.c - /proc/interrupts and /proc/softirqs.
 *
 * Linux: kernel/irq/proc.c, fs/proc/softirqs.c.
 */
#include <linux/cpumask.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/irqdesc.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/spinlock.h>

static void show_cpus(struct seq_file *p, const char *indent)
{
	int cpu;

	seq_puts(p, indent);
	for_each_online_cpu(cpu)
		seq_printf(p, "CPU%-8d", cpu);
	seq_putc(p, '\n');
}

/* The names of all users. */
static void show_actions(struct seq_file *p, struct irq_desc *desc)
{
	struct irqaction *action;
	unsigned long flags;

	raw_spin_lock_irqsave(&desc->lock, flags);
	for (action = desc->action; action; action = action->next)
		seq_printf(p, "%s%s", action == desc->action ? "  " : ", ",
			   action->name);
	raw_spin_unlock_irqrestore(&desc->lock, flags);
}

/* One line for each that has, or had, something to say. */
static void show_irq(struct seq_file *p, unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);
	unsigned int sum = 0;
	int cpu;

	if (!desc)
		return;
	for_each_online_cpu(cpu)
		sum += kstat_irqs_cpu(irq, cpu);
	if (!sum && !READ_ONCE(desc->action))
		return;
	seq_printf(p, "%3u: ", irq);
	for_each_online_cpu(cpu)
		seq_printf(p, "%10u ", kstat_irqs_cpu(irq, cpu));
	seq_printf(p, " %8s %4lu-%-5s",
		   desc->irq_data.chip ? desc->irq_data.chip->name : "none",
		   desc->irq_data.hwirq, desc->name);
	show_actions(p, desc);
	seq_putc(p, '\n');
}

static int interrupts_show(struct seq_file *p, void *v)
{
	unsigned int irq;

	show_cpus(p, "           ");
	for (irq = 0; irq < irq_get_nr_irqs(); irq++)
		show_irq(p, irq);
	return 0;
}

static int softirqs_show(struct seq_file *p, void *v)
{
	unsigned int nr;
	int cpu;

	show_cpus(p, "                    ");
	for (nr = 0; nr < NR_SOFTIRQS; nr++) {
		seq_printf(p, "%12s:", softirq_to_name[nr]);
		for_each_online_cpu(cpu)
			seq_printf(p, " %10lu", kstat_softirqs_cpu(nr, cpu));
		seq_putc(p, '\n');
	}
	return 0;
}

static int __init proc_interrupts_init(void)
{
	proc_create_single("interrupts", 0444, NULL, interrupts_show);
	proc_create_single("softirqs", 0444, NULL, softirqs_show);
	return 0;
}
fs_initcall(proc_interrupts_init);
