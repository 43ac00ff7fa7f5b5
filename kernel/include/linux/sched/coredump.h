/* SPDX-License-Identifier: MIT */
/* Left out: core dumps, which only a process can have. */
#ifndef _LINUX_SCHED_COREDUMP_H
#define _LINUX_SCHED_COREDUMP_H

#include <linux/sched.h>

#endif
