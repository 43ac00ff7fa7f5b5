/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/types.h. */
#ifndef _LINUX_POSIX_TYPES_H
#define _LINUX_POSIX_TYPES_H

#include <linux/types.h>

#endif
