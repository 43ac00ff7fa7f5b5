/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/string.h. */
#ifndef _UAPI_LINUX_STRING_H
#define _UAPI_LINUX_STRING_H

#include <linux/string.h>

#endif
