/* SPDX-License-Identifier: MIT */
/*
 * What the scheduler does when a CPU comes is not for modules: see
 * linux/cpu.h.
 */
#ifndef _LINUX_SCHED_HOTPLUG_H
#define _LINUX_SCHED_HOTPLUG_H

#include <linux/sched.h>

#endif
