/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/compiler.h. */
#ifndef _LINUX_INSTRUCTION_POINTER_H
#define _LINUX_INSTRUCTION_POINTER_H

#include <linux/compiler.h>

#endif
