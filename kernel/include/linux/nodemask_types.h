/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/nodemask.h. */
#ifndef _LINUX_NODEMASK_TYPES_H
#define _LINUX_NODEMASK_TYPES_H

#include <linux/nodemask.h>

#endif
