/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/errno.h. */
#ifndef _ASM_GENERIC_ERRNO_H
#define _ASM_GENERIC_ERRNO_H

#include <linux/errno.h>

#endif
