/* SPDX-License-Identifier: MIT */
/* Powers of two. */
#ifndef _LINUX_LOG2_H
#define _LINUX_LOG2_H

#include <linux/bitops.h>

#define __ilog2(n)	(63 - __builtin_clzl(n))
#define ilog2(n)	((int)__ilog2((unsigned long)(n)))

static inline bool is_power_of_2(unsigned long n)
{
	return n && !(n & (n - 1));
}

static inline unsigned long roundup_pow_of_two(unsigned long n)
{
	return n <= 1 ? 1 : 1UL << (__ilog2(n - 1) + 1);
}

static inline unsigned long rounddown_pow_of_two(unsigned long n)
{
	return 1UL << __ilog2(n);
}

#define order_base_2(n)	((n) <= 1 ? 0 : ilog2((n) - 1) + 1)

#endif
