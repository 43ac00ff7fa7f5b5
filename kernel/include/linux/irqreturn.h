/* SPDX-License-Identifier: MIT */
/* What an interrupt handler answers. */
#ifndef _LINUX_IRQRETURN_H
#define _LINUX_IRQRETURN_H

/**
 * enum irqreturn - answer of an interrupt handler
 * @IRQ_NONE: it was not my device
 * @IRQ_HANDLED: it was, and is done
 * @IRQ_WAKE_THREAD: it was; my thread does the rest
 */
enum irqreturn {
	IRQ_NONE	= 0,
	IRQ_HANDLED	= 1,
	IRQ_WAKE_THREAD	= 2,
};

typedef enum irqreturn irqreturn_t;
#define IRQ_RETVAL(x)	((x) ? IRQ_HANDLED : IRQ_NONE)

#endif
