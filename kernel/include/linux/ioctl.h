/* SPDX-License-Identifier: MIT */
/* ioctl.h - see uapi/linux/ioctl.h. */
#ifndef _LINUX_IOCTL_H
#define _LINUX_IOCTL_H

#include <uapi/linux/ioctl.h>

#endif
