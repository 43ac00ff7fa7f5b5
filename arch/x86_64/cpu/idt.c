// SPDX-License-Identifier: MIT
/*
 * idt.c - the gates of all 256 vectors, and who handles an interrupt.
 *
 * The gates never change: each leads to its stub in entry/vectors.asm, from the
 * first line of C on. What changes is the table of C functions behind the
 * interrupts; a driver of arch/cpu sets its entry once, before it lets its
 * device interrupt. Exceptions have no table: entry/traps.c knows them all.
 *
 * All gates are interrupt gates: a handler begins with interrupts off.
 *
 * Linux: arch/x86/kernel/idt.c; early, full and per-IST tables one after the
 * other, and a vector matrix that hands out vectors per CPU.
 */
#include <asm/desc.h>

#include <asm/apic.h>
#include <asm/irq_regs.h>
#include <asm/irq_vectors.h>
#include <asm/page.h>
#include <asm/ptrace.h>
#include <asm/traps.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/printk.h>

#define GATE_INTERRUPT	0x8e	/* present, ring 0, interrupt gate */

/* Set by entry/irq_entry.c while a handler runs: get_irq_regs(). */
DEFINE_PER_CPU(struct pt_regs *, irq_regs);
EXPORT_SYMBOL(irq_regs);

bool (*nmi_handler)(struct pt_regs *regs);

/* Read-only from mark_rodata_ro() on: nothing may bend a vector. */
static struct gate_desc idt_table[NR_VECTORS] __aligned(PAGE_SIZE)
	__section(".data..ro_after_init");

/* Known to entry.asm: the other CPUs load it as they arrive. */
const struct desc_ptr idt_descr = {
	sizeof(idt_table) - 1, (unsigned long)idt_table
};

/* Reports a vector that nobody asked for, and lets the system go on. */
static void unexpected_vector(struct pt_regs *regs)
{
	pr_emerg_ratelimited("unexpected IRQ trap at vector %02lx\n",
			     regs->orig_ax);
	if (apic_present && regs->orig_ax != SPURIOUS_APIC_VECTOR)
		apic_eoi();
}

irq_vector_fn irq_vector_handler[NR_VECTORS] = {
	[0 ... NR_VECTORS - 1] = unexpected_vector,
};

/**
 * set_vector_handler - say who handles a vector
 * @vector: FIRST_EXTERNAL_VECTOR .. 255
 * @fn: called on the interrupt stack, interrupts off; acknowledges at the
 *      interrupt controller. NULL: nobody
 */
void set_vector_handler(unsigned int vector, irq_vector_fn fn)
{
	WRITE_ONCE(irq_vector_handler[vector], fn ? fn : unexpected_vector);
}

static void set_gate(unsigned int vector, unsigned long handler, u8 ist)
{
	idt_table[vector] = (struct gate_desc){
		.offset_low = handler,
		.segment = __KERNEL_CS,
		.ist = ist,
		.type_attr = GATE_INTERRUPT,
		.offset_middle = handler >> 16,
		.offset_high = handler >> 32,
	};
}

/** load_idt - use the table on this CPU. */
void load_idt(void)
{
	asm volatile("lidt %0" : : "m"(idt_descr));
}

/**
 * idt_setup - fill the table and load it
 * @handlers: 256 addresses, of the stubs
 *
 * No stack switch yet for anybody: there is no TSS (idt_setup_ist()).
 */
void idt_setup(const unsigned long handlers[])
{
	unsigned int v;

	for (v = 0; v < NR_VECTORS; v++)
		set_gate(v, handlers[v], 0);
	load_idt();
}

/** idt_setup_ist - the three that need a good stack, once a TSS names it. */
void idt_setup_ist(const unsigned long handlers[])
{
	set_gate(X86_TRAP_DF, handlers[X86_TRAP_DF], ESTACK_DF + 1);
	set_gate(X86_TRAP_NMI, handlers[X86_TRAP_NMI], ESTACK_NMI + 1);
	set_gate(X86_TRAP_MC, handlers[X86_TRAP_MC], ESTACK_MCE + 1);
}
