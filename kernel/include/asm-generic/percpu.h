/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/percpu.h. */
#ifndef _ASM_GENERIC_PERCPU_H
#define _ASM_GENERIC_PERCPU_H

#include <linux/percpu.h>

#endif
