/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/time.h. */
#ifndef _UAPI_LINUX_TIME_H
#define _UAPI_LINUX_TIME_H

#include <linux/time.h>

#endif
