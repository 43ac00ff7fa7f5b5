/* SPDX-License-Identifier: MIT */
/*
 * Calling a function in hard interrupt context from any context, NMI included
 * (kernel/time/irq_work.c).
 */
#ifndef _LINUX_IRQ_WORK_H
#define _LINUX_IRQ_WORK_H

#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/llist.h>
#include <linux/types.h>

#define IRQ_WORK_PENDING	0x01	/* queued, not yet started */
#define IRQ_WORK_BUSY		0x02	/* started, not yet returned */
#define IRQ_WORK_CLAIMED	(IRQ_WORK_PENDING | IRQ_WORK_BUSY)
#define IRQ_WORK_LAZY		0x04	/* no hurry: the next tick will do */
#define IRQ_WORK_HARD_IRQ	0x08	/* so is every irq_work here */

/**
 * struct irq_work - a function to call in an interrupt
 * @llnode: [a] in the list of the CPU that it was queued on
 * @flags: [a] IRQ_WORK_*
 * @func: what to call, irqs off; may queue @work again
 */
struct irq_work {
	struct llist_node llnode;
	atomic_t flags;
	void (*func)(struct irq_work *work);
};

#define __IRQ_WORK_INIT(_func, _flags) \
	(struct irq_work){ .flags = ATOMIC_INIT(_flags), .func = (_func) }
#define IRQ_WORK_INIT(_func)		__IRQ_WORK_INIT(_func, 0)
#define IRQ_WORK_INIT_LAZY(_func)	__IRQ_WORK_INIT(_func, IRQ_WORK_LAZY)
#define IRQ_WORK_INIT_HARD(_func)	__IRQ_WORK_INIT(_func, IRQ_WORK_HARD_IRQ)
#define DEFINE_IRQ_WORK(name, _func) \
	struct irq_work name = IRQ_WORK_INIT(_func)

static inline void init_irq_work(struct irq_work *work,
				 void (*func)(struct irq_work *))
{
	*work = IRQ_WORK_INIT(func);
}

static inline bool irq_work_is_pending(struct irq_work *work)
{
	return atomic_read(&work->flags) & IRQ_WORK_PENDING;
}

static inline bool irq_work_is_busy(struct irq_work *work)
{
	return atomic_read(&work->flags) & IRQ_WORK_BUSY;
}

bool irq_work_queue(struct irq_work *work);
bool irq_work_queue_on(struct irq_work *work, int cpu);
void irq_work_sync(struct irq_work *work);
void irq_work_init(void);
void irq_work_run(void);
void irq_work_tick(void);

#endif
