/* SPDX-License-Identifier: MIT */
/* Symbols of linker.ld: where the parts of the image begin and end. */
#ifndef _ASM_SECTIONS_H
#define _ASM_SECTIONS_H

#include <linux/compiler.h>
#include <linux/types.h>

extern char _text[], _stext[], _etext[];
extern char __irqentry_text_start[], __irqentry_text_end[];
extern char __sched_text_start[], __sched_text_end[];
extern char __start_rodata[], __end_rodata[];
extern char __start_ro_after_init[], __end_ro_after_init[];
extern char _sdata[], _edata[];
extern char __per_cpu_start[], __per_cpu_end[];
extern char __bss_start[], __bss_stop[];
extern char __init_begin[], __init_end[];
extern char _end[];

static inline bool is_kernel_text(unsigned long addr)
{
	return addr >= (unsigned long)_stext && addr < (unsigned long)_etext;
}

static inline bool is_kernel(unsigned long addr)
{
	return addr >= (unsigned long)_text && addr < (unsigned long)_end;
}

/* Functions that a sleeping thread's /proc/PID/wchan skips. */
static inline bool in_sched_functions(unsigned long addr)
{
	return addr >= (unsigned long)__sched_text_start &&
	       addr < (unsigned long)__sched_text_end;
}

#endif
