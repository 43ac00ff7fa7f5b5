/* SPDX-License-Identifier: MIT */
/* Bits in the opposite order. */
#ifndef _LINUX_BITREV_H
#define _LINUX_BITREV_H

#include <linux/types.h>

static inline u32 bitrev32(u32 x)
{
	x = (x & 0x55555555) << 1 | (x >> 1 & 0x55555555);
	x = (x & 0x33333333) << 2 | (x >> 2 & 0x33333333);
	x = (x & 0x0f0f0f0f) << 4 | (x >> 4 & 0x0f0f0f0f);
	return __builtin_bswap32(x);
}

#define bitrev16(x)	((u16)(bitrev32(x) >> 16))
#define bitrev8(x)	((u8)(bitrev32(x) >> 24))

#endif
