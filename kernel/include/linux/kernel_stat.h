/* SPDX-License-Identifier: MIT */
/* Counts of what CPUs did: those of interrupts, see /proc/interrupts. */
#ifndef _LINUX_KERNEL_STAT_H
#define _LINUX_KERNEL_STAT_H

#include <linux/interrupt.h>
#include <linux/sched.h>

#endif
