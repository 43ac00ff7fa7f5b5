/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/compiler.h. */
#ifndef _LINUX_BUILD_BUG_H
#define _LINUX_BUILD_BUG_H

#include <linux/compiler.h>

#endif
