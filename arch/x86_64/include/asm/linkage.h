/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/linkage.h. */
#ifndef _ASM_LINKAGE_H
#define _ASM_LINKAGE_H

#include <linux/linkage.h>

#endif
