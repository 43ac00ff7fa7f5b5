/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/div64.h. */
#ifndef _ASM_GENERIC_DIV64_H
#define _ASM_GENERIC_DIV64_H

#include <asm/div64.h>

#endif
