/* SPDX-License-Identifier: MIT */
/* Spinning for a time (arch/x86_64/cpu/delay.c). */
#ifndef _ASM_DELAY_H
#define _ASM_DELAY_H

void udelay(unsigned long usecs);
void ndelay(unsigned long nsecs);

#endif
