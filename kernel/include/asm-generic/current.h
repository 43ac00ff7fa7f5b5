/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/current.h. */
#ifndef _ASM_GENERIC_CURRENT_H
#define _ASM_GENERIC_CURRENT_H

#include <asm/current.h>

#endif
