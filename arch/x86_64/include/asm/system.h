/* SPDX-License-Identifier: MIT */
/* What was asm/system.h until 3.4: barriers, interrupts, the switch. */
#ifndef _ASM_SYSTEM_H
#define _ASM_SYSTEM_H

#include <asm/barrier.h>
#include <linux/irqflags.h>
#include <asm/cmpxchg.h>

#endif
