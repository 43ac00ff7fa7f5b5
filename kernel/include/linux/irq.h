/* SPDX-License-Identifier: MIT */
/*
 * Interrupt controllers, as the generic code sees them. A controller gives a
 * struct irq_chip (arch/x86_64/cpu/ioapic.c, pic.c); kernel/irq/chip.c calls
 * it in the order that edge or level lines need.
 */
#ifndef _LINUX_IRQ_H
#define _LINUX_IRQ_H

#include <linux/irqreturn.h>
#include <linux/types.h>

struct cpumask;
struct irq_chip;
struct irq_desc;

/* irq_data.state: what is known of a line. */
#define IRQD_TRIGGER_MASK	0xf		/* IRQ_TYPE_* */
#define IRQD_DEFAULT_TRIGGER_SET (1 << 25)	/* somebody said which */
#define IRQD_LEVEL		(1 << 13)	/* a level, not an edge */
#define IRQD_IRQ_DISABLED	(1 << 16)	/* wanted off */
#define IRQD_IRQ_MASKED		(1 << 17)	/* off at the controller */
#define IRQD_IRQ_INPROGRESS	(1 << 18)	/* handlers run */
#define IRQD_IRQ_STARTED	(1 << 22)	/* somebody has requested it */

/* Trigger types, for irq_set_type(): same bits as IRQF_TRIGGER_*. */
#define IRQ_TYPE_NONE		0x00
#define IRQ_TYPE_EDGE_RISING	0x01
#define IRQ_TYPE_EDGE_FALLING	0x02
#define IRQ_TYPE_LEVEL_HIGH	0x04
#define IRQ_TYPE_LEVEL_LOW	0x08
#define IRQ_TYPE_EDGE_BOTH	(IRQ_TYPE_EDGE_FALLING | IRQ_TYPE_EDGE_RISING)
#define IRQ_TYPE_SENSE_MASK	0x0f
#define IRQ_TYPE_LEVEL_MASK	(IRQ_TYPE_LEVEL_LOW | IRQ_TYPE_LEVEL_HIGH)

/**
 * struct irq_data - what a chip's functions are given
 * @irq: number of the line, as drivers know it
 * @hwirq: its number at the controller
 * @state: IRQD_*, under the descriptor's lock
 * @chip: the controller
 * @chip_data: the controller's own
 */
struct irq_data {
	unsigned int	irq;
	irq_hw_number_t	hwirq;
	unsigned int	state;
	struct irq_chip	*chip;
	void		*chip_data;
};

/**
 * struct irq_chip - a kind of interrupt controller
 * @name: for /proc/interrupts
 * @irq_ack: the interrupt was seen; edges may come again
 * @irq_mask: no more interrupts from this line
 * @irq_unmask: interrupts again
 * @irq_eoi: handling has ended
 * @irq_set_affinity: deliver to one of these CPUs; 0 or an error
 * @irq_set_type: IRQ_TYPE_*; 0 or an error
 * @flags: IRQCHIP_*
 *
 * All run with interrupts off, the descriptor's lock held; those that are
 * missing are not needed by the controller.
 */
struct irq_chip {
	const char	*name;
	void		(*irq_ack)(struct irq_data *data);
	void		(*irq_mask)(struct irq_data *data);
	void		(*irq_unmask)(struct irq_data *data);
	void		(*irq_eoi)(struct irq_data *data);
	int		(*irq_set_affinity)(struct irq_data *data,
					    const struct cpumask *dest,
					    bool force);
	int		(*irq_set_type)(struct irq_data *data,
					unsigned int flow_type);
	unsigned int	flags;
};

static inline u32 irqd_get_trigger_type(struct irq_data *d)
{
	return d->state & IRQD_TRIGGER_MASK;
}

static inline bool irqd_trigger_type_was_set(struct irq_data *d)
{
	return d->state & IRQD_DEFAULT_TRIGGER_SET;
}

/* Under the descriptor's lock. */
static inline void irqd_set_trigger_type(struct irq_data *d, u32 type)
{
	d->state = (d->state & ~IRQD_TRIGGER_MASK) | (type & IRQD_TRIGGER_MASK) |
		IRQD_DEFAULT_TRIGGER_SET;
}

struct irq_data *irq_get_irq_data(unsigned int irq);
int irq_set_irq_type(unsigned int irq, unsigned int type);

static inline u32 irq_get_trigger_type(unsigned int irq)
{
	struct irq_data *d = irq_get_irq_data(irq);

	return d ? irqd_get_trigger_type(d) : 0;
}

static inline struct irq_chip *irq_data_get_irq_chip(struct irq_data *d)
{
	return d->chip;
}

static inline irq_hw_number_t irqd_to_hwirq(struct irq_data *d)
{
	return d->hwirq;
}

#define IRQCHIP_ONESHOT_SAFE	(1 << 5)	/* an edge needs no masking */

typedef void (*irq_flow_handler_t)(struct irq_desc *desc);

void init_IRQ(void);
void irq_migrate_all_off_this_cpu(void);
int generic_handle_irq(unsigned int irq);
void handle_level_irq(struct irq_desc *desc);
void handle_edge_irq(struct irq_desc *desc);
void handle_fasteoi_irq(struct irq_desc *desc);
void handle_bad_irq(struct irq_desc *desc);
int irq_set_chip_and_handler(unsigned int irq, struct irq_chip *chip,
			     irq_flow_handler_t handler);
unsigned int irq_get_nr_irqs(void);
unsigned int kstat_irqs_cpu(unsigned int irq, int cpu);

#endif
