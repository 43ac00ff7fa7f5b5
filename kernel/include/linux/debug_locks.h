/* SPDX-License-Identifier: MIT */
/*
 * Whether lock reports can still be trusted: an oops may leave locks held. In
 * printk/panic.c.
 */
#ifndef _LINUX_DEBUG_LOCKS_H
#define _LINUX_DEBUG_LOCKS_H

#include <asm/cmpxchg.h>

#ifdef CONFIG_DEBUG_KERNEL
extern int debug_locks;

/* Return: 1 for whoever switches the checker off, 0 for all later callers. */
static inline int __debug_locks_off(void)
{
	return xchg(&debug_locks, 0);
}
#else
static inline int __debug_locks_off(void)
{
	return 0;
}
#endif

#endif
