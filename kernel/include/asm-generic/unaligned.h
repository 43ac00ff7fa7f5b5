/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/unaligned.h. */
#ifndef _ASM_GENERIC_UNALIGNED_H
#define _ASM_GENERIC_UNALIGNED_H

#include <linux/unaligned.h>

#endif
