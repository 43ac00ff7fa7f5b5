/* SPDX-License-Identifier: MIT */
/* Counts over all threads and CPUs. */
#ifndef _LINUX_SCHED_STAT_H
#define _LINUX_SCHED_STAT_H

#include <linux/pid.h>
#include <linux/sched.h>

#endif
