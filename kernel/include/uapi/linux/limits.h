/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/limits.h. */
#ifndef _UAPI_LINUX_LIMITS_H
#define _UAPI_LINUX_LIMITS_H

#include <linux/limits.h>

#endif
