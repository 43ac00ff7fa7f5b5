/* SPDX-License-Identifier: MIT */
/* Kept for its path: struct sched_param is in linux/sched.h. */
#ifndef _LINUX_SCHED_TYPES_H
#define _LINUX_SCHED_TYPES_H

#include <linux/sched.h>

#endif
