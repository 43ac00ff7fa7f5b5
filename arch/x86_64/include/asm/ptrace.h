/* SPDX-License-Identifier: MIT */
/*
 * ptrace.h - the registers that an exception or interrupt saves.
 *
 * Known to entry/entry.asm, which pushes them: ip and above are the CPU's,
 * orig_ax is the error code (or the vector of an interrupt), the rest ours.
 */
#ifndef _ASM_PTRACE_H
#define _ASM_PTRACE_H

#include <linux/compiler.h>
#include <linux/types.h>

struct pt_regs {
	unsigned long r15;	/* lowest address */
	unsigned long r14;
	unsigned long r13;
	unsigned long r12;
	unsigned long bp;
	unsigned long bx;
	unsigned long r11;
	unsigned long r10;
	unsigned long r9;
	unsigned long r8;
	unsigned long ax;
	unsigned long cx;
	unsigned long dx;
	unsigned long si;
	unsigned long di;
	unsigned long orig_ax;
	unsigned long ip;	/* from here on: pushed by the CPU */
	unsigned long cs;
	unsigned long flags;
	unsigned long sp;
	unsigned long ss;
};

static_assert(sizeof(struct pt_regs) == 168, "entry.asm builds this");

#define X86_EFLAGS_FIXED	(1UL << 1)
#define X86_EFLAGS_IF		(1UL << 9)
#define X86_EFLAGS_DF		(1UL << 10)
#define X86_EFLAGS_AC		(1UL << 18)

static inline unsigned long instruction_pointer(struct pt_regs *regs)
{
	return regs->ip;
}

static inline unsigned long kernel_stack_pointer(struct pt_regs *regs)
{
	return regs->sp;
}

/* There is no user space: nobody comes from ring 3. */
static inline int user_mode(struct pt_regs *regs)
{
	return (regs->cs & 3) == 3;
}

static inline bool regs_irqs_disabled(struct pt_regs *regs)
{
	return !(regs->flags & X86_EFLAGS_IF);
}

void show_regs(struct pt_regs *regs);

#endif
