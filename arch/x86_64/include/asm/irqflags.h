/* SPDX-License-Identifier: MIT */
/* Masking interrupts on this CPU. */
#ifndef _ASM_IRQFLAGS_H
#define _ASM_IRQFLAGS_H

#include <linux/compiler.h>
#include <linux/types.h>

#define X86_EFLAGS_IF_BIT	9
#define ARCH_EFLAGS_IF		(1UL << X86_EFLAGS_IF_BIT)

static __always_inline unsigned long arch_local_save_flags(void)
{
	unsigned long flags;

	asm volatile("pushf; pop %0" : "=rm"(flags) : : "memory");
	return flags;
}

static __always_inline void arch_local_irq_disable(void)
{
	asm volatile("cli" : : : "memory");
}

static __always_inline void arch_local_irq_enable(void)
{
	asm volatile("sti" : : : "memory");
}

static __always_inline unsigned long arch_local_irq_save(void)
{
	unsigned long flags = arch_local_save_flags();

	arch_local_irq_disable();
	return flags;
}

static __always_inline bool arch_irqs_disabled_flags(unsigned long flags)
{
	return !(flags & ARCH_EFLAGS_IF);
}

static __always_inline void arch_local_irq_restore(unsigned long flags)
{
	if (likely(!arch_irqs_disabled_flags(flags)))
		arch_local_irq_enable();
}

/*
 * sti takes effect after the next instruction, so no interrupt can slip in
 * before hlt and leave the CPU asleep with work to do.
 */
static __always_inline void arch_safe_halt(void)
{
	asm volatile("sti; hlt" : : : "memory");
}

#endif
