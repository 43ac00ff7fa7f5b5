/* SPDX-License-Identifier: MIT */
/*
 * How long a thread has run. It runs in the kernel only, so all of it is
 * system time.
 */
#ifndef _LINUX_SCHED_CPUTIME_H
#define _LINUX_SCHED_CPUTIME_H

#include <linux/sched.h>

static inline void task_cputime(struct task_struct *p, u64 *utime, u64 *stime)
{
	*utime = 0;
	*stime = task_sched_runtime(p);
}

#define task_cputime_adjusted(p, utime, stime)	task_cputime(p, utime, stime)
#define thread_group_cputime_adjusted(p, utime, stime) \
	task_cputime(p, utime, stime)
#define task_gtime(p)	((void)(p), 0ULL)

#endif
