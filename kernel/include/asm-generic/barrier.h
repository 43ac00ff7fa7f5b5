/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/barrier.h. */
#ifndef _ASM_GENERIC_BARRIER_H
#define _ASM_GENERIC_BARRIER_H

#include <asm/barrier.h>

#endif
