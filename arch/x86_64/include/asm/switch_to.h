/* SPDX-License-Identifier: MIT */
/* Changing from one thread's stack to another's: cpu/switch.asm, cpu/thread.c. */
#ifndef _ASM_SWITCH_TO_H
#define _ASM_SWITCH_TO_H

#include <linux/types.h>

struct task_struct;

/*
 * What a thread that does not run has on top of its stack. The order must
 * match the pushes in __switch_to_asm() (arch/x86_64/cpu/switch.asm).
 */
struct inactive_task_frame {
	unsigned long r15;
	unsigned long r14;
	unsigned long r13;
	unsigned long r12;
	unsigned long bx;
	unsigned long bp;
	unsigned long ret_addr;
};

/* Puts the next thread on this CPU; returns, in next, who ran before it. */
struct task_struct *__switch_to_asm(struct task_struct *prev,
				    struct task_struct *next);

#define switch_to(prev, next, last) \
	((last) = __switch_to_asm((prev), (next)))

/* Builds the first frame of a thread: it will enter entry(prev). */
void arch_thread_init(struct task_struct *p, void *stack,
		      void (*entry)(struct task_struct *prev));
unsigned long arch_thread_pc(const struct task_struct *p);

#endif
