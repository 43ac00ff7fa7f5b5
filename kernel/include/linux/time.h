/* SPDX-License-Identifier: MIT */
/* The name that older code uses for <linux/time64.h>. */
#ifndef _LINUX_TIME_H
#define _LINUX_TIME_H

#include <linux/time64.h>

#endif
