/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/timer.h. */
#ifndef _LINUX_TIMER_TYPES_H
#define _LINUX_TIMER_TYPES_H

#include <linux/timer.h>

#endif
