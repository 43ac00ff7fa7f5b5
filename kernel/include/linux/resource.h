/* SPDX-License-Identifier: MIT */
/* Limits of a process: a kernel thread has none. */
#ifndef _LINUX_RESOURCE_H
#define _LINUX_RESOURCE_H

#define RLIMIT_CPU	0
#define RLIMIT_NOFILE	7
#define RLIM_INFINITY	(~0UL)
#define PRIO_PROCESS	0
#define PRIO_PGRP	1
#define PRIO_USER	2

struct rlimit {
	unsigned long rlim_cur;
	unsigned long rlim_max;
};

#endif
