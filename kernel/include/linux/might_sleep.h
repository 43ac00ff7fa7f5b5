/* SPDX-License-Identifier: MIT */
/*
 * Says that a function may sleep; a DEBUG build checks it. Implemented in
 * sched/debug.c.
 */
#ifndef _LINUX_MIGHT_SLEEP_H
#define _LINUX_MIGHT_SLEEP_H

#ifdef CONFIG_DEBUG_KERNEL
void __might_sleep(const char *file, int line);
void __might_resched(const char *file, int line, unsigned int offsets);
#define might_sleep()	__might_sleep(__FILE__, __LINE__)
#define might_resched()	__might_resched(__FILE__, __LINE__, 0)
#else
#define might_sleep()	do { } while (0)
#define might_resched()	do { } while (0)
#endif
#define might_sleep_if(cond)	do { if (cond) might_sleep(); } while (0)

#endif
