/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/version.h. */
#ifndef _UAPI_LINUX_VERSION_H
#define _UAPI_LINUX_VERSION_H

#include <linux/version.h>

#endif
