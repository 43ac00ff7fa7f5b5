/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/sysinfo.h. */
#ifndef _UAPI_LINUX_SYSINFO_H
#define _UAPI_LINUX_SYSINFO_H

#include <linux/sysinfo.h>

#endif
