/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in asm/param.h. */
#ifndef _UAPI_ASM_GENERIC_PARAM_H
#define _UAPI_ASM_GENERIC_PARAM_H

#include <asm/param.h>

#endif
