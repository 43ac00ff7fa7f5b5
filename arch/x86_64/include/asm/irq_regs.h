/* SPDX-License-Identifier: MIT */
/* Registers of what this CPU's interrupt interrupted; NULL outside of one. */
#ifndef _ASM_IRQ_REGS_H
#define _ASM_IRQ_REGS_H

#include <asm/percpu.h>
#include <linux/percpu-defs.h>

struct pt_regs;

DECLARE_PER_CPU(struct pt_regs *, irq_regs);

static inline struct pt_regs *get_irq_regs(void)
{
	return __this_cpu_read(irq_regs);
}

#endif
