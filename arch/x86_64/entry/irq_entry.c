// SPDX-License-Identifier: MIT
/*
 * irq_entry.c - what C does around every interrupt, whatever its source.
 *
 *   stub (vectors.asm) -> asm_interrupt (entry.asm) -> irq_dispatch()
 *     -> irq_enter(), the vector's handler, irq_exit() (runs softirqs)
 *   <- back on the thread's stack: preempt_schedule_irq() if wanted
 *
 * The tick comes this way 250 times a second on every busy CPU, so there is
 * nothing here that it does not need.
 *
 * Locks: none; interrupts are off. The handlers acknowledge at their interrupt
 * controller. Linux: common_interrupt() and DEFINE_IDTENTRY_SYSVEC().
 */
#include <asm/irq_regs.h>
#include <asm/irq_vectors.h>
#include <kernel/entry.h>
#include <linux/percpu-defs.h>

void irq_dispatch(struct pt_regs *regs, unsigned int vector);

/**
 * irq_dispatch - run the handler of an interrupt
 * @regs: of what was interrupted
 * @vector: 32 .. 255
 *
 * Context: hard interrupt, on this CPU's interrupt stack.
 */
void irq_dispatch(struct pt_regs *regs, unsigned int vector)
{
	struct pt_regs *outer = __this_cpu_read(irq_regs);

	__this_cpu_write(irq_regs, regs);
	irq_enter();
	irq_vector_handler[vector](regs);
	irq_exit();
	__this_cpu_write(irq_regs, outer);
}
