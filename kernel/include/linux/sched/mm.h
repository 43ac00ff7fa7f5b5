/* SPDX-License-Identifier: MIT */
/*
 * Memory of processes: there is none, so a thread has no struct mm_struct.
 */
#ifndef _LINUX_SCHED_MM_H
#define _LINUX_SCHED_MM_H

#include <linux/gfp.h>
#include <linux/sched.h>

/* Linux: a reference to the memory of the process; NULL for a kernel thread. */
static inline struct mm_struct *get_task_mm(struct task_struct *p)
{
	return NULL;
}

static inline void mmput(struct mm_struct *mm)
{
}

#endif
