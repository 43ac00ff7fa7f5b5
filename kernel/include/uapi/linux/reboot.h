/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/reboot.h. */
#ifndef _UAPI_LINUX_REBOOT_H
#define _UAPI_LINUX_REBOOT_H

#include <linux/reboot.h>

#endif
