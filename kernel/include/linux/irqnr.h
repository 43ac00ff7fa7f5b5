/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/irq.h. */
#ifndef _LINUX_IRQNR_H
#define _LINUX_IRQNR_H

#include <linux/irq.h>

#endif
