/* SPDX-License-Identifier: MIT */
/*
 * cpu.h - what one CPU needs before it runs kernel threads.
 *
 * Order, for a CPU other than the first: arch_prepare_cpu() on the CPU that
 * starts it, then on itself cpu_init_secondary().
 */
#ifndef _ASM_CPU_H
#define _ASM_CPU_H

#include <linux/compiler.h>
#include <linux/types.h>

/* start64.c, once, before anything else is in place */
void cpu_init_boot(const unsigned long handlers[]);

/*
 * The stacks of CPUs beyond the first come from mm, a layer above:
 * kernel/mm sets the hook to alloc_thread_stack().
 */
void arch_set_stack_allocator(void *(*alloc)(int node));
int arch_prepare_cpu(unsigned int cpu);
void cpu_init_secondary(void);

/* GS base, and the GDT and TSS that moved together with the per-CPU area. */
void arch_set_percpu_base(unsigned long offset);

void print_cpu_info(void);

#endif
