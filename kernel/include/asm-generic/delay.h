/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/delay.h. */
#ifndef _ASM_GENERIC_DELAY_H
#define _ASM_GENERIC_DELAY_H

#include <asm/delay.h>

#endif
