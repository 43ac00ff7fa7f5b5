/* SPDX-License-Identifier: MIT */
/* Integer arithmetic that C has no operator for. */
#ifndef _LINUX_MATH_H
#define _LINUX_MATH_H

#include <linux/types.h>
#include <asm/div64.h>

#define DIV_ROUND_UP(n, d)	(((n) + (d) - 1) / (d))
#define DIV_ROUND_UP_ULL(n, d)	DIV_ROUND_UP((u64)(n), d)
#define DIV_ROUND_DOWN_ULL(n, d)	((u64)(n) / (d))
#define DIV_ROUND_UP_POW2(n, d)	((n) / (d) + !!((n) & ((d) - 1)))
/* away from 0 at one half; negative ones too, if both are signed */
#define DIV_ROUND_CLOSEST(x, divisor) ({				\
	typeof(x) __x = (x);						\
	typeof(divisor) __d = (divisor);				\
	((typeof(x))-1) > 0 || ((typeof(divisor))-1) > 0 ||		\
	(__x > 0) == (__d > 0) ? (__x + __d / 2) / __d :		\
				 (__x - __d / 2) / __d; })
#define DIV_ROUND_CLOSEST_ULL(x, divisor) ({				\
	u64 __u = (x);							\
	u32 __d = (divisor);						\
	(__u + __d / 2) / __d; })
#define sector_div(a, b)	do_div(a, b)
#define round_up(x, y)		((((x) - 1) | ((typeof(x))(y) - 1)) + 1)
#define round_down(x, y)	((x) & ~((typeof(x))(y) - 1))
#define roundup(x, y)		((((x) + ((y) - 1)) / (y)) * (y))
#define rounddown(x, y)		((x) - ((x) % (y)))
#define abs_diff(a, b) ({						\
	typeof(a) __a = (a);						\
	typeof(b) __b = (b);						\
	__a > __b ? __a - __b : __b - __a; })
#define abs(x) ({ typeof(x) __x = (x); __x < 0 ? -__x : __x; })
#define mult_frac(x, n, d) ({						\
	typeof(x) __q = (x) / (d), __r = (x) % (d);			\
	__q * (n) + __r * (n) / (d); })
#define do_div(n, base) ({						\
	u32 __base = (base), __rem = (u64)(n) % __base;			\
	(n) = (u64)(n) / __base;					\
	__rem; })

static inline u64 div_u64_rem(u64 dividend, u32 divisor, u32 *remainder)
{
	*remainder = dividend % divisor;
	return dividend / divisor;
}

static inline u64 div_u64(u64 dividend, u32 divisor)
{
	return dividend / divisor;
}

static inline u64 div64_u64(u64 dividend, u64 divisor)
{
	return dividend / divisor;
}

static inline s64 div64_s64(s64 dividend, s64 divisor)
{
	return dividend / divisor;
}

static inline u64 mul_u64_u32_shr(u64 a, u32 mul, unsigned int shift)
{
	return (u64)(((unsigned __int128)a * mul) >> shift);
}

/* val, from 0 to 2^32 - 1, as a place in 0 to ep_ro - 1 */
static inline u32 reciprocal_scale(u32 val, u32 ep_ro)
{
	return (u64)val * ep_ro >> 32;
}

/* kernel/lib/math.c */
u64 int_pow(u64 base, unsigned int exp);
unsigned long int_sqrt(unsigned long x);
#define int_sqrt64(x)	((u32)int_sqrt(x))

#endif
