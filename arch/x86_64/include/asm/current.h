/* SPDX-License-Identifier: MIT */
/* The running thread. */
#ifndef _ASM_CURRENT_H
#define _ASM_CURRENT_H

#include <linux/percpu-defs.h>

struct task_struct;

DECLARE_PER_CPU(struct task_struct *, current_task);

/* A thread is current wherever it runs, so the value never goes stale. */
static __always_inline struct task_struct *get_current(void)
{
	return this_cpu_read_stable(current_task);
}

#define current get_current()

#endif
