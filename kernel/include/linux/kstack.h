/* SPDX-License-Identifier: MIT */
/*
 * Kernel stacks with a guard page below each. Implemented in mm/kstack.c.
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
void *alloc_guarded_stack(size_t size);
unsigned long kstack_nr_pages(void);

#endif
