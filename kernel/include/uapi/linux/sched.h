/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/sched.h. */
#ifndef _UAPI_LINUX_SCHED_H
#define _UAPI_LINUX_SCHED_H

#include <linux/sched.h>

#endif
