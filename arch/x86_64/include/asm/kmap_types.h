/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/highmem.h. */
#ifndef _ASM_KMAP_TYPES_H
#define _ASM_KMAP_TYPES_H

#include <linux/highmem.h>

#endif
