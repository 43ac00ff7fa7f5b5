/* SPDX-License-Identifier: MIT */
/* x^16 + x^15 + x^2 + 1; kernel/lib/crc.c. */
#ifndef _LINUX_CRC16_H
#define _LINUX_CRC16_H

#include <linux/types.h>

u16 crc16(u16 crc, const u8 *buffer, size_t len);

#endif
