/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/fcntl.h. */
#ifndef _UAPI_LINUX_FCNTL_H
#define _UAPI_LINUX_FCNTL_H

#include <linux/fcntl.h>

#endif
