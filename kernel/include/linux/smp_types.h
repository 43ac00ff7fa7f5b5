/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/smp.h. */
#ifndef _LINUX_SMP_TYPES_H
#define _LINUX_SMP_TYPES_H

#include <linux/smp.h>

#endif
