/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/resource.h. */
#ifndef _UAPI_LINUX_RESOURCE_H
#define _UAPI_LINUX_RESOURCE_H

#include <linux/resource.h>

#endif
