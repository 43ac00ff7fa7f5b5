/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/types.h. */
#ifndef _ASM_GENERIC_INT_LL64_H
#define _ASM_GENERIC_INT_LL64_H

#include <linux/types.h>

#endif
