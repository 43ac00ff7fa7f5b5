/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/bug.h. */
#ifndef _ASM_GENERIC_BUG_H
#define _ASM_GENERIC_BUG_H

#include <linux/bug.h>

#endif
