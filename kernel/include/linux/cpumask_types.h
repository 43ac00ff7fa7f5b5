/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/cpumask.h. */
#ifndef _LINUX_CPUMASK_TYPES_H
#define _LINUX_CPUMASK_TYPES_H

#include <linux/cpumask.h>

#endif
