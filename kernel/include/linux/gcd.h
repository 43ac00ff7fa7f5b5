/* SPDX-License-Identifier: MIT */
/* Implemented in kernel/lib/math.c. */
#ifndef _LINUX_GCD_H
#define _LINUX_GCD_H

unsigned long gcd(unsigned long a, unsigned long b);

#endif
