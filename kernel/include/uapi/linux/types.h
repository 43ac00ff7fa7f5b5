/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/types.h. */
#ifndef _UAPI_LINUX_TYPES_H
#define _UAPI_LINUX_TYPES_H

#include <linux/types.h>

#endif
