/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/io.h. */
#ifndef _ASM_GENERIC_IO_H
#define _ASM_GENERIC_IO_H

#include <asm/io.h>

#endif
