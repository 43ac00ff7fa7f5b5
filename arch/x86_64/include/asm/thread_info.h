/* SPDX-License-Identifier: MIT */
/* Stack size, and the flag word that assembly and other CPUs look at. */
#ifndef _ASM_THREAD_INFO_H
#define _ASM_THREAD_INFO_H

#include <linux/types.h>

#ifdef CONFIG_DEBUG_KERNEL
#define THREAD_SIZE_ORDER	2	/* -Og and the checkers need room */
#else
#define THREAD_SIZE_ORDER	1
#endif
#define THREAD_SIZE		(4096UL << THREAD_SIZE_ORDER)

/* First in task_struct, as Linux's gdb scripts expect. */
struct thread_info {
	unsigned long flags;	/* TIF_*, changed by atomic bit operations */
	unsigned int cpu;	/* where it runs or last ran */
};

#define TIF_NOTIFY_SIGNAL	1	/* kthread_stop() cuts waits short */
#define TIF_SIGPENDING		2
#define TIF_NEED_RESCHED	3
#define TIF_PER_CPU		4	/* kthread_set_per_cpu(): its CPU's own */

#define _TIF_NOTIFY_SIGNAL	(1UL << TIF_NOTIFY_SIGNAL)
#define _TIF_SIGPENDING		(1UL << TIF_SIGPENDING)
#define _TIF_NEED_RESCHED	(1UL << TIF_NEED_RESCHED)

#endif
