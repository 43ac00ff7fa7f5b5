// SPDX-License-Identifier: MIT
/*
 * traps.c - which exception it was, and what it means.
 *
 * Nothing runs here but the kernel, so an exception is a bug, but for a few:
 * an access that extable.c lists, an NMI or a debug trap that somebody wanted.
 * Everything else ends in die() or panic(): never in silence.
 *
 *   fault in a thread          the thread dies, the others go on
 *   fault in an interrupt      panic
 *   the stack itself is bad    double fault, on a stack of its own
 *
 * Called by asm_exception (entry.asm), interrupts off. start64.c gives the
 * layers below what they need to report.
 *
 * Linux: arch/x86/kernel/traps.c, mm/fault.c, nmi.c, cpu/mce/.
 */
#include <asm/traps.h>

#include <asm/earlycon.h>
#include <asm/io.h>
#include <asm/irqflags.h>
#include <asm/msr.h>
#include <asm/ptrace.h>
#include <asm/sections.h>
#include <asm/special_insns.h>
#include <asm/stacktrace.h>
#include <linux/hardirq.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/percpu-defs.h>
#include <linux/printk.h>
#include <linux/sched.h>

void trap_dispatch(struct pt_regs *regs, unsigned int trapnr);

static const char *const trap_names[NR_EXCEPTIONS] = {
	[X86_TRAP_DE] = "divide error",
	[X86_TRAP_BP] = "int3",
	[X86_TRAP_OF] = "overflow",
	[X86_TRAP_BR] = "bounds",
	[X86_TRAP_UD] = "invalid opcode",
	[X86_TRAP_NM] = "device not available",
	[X86_TRAP_DF] = "double fault",
	[9] = "coprocessor segment overrun",
	[X86_TRAP_TS] = "invalid TSS",
	[X86_TRAP_NP] = "segment not present",
	[X86_TRAP_SS] = "stack segment",
	[X86_TRAP_GP] = "general protection fault",
	[X86_TRAP_MF] = "fpu exception",
	[X86_TRAP_AC] = "alignment check",
	[X86_TRAP_XF] = "simd exception",
	[X86_TRAP_VE] = "virtualization exception",
	[X86_TRAP_CP] = "control protection fault",
};

static void exc_page_fault(struct pt_regs *regs, unsigned long address)
{
	if (!fixup_exception(regs))
		page_fault_oops(regs, regs->orig_ax, address);
}

static void exc_general_protection(struct pt_regs *regs)
{
	if (!fixup_exception(regs))
		die(trap_names[X86_TRAP_GP], regs, regs->orig_ax);
}

/*
 * A fault while a fault was delivered: nearly always because there was no
 * stack to push to. CR2 still has the address of that push.
 */
static void exc_double_fault(struct pt_regs *regs, unsigned long address)
{
	if (is_stack_guard(address))
		handle_stack_overflow(regs, address);
	early_console_last_resort();
	pr_emerg("PANIC: double fault, error_code: 0x%lx\n", regs->orig_ax);
	show_regs(regs);
	panic("Machine halted.");
}

/* Debug registers are not used; a stray single step is switched off. */
static void exc_debug(struct pt_regs *regs)
{
	pr_warn_ratelimited("unexpected debug trap at %pS\n",
			    (void *)regs->ip);
	regs->flags &= ~(1UL << 8);
	asm volatile("mov %0, %%db6" : : "r"(0xffff0ff0UL));
}

#define NMI_REASON_PORT		0x61
#define NMI_REASON_SERR		0x80
#define NMI_REASON_IOCHK	0x40

/*
 * Linux: an NMI may nest in itself after a fault in its handler, and must then
 * not reuse its stack; ours only prints, and does not fault.
 */
static void exc_nmi(struct pt_regs *regs)
{
	u8 reason;

	nmi_enter();
	if (!nmi_handler || !nmi_handler(regs)) {
		reason = inb(NMI_REASON_PORT);
		if (reason & NMI_REASON_SERR)
			pr_emerg("NMI: PCI system error (SERR) for reason %02x on CPU %d.\n",
				 reason, this_cpu_read(cpu_number));
		else if (reason & NMI_REASON_IOCHK)
			pr_emerg("NMI: IOCK error (debug interrupt?) for reason %02x on CPU %d.\n",
				 reason, this_cpu_read(cpu_number));
		else
			pr_emerg("NMI received for unknown reason %02x on CPU %d: going on\n",
				 reason, this_cpu_read(cpu_number));
	}
	nmi_exit();
}

static void print_mce_banks(unsigned int nr)
{
	unsigned int i;
	u64 status;

	for (i = 0; i < nr; i++)
		if (!rdmsrl_safe(MSR_IA32_MC0_STATUS + 4 * i, &status) &&
		    status >> 63)
			pr_emerg("mce: [Hardware Error]: CPU %d: Machine Check: Bank %u: %016llx\n",
				 this_cpu_read(cpu_number), i, status);
}

/* The hardware says that it is broken. Linux: may recover, per page. */
static void exc_machine_check(struct pt_regs *regs)
{
	u64 cap = 0, status = 0;

	nmi_enter();
	early_console_last_resort();
	rdmsrl_safe(MSR_IA32_MCG_CAP, &cap);
	rdmsrl_safe(MSR_IA32_MCG_STATUS, &status);
	pr_emerg("mce: [Hardware Error]: CPU %d: Machine Check Exception: %llx, RIP %04lx:%pS\n",
		 this_cpu_read(cpu_number), status, regs->cs & 0xffff,
		 (void *)regs->ip);
	print_mce_banks(cap & 0xff);
	add_taint(TAINT_MACHINE_CHECK, LOCKDEP_NOW_UNRELIABLE);
	panic("Fatal machine check");
}

/**
 * trap_dispatch - every exception, from the first line of C on
 * @regs: of the interrupted code; orig_ax is the error code
 * @trapnr: X86_TRAP_*
 *
 * CR2 is read before anything else can fault. Context: exception, irqs off.
 */
void trap_dispatch(struct pt_regs *regs, unsigned int trapnr)
{
	unsigned long address = read_cr2();

	switch (trapnr) {
	case X86_TRAP_PF:
		exc_page_fault(regs, address);
		break;
	case X86_TRAP_GP:
		exc_general_protection(regs);
		break;
	case X86_TRAP_DF:
		exc_double_fault(regs, address);
		break;
	case X86_TRAP_DB:
		exc_debug(regs);
		break;
	case X86_TRAP_NMI:
		exc_nmi(regs);
		break;
	case X86_TRAP_MC:
		exc_machine_check(regs);
		break;
	default:
		die(trap_names[trapnr] ? trap_names[trapnr] :
		    "unknown exception", regs, regs->orig_ax);
	}
}
