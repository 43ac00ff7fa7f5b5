/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/thread_info.h. */
#ifndef _LINUX_SCHED_THREAD_INFO_API_H
#define _LINUX_SCHED_THREAD_INFO_API_H

#include <linux/thread_info.h>

#endif
