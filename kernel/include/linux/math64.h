/* SPDX-License-Identifier: MIT */
/* Divisions of 64 bits, for which a 64-bit machine needs no help. */
#ifndef _LINUX_MATH64_H
#define _LINUX_MATH64_H

#include <linux/math.h>
#include <linux/types.h>

#define div64_long(x, y)	div64_s64((x), (y))
#define div64_ul(x, y)		div64_u64((x), (y))

static inline s64 div_s64_rem(s64 dividend, s32 divisor, s32 *remainder)
{
	*remainder = dividend % divisor;
	return dividend / divisor;
}

static inline u64 div64_u64_rem(u64 dividend, u64 divisor, u64 *remainder)
{
	*remainder = dividend % divisor;
	return dividend / divisor;
}

static inline s64 div_s64(s64 dividend, s32 divisor)
{
	return dividend / divisor;
}

static inline u32 iter_div_u64_rem(u64 dividend, u32 divisor, u64 *remainder)
{
	*remainder = dividend % divisor;
	return dividend / divisor;
}

static inline u64 mul_u32_u32(u32 a, u32 b)
{
	return (u64)a * b;
}

static inline u64 mul_u64_u64_shr(u64 a, u64 mul, unsigned int shift)
{
	return (u64)(((unsigned __int128)a * mul) >> shift);
}

static inline u64 mul_s64_u64_shr(s64 a, u64 b, unsigned int shift)
{
	u64 r = mul_u64_u64_shr(a < 0 ? -(u64)a : a, b, shift);

	return a < 0 ? -r : r;
}

#define mul_u64_u32_div(a, mul, div)	mul_u64_u64_div_u64(a, mul, div)

#define DIV64_U64_ROUND_UP(ll, d) ({					\
	u64 __d64 = (d);						\
	div64_u64((ll) + __d64 - 1, __d64); })
#define DIV_U64_ROUND_UP(ll, d) ({					\
	u32 __d32 = (d);						\
	div_u64((ll) + __d32 - 1, __d32); })
#define DIV64_U64_ROUND_CLOSEST(dividend, divisor) ({			\
	u64 __d64 = (divisor);						\
	div64_u64((dividend) + __d64 / 2, __d64); })
#define DIV_U64_ROUND_CLOSEST(dividend, divisor) ({			\
	u32 __d32 = (divisor);						\
	div_u64((u64)(dividend) + __d32 / 2, __d32); })
#define DIV_S64_ROUND_CLOSEST(dividend, divisor) ({			\
	s64 __x = (dividend);						\
	s32 __y = (divisor);						\
	div_s64((__x > 0) == (__y > 0) ? __x + __y / 2 : __x - __y / 2, \
		__y); })

static inline u64 roundup_u64(u64 x, u32 y)
{
	return DIV_U64_ROUND_UP(x, y) * y;
}

#endif
