/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/errno.h. */
#ifndef _UAPI_ASM_GENERIC_ERRNO_BASE_H
#define _UAPI_ASM_GENERIC_ERRNO_BASE_H

#include <linux/errno.h>

#endif
