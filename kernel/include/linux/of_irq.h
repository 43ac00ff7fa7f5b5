/* SPDX-License-Identifier: MIT */
/* Left out: device tree. */
#ifndef _LINUX_OF_IRQ_H
#define _LINUX_OF_IRQ_H

#include <linux/refused.h>

__refused_area("<linux/of_irq.h>", "device tree")

#endif
