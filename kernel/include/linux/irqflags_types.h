/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/irqflags.h. */
#ifndef _LINUX_IRQFLAGS_TYPES_H
#define _LINUX_IRQFLAGS_TYPES_H

#include <linux/irqflags.h>

#endif
