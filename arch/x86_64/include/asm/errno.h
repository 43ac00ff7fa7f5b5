/* SPDX-License-Identifier: MIT */
/* Errors are the same on all machines. */
#ifndef _ASM_ERRNO_H
#define _ASM_ERRNO_H

#include <linux/errno.h>

#endif
