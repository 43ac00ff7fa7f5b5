/* SPDX-License-Identifier: MIT */
/* A process may not mask interrupts; here a variable remembers the wish. */
#ifndef _ASM_IRQFLAGS_H
#define _ASM_IRQFLAGS_H

#include <linux/compiler.h>
#include <linux/types.h>

#define X86_EFLAGS_IF_BIT	9
#define ARCH_EFLAGS_IF		(1UL << X86_EFLAGS_IF_BIT)

static unsigned long unit_eflags __attribute__((unused)) = ARCH_EFLAGS_IF;

#define arch_local_save_flags()		(unit_eflags)
#define arch_local_irq_disable()	do { unit_eflags = 0; } while (0)
#define arch_local_irq_enable()	do { unit_eflags = ARCH_EFLAGS_IF; } while (0)
#define arch_local_irq_restore(flags)	do { unit_eflags = (flags); } while (0)
#define arch_irqs_disabled_flags(flags)	(!((flags) & ARCH_EFLAGS_IF))
#define arch_safe_halt()		arch_local_irq_enable()

static __always_inline unsigned long arch_local_irq_save(void)
{
	unsigned long flags = unit_eflags;

	unit_eflags = 0;
	return flags;
}

#endif /* _ASM_IRQFLAGS_H */
