/* SPDX-License-Identifier: MIT */
/* The console of a kernel that dies before it has one. */
#ifndef _ASM_EARLYCON_H
#define _ASM_EARLYCON_H

void early_console_last_resort(void);

#endif
