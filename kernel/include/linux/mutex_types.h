/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/mutex.h. */
#ifndef _LINUX_MUTEX_TYPES_H
#define _LINUX_MUTEX_TYPES_H

#include <linux/mutex.h>

#endif
