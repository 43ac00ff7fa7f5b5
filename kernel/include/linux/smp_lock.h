/* SPDX-License-Identifier: MIT */
/*
 * The big kernel lock, until 2.6.39. Left out: it would hide what it
 * guarded.
 */
#ifndef _LINUX_SMP_LOCK_H
#define _LINUX_SMP_LOCK_H

#include <linux/refused.h>

void lock_kernel(void) __refused("big kernel lock: use a mutex");
void unlock_kernel(void) __refused("big kernel lock: use a mutex");

#endif
