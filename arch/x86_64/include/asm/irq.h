/* SPDX-License-Identifier: MIT */
/* Numbers of interrupt lines. */
#ifndef _ASM_IRQ_H
#define _ASM_IRQ_H

#include <linux/irq.h>

#endif
