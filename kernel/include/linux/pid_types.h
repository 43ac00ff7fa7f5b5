/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/pid.h. */
#ifndef _LINUX_PID_TYPES_H
#define _LINUX_PID_TYPES_H

#include <linux/pid.h>

#endif
