/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/uaccess.h. */
#ifndef _ASM_GENERIC_UACCESS_H
#define _ASM_GENERIC_UACCESS_H

#include <linux/uaccess.h>

#endif
