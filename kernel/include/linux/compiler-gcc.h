/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/compiler.h. */
#ifndef _LINUX_COMPILER_GCC_H
#define _LINUX_COMPILER_GCC_H

#include <linux/compiler.h>

#endif
