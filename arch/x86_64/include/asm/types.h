/* SPDX-License-Identifier: MIT */
/* Types are the same on all 64-bit machines. */
#ifndef _ASM_TYPES_H
#define _ASM_TYPES_H

#include <linux/types.h>

#endif
