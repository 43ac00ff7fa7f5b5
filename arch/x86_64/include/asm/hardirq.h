/* SPDX-License-Identifier: MIT */
/* Entering and leaving an interrupt: the same on all machines. */
#ifndef _ASM_HARDIRQ_H
#define _ASM_HARDIRQ_H

#include <linux/hardirq.h>

#endif
