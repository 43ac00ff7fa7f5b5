/* SPDX-License-Identifier: MIT */
/* ioctl.h - see uapi/linux/ioctl.h. */
#ifndef _ASM_IOCTL_H
#define _ASM_IOCTL_H

#include <uapi/linux/ioctl.h>

#endif
