/* SPDX-License-Identifier: MIT */
/* The stack of a thread. */
#ifndef _LINUX_SCHED_TASK_STACK_H
#define _LINUX_SCHED_TASK_STACK_H

#include <linux/sched.h>

/* Lowest address; NULL once the thread has died. */
static inline void *task_stack_page(const struct task_struct *p)
{
	return READ_ONCE(p->stack);
}

#endif
