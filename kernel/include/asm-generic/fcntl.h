/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/fcntl.h. */
#ifndef _ASM_GENERIC_FCNTL_H
#define _ASM_GENERIC_FCNTL_H

#include <linux/fcntl.h>

#endif
