/* SPDX-License-Identifier: MIT */
/* x^16 + x^12 + x^5 + 1, low bit first; kernel/lib/crc.c. */
#ifndef _LINUX_CRC_CCITT_H
#define _LINUX_CRC_CCITT_H

#include <linux/types.h>

u16 crc_ccitt(u16 crc, const u8 *buffer, size_t len);

#endif
