/* SPDX-License-Identifier: MIT */
/* min, max, clamp, swap: each argument is evaluated once. */
#ifndef _LINUX_MINMAX_H
#define _LINUX_MINMAX_H

#define __cmp_once(op, x, y, ux, uy) ({		\
	typeof(x) ux = (x);			\
	typeof(y) uy = (y);			\
	(void)(&ux == &uy);			\
	ux op uy ? ux : uy; })

#define min(x, y)	__cmp_once(<, x, y, __UNIQUE_ID(ux_), __UNIQUE_ID(uy_))
#define max(x, y)	__cmp_once(>, x, y, __UNIQUE_ID(ux_), __UNIQUE_ID(uy_))
#define min_t(type, x, y)	min((type)(x), (type)(y))
#define max_t(type, x, y)	max((type)(x), (type)(y))
#define min3(x, y, z)	min((typeof(x))min(x, y), z)
#define max3(x, y, z)	max((typeof(x))max(x, y), z)
#define clamp(val, lo, hi)	min((typeof(val))max(val, lo), hi)
#define clamp_t(type, val, lo, hi) \
	min_t(type, max_t(type, val, lo), hi)
#define clamp_val(val, lo, hi)	clamp_t(typeof(val), val, lo, hi)
#define MIN(a, b)	((a) < (b) ? (a) : (b))
#define MAX(a, b)	((a) > (b) ? (a) : (b))

#define swap(a, b) \
	do { typeof(a) __tmp = (a); (a) = (b); (b) = __tmp; } while (0)

#define umin(x, y)	min((x) + 0u + 0ul + 0ull, (y) + 0u + 0ul + 0ull)
#define umax(x, y)	max((x) + 0u + 0ul + 0ull, (y) + 0u + 0ul + 0ull)
/* The smaller one that is not 0; 0 if both are. */
#define min_not_zero(x, y) ({						\
	typeof(x) __x = (x);						\
	typeof(y) __y = (y);						\
	__x == 0 ? __y : __y == 0 ? __x : min(__x, __y); })
#define __minmax_array(op, array, len) ({				\
	typeof(&(array)[0]) __array = (array);				\
	typeof(len) __len = (len);					\
	__auto_type __element = __array[--__len];			\
	while (__len--)							\
		__element = op(__element, __array[__len]);		\
	__element; })
#define min_array(array, len)	__minmax_array(min, array, len)
#define max_array(array, len)	__minmax_array(max, array, len)
#define MIN_T(type, a, b)	MIN((type)(a), (type)(b))
#define MAX_T(type, a, b)	MAX((type)(a), (type)(b))
/* start <= val < start + len, for unsigned numbers */
#define in_range(val, start, len) \
	((unsigned long)(val) - (unsigned long)(start) < (unsigned long)(len))

#endif
