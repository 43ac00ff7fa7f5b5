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

#endif
