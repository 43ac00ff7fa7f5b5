/* SPDX-License-Identifier: MIT */
/*
 * Changing from one thread's stack to another's: cpu/switch.asm, cpu/thread.c.
 */
#ifndef _ASM_SWITCH_TO_H
#define _ASM_SWITCH_TO_H

#include <linux/types.h>

struct task_struct;

/*
 * What a thread that does not run has on top of its stack. The order must
 * match __switch_to_asm() (arch/x86_64/cpu/switch.asm). All its other registers
 * were saved by the compiler, in the frame of __schedule() above this.
 */
struct inactive_task_frame {
	unsigned long bp;
	unsigned long ret_addr;
};

/*
 * Puts next on this CPU. It comes back, on prev's stack, when somebody switches
 * to prev again; last is then the thread that ran before. To the compiler this
 * is an instruction that ruins every register but the stack's two, so it keeps
 * what it needs on the stack, and no more than that.
 */
#define switch_to(prev, next, last) do {				\
	struct task_struct *__prev = (prev), *__next = (next);		\
									\
	asm volatile("call __switch_to_asm"				\
		     : "=a"(last), "+D"(__prev), "+S"(__next)		\
		     : : "rbx", "rcx", "rdx", "r8", "r9", "r10", "r11",	\
			 "r12", "r13", "r14", "r15", "cc", "memory");	\
} while (0)

/* Builds the first frame of a thread: it will enter entry(prev). */
void arch_thread_init(struct task_struct *p, void *stack,
		      void (*entry)(struct task_struct *prev));
unsigned long arch_thread_pc(const struct task_struct *p);

#endif
