/* SPDX-License-Identifier: MIT */
/*
 * Knobs of the scheduler: the boot parameters of sched/rr.c and the watchdog
 * instead.
 */
#ifndef _LINUX_SCHED_SYSCTL_H
#define _LINUX_SCHED_SYSCTL_H

#include <linux/types.h>

#endif
