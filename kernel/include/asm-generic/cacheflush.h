/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/cacheflush.h. */
#ifndef _ASM_GENERIC_CACHEFLUSH_H
#define _ASM_GENERIC_CACHEFLUSH_H

#include <asm/cacheflush.h>

#endif
