/* SPDX-License-Identifier: MIT */
/* hex.h - hexadecimal text to bytes; kernel/lib/hexdump.c. */
#ifndef _LINUX_HEX_H
#define _LINUX_HEX_H

#include <linux/errno.h>
#include <linux/types.h>

int hex_to_bin(unsigned char c);
int hex2bin(u8 *dst, const char *src, size_t count);

#endif /* _LINUX_HEX_H */
