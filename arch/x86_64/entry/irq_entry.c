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
#include <asm/ptrace.h>
#include <kernel/entry.h>
#include <linux/percpu-defs.h>
#include <linux/stddef.h>

void irq_dispatch(struct pt_regs *regs);

/**
 * irq_dispatch - run the handler of an interrupt
 * @regs: of what was interrupted; orig_ax is the vector
 *
 * irq_exit() may run softirqs, and these may be interrupted: so irq_regs is
 * free again before, and no handler ever has to save another's. It also carries
 * @regs across irq_enter(), which spares saving a register for it.
 *
 * Context: hard interrupt, on this CPU's interrupt stack.
 */
void irq_dispatch(struct pt_regs *regs)
{
	__this_cpu_write(irq_regs, regs);
	irq_enter();
	regs = get_irq_regs();
	irq_vector_handler[regs->orig_ax](regs);
	__this_cpu_write(irq_regs, NULL);
	irq_exit();
}
