/* SPDX-License-Identifier: MIT */
/* Showing a thread on the console. Implemented in kernel/sched/debug.c. */
#ifndef _LINUX_SCHED_DEBUG_H
#define _LINUX_SCHED_DEBUG_H

struct task_struct;

void sched_show_task(struct task_struct *p);

#define __sched

#endif
