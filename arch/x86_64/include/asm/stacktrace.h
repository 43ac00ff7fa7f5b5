/* SPDX-License-Identifier: MIT */
/* Walks frames: arch/x86_64/cpu/stacktrace.c. */
#ifndef _ASM_STACKTRACE_H
#define _ASM_STACKTRACE_H

#include <linux/types.h>

struct pt_regs;
struct task_struct;

/* return false to stop the walk */
typedef bool (*stack_trace_consume_fn)(void *cookie, unsigned long addr);

void arch_stack_walk(stack_trace_consume_fn consume, void *cookie,
		     struct task_struct *task, struct pt_regs *regs);
unsigned int stack_trace_save_tsk(struct task_struct *task,
				  unsigned long *store, unsigned int size,
				  unsigned int skip);
unsigned int stack_trace_save(unsigned long *store, unsigned int size,
			      unsigned int skip);
void show_stack(struct task_struct *task, unsigned long *sp,
		const char *loglvl);
void show_trace_log_lvl(struct task_struct *task, struct pt_regs *regs,
			const char *loglvl);

#endif
