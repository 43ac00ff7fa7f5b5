/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/random.h. */
#ifndef _UAPI_LINUX_RANDOM_H
#define _UAPI_LINUX_RANDOM_H

#include <linux/random.h>

#endif
