/* SPDX-License-Identifier: MIT */
/* Numbers at any address, at the path before 6.12. */
#ifndef _ASM_UNALIGNED_H
#define _ASM_UNALIGNED_H

#include <linux/unaligned.h>

#endif
