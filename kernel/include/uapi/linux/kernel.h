/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/kernel.h. */
#ifndef _UAPI_LINUX_KERNEL_H
#define _UAPI_LINUX_KERNEL_H

#include <linux/kernel.h>

#endif
