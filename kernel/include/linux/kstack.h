/* SPDX-License-Identifier: MIT */
/*
 * Stacks of THREAD_SIZE with a guard page below each, for threads and for
 * interrupts alike. Implemented in mm/kstack.c.
 *
 * Linux: alloc_thread_stack_node() in kernel/fork.c, map_irq_stack() and the
 * cpu_entry_area in arch/x86.
 */
#ifndef _LINUX_KSTACK_H
#define _LINUX_KSTACK_H

#include <linux/types.h>

void *alloc_thread_stack(int node);
void free_thread_stack(void *stack);
bool stack_guard_hit(unsigned long addr, unsigned long *stack);
unsigned long kstack_nr_pages(void);

#endif
