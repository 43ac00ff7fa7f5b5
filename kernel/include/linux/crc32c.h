/* SPDX-License-Identifier: MIT */
#ifndef _LINUX_CRC32C_H
#define _LINUX_CRC32C_H

#include <linux/crc32.h>

#define crc32c(crc, address, length)	__crc32c_le(crc, address, length)

#endif
