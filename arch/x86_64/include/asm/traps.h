/* SPDX-License-Identifier: MIT */
/* Exceptions: their numbers, the page fault's error code, and die(). */
#ifndef _ASM_TRAPS_H
#define _ASM_TRAPS_H

#include <linux/compiler.h>
#include <linux/types.h>

#define X86_TRAP_DE	0	/* divide error */
#define X86_TRAP_DB	1	/* debug */
#define X86_TRAP_NMI	2
#define X86_TRAP_BP	3	/* int3 */
#define X86_TRAP_OF	4
#define X86_TRAP_BR	5
#define X86_TRAP_UD	6	/* invalid opcode, and BUG() */
#define X86_TRAP_NM	7
#define X86_TRAP_DF	8	/* double fault: on a stack of its own */
#define X86_TRAP_TS	10
#define X86_TRAP_NP	11
#define X86_TRAP_SS	12
#define X86_TRAP_GP	13
#define X86_TRAP_PF	14
#define X86_TRAP_MF	16
#define X86_TRAP_AC	17
#define X86_TRAP_MC	18	/* machine check: on a stack of its own */
#define X86_TRAP_XF	19
#define X86_TRAP_VE	20
#define X86_TRAP_CP	21
#define NR_EXCEPTIONS	32

#define X86_PF_PROT	(1 << 0)	/* 0: no page there; 1: not allowed */
#define X86_PF_WRITE	(1 << 1)
#define X86_PF_USER	(1 << 2)
#define X86_PF_RSVD	(1 << 3)
#define X86_PF_INSTR	(1 << 4)

struct pt_regs;

/* arch/x86_64/cpu/oops.c */
void __noreturn die(const char *str, struct pt_regs *regs, long err);
void __noreturn page_fault_oops(struct pt_regs *regs, unsigned long error_code,
				unsigned long address);
void __noreturn handle_stack_overflow(struct pt_regs *regs,
				      unsigned long address);
bool is_stack_guard(unsigned long address);

/*
 * How a thread dies of an oops: start64.c sets it to make_task_dead(), which is
 * a layer above. While it is NULL every oops is a panic.
 */
extern void (*oops_make_task_dead)(int signr);
/* Prints what is known of the place of a page fault; set by kernel/module. */
extern void (*oops_explain_ip)(unsigned long ip);

/* entry/traps.c asks it first: true if the NMI was expected (kernel/smp.c). */
extern bool (*nmi_handler)(struct pt_regs *regs);

/* arch/x86_64/cpu/extable.c: resumes after a fault that was allowed for */
bool fixup_exception(struct pt_regs *regs);

#endif
