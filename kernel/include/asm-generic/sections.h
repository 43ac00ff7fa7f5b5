/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/sections.h. */
#ifndef _ASM_GENERIC_SECTIONS_H
#define _ASM_GENERIC_SECTIONS_H

#include <asm/sections.h>

#endif
