/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/const.h. */
#ifndef _UAPI_LINUX_CONST_H
#define _UAPI_LINUX_CONST_H

#include <linux/const.h>

#endif
