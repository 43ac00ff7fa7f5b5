/* SPDX-License-Identifier: MIT */
/* The generic code's record of one interrupt line; kernel/irq/. */
#ifndef _LINUX_IRQDESC_H
#define _LINUX_IRQDESC_H

#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/spinlock_types.h>
#include <linux/types.h>

/* Bits of irqaction.thread_flags. */
enum {
	IRQTF_RUNTHREAD,	/* the thread has something to do */
	IRQTF_WARNED,		/* said that it wakes no thread */
};

/* Bits of irq_desc.istate. */
#define IRQS_PENDING		0x00000200	/* came while it was off */
#define IRQS_ONESHOT		0x00000020	/* masked until the thread ran */
#define IRQS_SPURIOUS_DISABLED	0x00000002	/* nobody cared: off for good */

/**
 * struct irqaction - one user of a line
 * @handler: [I] runs in the hard interrupt
 * @dev_id: [I] for @handler; names this user
 * @next: [l] next user of a shared line
 * @thread_fn: [I] runs in the thread, or NULL
 * @thread: [I] irq/NN-name, or NULL
 * @irq: [I] number of the line
 * @flags: [I] IRQF_*
 * @thread_flags: [a] IRQTF_*
 * @thread_mask: [I] this thread's bit in threads_oneshot
 * @name: [I]
 */
struct irqaction {
	irq_handler_t		handler;
	void			*dev_id;
	struct irqaction	*next;
	irq_handler_t		thread_fn;
	struct task_struct	*thread;
	unsigned int		irq;
	unsigned int		flags;
	unsigned long		thread_flags;
	unsigned long		thread_mask;
	const char		*name;
};

/**
 * struct irq_desc - one interrupt line
 * @irq_data: [l] for the chip
 * @handle_irq: [I] the flow: in which order to mask, handle, acknowledge
 * @action: [l] first user; walked by the flow with the lock dropped, while
 *	INPROGRESS keeps free_irq() from freeing
 * @depth: [l] how often it is disabled; 0 is on
 * @istate: [l] IRQS_*
 * @irq_count: [l] interrupts in this window of the spurious detector
 * @irqs_unhandled: [l] of these, how many nobody wanted
 * @last_unhandled: [l] jiffies
 * @lock: guards [l]; interrupts off
 * @threads_oneshot: [l] threads that must run before the line is unmasked
 * @threads_active: [a] threads that were woken and have not finished
 * @name: [I] of the flow, for /proc/interrupts
 * @affinity: [l] where it may be delivered; empty: anywhere
 * @cpu: [l] where it is delivered
 * @affinity_hint: [l] where its driver would like that; not copied
 * @wake_depth: [l] enable_irq_wake(), counted
 * @count: [o] interrupts, by CPU
 */
struct irq_desc {
	struct irq_data		irq_data;
	irq_flow_handler_t	handle_irq;
	struct irqaction	*action;
	unsigned int		depth;
	unsigned int		istate;
	unsigned int		irq_count;
	unsigned int		irqs_unhandled;
	unsigned long		last_unhandled;
	raw_spinlock_t		lock;
	unsigned long		threads_oneshot;
	atomic_t		threads_active;
	const char		*name;
	struct cpumask		affinity;
	unsigned int		cpu;
	const struct cpumask	*affinity_hint;
	unsigned int		wake_depth;
	unsigned int		count[CONFIG_NR_CPUS];
};

struct irq_desc *irq_to_desc(unsigned int irq);

static inline bool irqd_irq_disabled(struct irq_data *d)
{
	return d->state & IRQD_IRQ_DISABLED;
}

static inline bool irqd_irq_masked(struct irq_data *d)
{
	return d->state & IRQD_IRQ_MASKED;
}

static inline bool irqd_irq_inprogress(struct irq_data *d)
{
	return d->state & IRQD_IRQ_INPROGRESS;
}

#endif
