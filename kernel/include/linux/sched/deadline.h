/* SPDX-License-Identifier: MIT */
/* Left out: the deadline class. No thread has a deadline. */
#ifndef _LINUX_SCHED_DEADLINE_H
#define _LINUX_SCHED_DEADLINE_H

#include <linux/sched.h>

#define MAX_DL_PRIO	0

static inline bool dl_task(struct task_struct *p)
{
	return false;
}

#endif
