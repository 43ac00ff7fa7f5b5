/* SPDX-License-Identifier: MIT */
/* What memory holds that nobody may use: known by sight. */
#ifndef _LINUX_POISON_H
#define _LINUX_POISON_H

#include <linux/list.h>		/* LIST_POISON1, LIST_POISON2 */

#define POISON_POINTER_DELTA	0xdead000000000000UL
#define TIMER_ENTRY_STATIC	((void *)0x300 + POISON_POINTER_DELTA)
#define POISON_INUSE		0x5a
#define POISON_FREE		0x6b
#define POISON_END		0xa5
#define POISON_FREE_INITMEM	0xcc
#define SLUB_RED_INACTIVE	0xbb
#define SLUB_RED_ACTIVE		0xcc
#define MUTEX_DEBUG_INIT	0x11
#define MUTEX_DEBUG_FREE	0x22
#define PAGE_POISON		0xaa
#define KEY_DESTROY		0xbd

#endif
