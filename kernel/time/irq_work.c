// SPDX-License-Identifier: MIT
/*
 * irq_work.c - run a function in interrupt context, asked for in any context.
 *
 * An NMI, or code that holds locks which the work needs, puts an item on a
 * lock-free list of this CPU and sends it an interrupt, which is taken as soon
 * as interrupts are on. PENDING keeps an item from being queued twice; it is
 * cleared before the function runs, so that the function, or anybody
 * meanwhile, may queue it again. Lazy items wait for the next tick.
 *
 * Locks: none: cmpxchg and exchange only, which an NMI cannot come between.
 * Linux: kernel/irq_work.c (it lies with the tick here, which runs the lazy
 * ones); on PREEMPT_RT it has threads.
 */
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/irq_work.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <asm/apic.h>
#include <asm/irq_vectors.h>
#include <asm/processor.h>
#include <asm/smp.h>
#include "timekeeping.h"

static DEFINE_PER_CPU(struct llist_head, raised_list);
DEFINE_PER_CPU(struct llist_head, irq_work_lazy);

/* False if it is queued already: that run will do for both. */
static bool irq_work_claim(struct irq_work *work)
{
	return !(atomic_fetch_or(IRQ_WORK_CLAIMED, &work->flags) &
		 IRQ_WORK_PENDING);
}

/* Without local APIC there is no interrupt to send. */
static bool waits_for_tick(struct irq_work *work)
{
	return !apic_present || (atomic_read(&work->flags) & IRQ_WORK_LAZY);
}

/**
 * irq_work_queue - have @work run on this CPU
 * @work: the item; the caller keeps it until it has run
 *
 * Context: any, NMI included.
 * Return: false if it was pending already.
 */
bool irq_work_queue(struct irq_work *work)
{
	if (!irq_work_claim(work))
		return false;
	preempt_disable();
	if (unlikely(waits_for_tick(work)))
		llist_add(&work->llnode, this_cpu_ptr(&irq_work_lazy));
	else if (llist_add(&work->llnode, this_cpu_ptr(&raised_list)))
		arch_irq_work_raise();
	preempt_enable();
	return true;
}
EXPORT_SYMBOL_GPL(irq_work_queue);

/**
 * irq_work_queue_on - have @work run on a given CPU
 * @work: the item
 * @cpu: an online CPU
 *
 * Context: any but NMI. Return: false if it was pending already.
 */
bool irq_work_queue_on(struct irq_work *work, int cpu)
{
	WARN_ON_ONCE(!cpu_online(cpu) || in_nmi());
	if (!apic_present)
		return irq_work_queue(work);
	if (!irq_work_claim(work))
		return false;
	if (llist_add(&work->llnode, per_cpu_ptr(&raised_list, cpu)))
		apic_send(cpu_to_apicid[cpu], IRQ_WORK_VECTOR);
	return true;
}
EXPORT_SYMBOL(irq_work_queue_on);

/*
 * Pairs with: irq_work_claim(), whose locked instruction comes after what the
 * function is to see was written: whoever fails to claim knows that this run
 * sees it.
 */
static void irq_work_single(struct irq_work *work)
{
	int flags = atomic_read(&work->flags) & ~IRQ_WORK_PENDING;

	atomic_xchg(&work->flags, flags);
	work->func(work);
	/* still BUSY and not PENDING again: it is idle from here on */
	atomic_cmpxchg(&work->flags, flags, flags & ~IRQ_WORK_BUSY);
}

static void irq_work_run_list(struct llist_head *list)
{
	struct llist_node *node = llist_del_all(list);
	struct irq_work *work, *next;

	llist_for_each_entry_safe(work, next, llist_reverse_order(node), llnode)
		irq_work_single(work);
}

/** irq_work_run - run what was raised on this CPU; Context: irqs off. */
void irq_work_run(void)
{
	if (!llist_empty(this_cpu_ptr(&raised_list)))
		irq_work_run_list(this_cpu_ptr(&raised_list));
}
EXPORT_SYMBOL_GPL(irq_work_run);

/** irq_work_tick - run those that waited for a tick; Context: irqs off. */
void irq_work_tick(void)
{
	irq_work_run_list(this_cpu_ptr(&irq_work_lazy));
}

/**
 * irq_work_sync - wait until @work is not queued and does not run
 * @work: the item
 *
 * Context: process, irqs on.
 */
void irq_work_sync(struct irq_work *work)
{
	WARN_ON_ONCE(irqs_disabled());
	while (irq_work_is_busy(work))
		cpu_relax();
}
EXPORT_SYMBOL_GPL(irq_work_sync);

static void irq_work_interrupt(struct pt_regs *regs)
{
	apic_eoi();
	irq_work_run();
}

/* Text printed where no console could be used, e.g. by an NMI. */
static void print_deferred(struct irq_work *work)
{
	printk_flush();
}

static DEFINE_IRQ_WORK(printk_work, print_deferred);

static void queue_printk(void)
{
	irq_work_queue(&printk_work);
}

/** irq_work_init - take over the vector; Context: boot. */
void irq_work_init(void)
{
	printk_wake = queue_printk;
	set_vector_handler(IRQ_WORK_VECTOR, irq_work_interrupt);
}
