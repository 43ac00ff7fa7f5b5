/* SPDX-License-Identifier: MIT */
/*
 * desc.h - segments, the task state segment, interrupt gates.
 *
 * Long mode left three uses of them: the selectors that an exception loads,
 * the list of extra stacks (IST) in the TSS, and the table of handlers.
 */
#ifndef _ASM_DESC_H
#define _ASM_DESC_H

#include <linux/compiler.h>
#include <linux/types.h>

/* Linux's numbers, so that an oops says RIP: 0010: here too. */
#define GDT_ENTRY_KERNEL32_CS	1
#define GDT_ENTRY_KERNEL_CS	2
#define GDT_ENTRY_KERNEL_DS	3
#define GDT_ENTRY_TSS		8	/* takes two entries */
#define GDT_ENTRIES		10
#define __KERNEL32_CS		(GDT_ENTRY_KERNEL32_CS * 8)
#define __KERNEL_CS		(GDT_ENTRY_KERNEL_CS * 8)
#define __KERNEL_DS		(GDT_ENTRY_KERNEL_DS * 8)

/* Stacks of the three exceptions that must not use the current one. */
enum exception_stack { ESTACK_DF, ESTACK_NMI, ESTACK_MCE, N_EXCEPTION_STACKS };

struct desc_ptr {
	u16 size;
	u64 address;
} __packed;

struct x86_hw_tss {
	u32 reserved1;
	u64 sp0, sp1, sp2;
	u64 reserved2;
	u64 ist[7];		/* ist[n] is IST n + 1 in a gate */
	u32 reserved3, reserved4;
	u16 reserved5;
	u16 io_bitmap_base;
} __packed;

struct gate_desc {
	u16 offset_low;
	u16 segment;
	u8 ist;
	u8 type_attr;
	u16 offset_middle;
	u32 offset_high;
	u32 reserved;
} __packed;

static_assert(sizeof(struct x86_hw_tss) == 104, "hardware format");
static_assert(sizeof(struct gate_desc) == 16, "hardware format");

/* arch/x86_64/cpu/idt.c */
extern const struct desc_ptr idt_descr;
void idt_setup(const unsigned long handlers[]);
void idt_setup_ist(const unsigned long handlers[]);
void load_idt(void);

/* arch/x86_64/cpu/gdt.c */
extern char init_stack[];	/* init_task's, THREAD_SIZE bytes */
void gdt_setup_boot(void);
void gdt_setup_this_cpu(void);
const char *special_stack_name(unsigned long addr, unsigned long *low);

#endif
