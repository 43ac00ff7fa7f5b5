/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/sched/types.h. */
#ifndef _UAPI_LINUX_SCHED_TYPES_H
#define _UAPI_LINUX_SCHED_TYPES_H

#include <linux/sched/types.h>

#endif
