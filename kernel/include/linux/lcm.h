/* SPDX-License-Identifier: MIT */
/* Implemented in kernel/lib/math.c. */
#ifndef _LINUX_LCM_H
#define _LINUX_LCM_H

unsigned long lcm(unsigned long a, unsigned long b);
unsigned long lcm_not_zero(unsigned long a, unsigned long b);

#endif
