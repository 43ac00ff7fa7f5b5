/* SPDX-License-Identifier: MIT */
/* The vectors of the machine. */
#ifndef _ASM_HW_IRQ_H
#define _ASM_HW_IRQ_H

#include <asm/irq_vectors.h>

#endif
