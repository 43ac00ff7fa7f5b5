/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/stat.h. */
#ifndef _UAPI_LINUX_STAT_H
#define _UAPI_LINUX_STAT_H

#include <linux/stat.h>

#endif
