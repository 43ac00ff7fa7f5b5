/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/utsname.h. */
#ifndef _UAPI_LINUX_UTSNAME_H
#define _UAPI_LINUX_UTSNAME_H

#include <linux/utsname.h>

#endif
