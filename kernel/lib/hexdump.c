// SPDX-License-Identifier: MIT
/*
 * hexdump.c - memory as people read it: 16 or 32 bytes a line.
 *
 * Linux: lib/hexdump.c; groups larger than a byte are not swapped here
 * either, but only sizes 1, 2, 4 and 8 are understood.
 */
#include <linux/ctype.h>
#include <linux/export.h>
#include <linux/hex.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/sprintf.h>
#include <linux/string.h>

const char hex_asc[] = "0123456789abcdef";
EXPORT_SYMBOL(hex_asc);
const char hex_asc_upper[] = "0123456789ABCDEF";
EXPORT_SYMBOL(hex_asc_upper);

/* value of a hexadecimal digit, or -1 */
int hex_to_bin(unsigned char c)
{
	if (isdigit(c))
		return c - '0';
	return isxdigit(c) ? tolower(c) - 'a' + 10 : -1;
}
EXPORT_SYMBOL(hex_to_bin);

/* count bytes from 2 * count digits; 0 or -EINVAL */
int hex2bin(u8 *dst, const char *src, size_t count)
{
	for (; count; count--, src += 2) {
		int hi = hex_to_bin(src[0]);
		int lo = hi < 0 ? -1 : hex_to_bin(src[1]);

		if (lo < 0)
			return -EINVAL;
		*dst++ = hi << 4 | lo;
	}
	return 0;
}
EXPORT_SYMBOL(hex2bin);

/* two digits for each byte; returns behind the last, no NUL there */
char *bin2hex(char *dst, const void *src, size_t count)
{
	for (const u8 *p = src; count--; p++)
		dst = hex_byte_pack(dst, *p);
	return dst;
}
EXPORT_SYMBOL(bin2hex);

/* the value of one group, the lowest byte first in memory */
static u64 group_value(const u8 *p, int size)
{
	u64 value = 0;

	memcpy(&value, p, size);
	return value;
}

/**
 * hex_dump_to_buffer - one line of a dump
 * @buf:        the bytes
 * @len:        how many; at most @rowsize are taken
 * @rowsize:    16 or 32
 * @groupsize:  1, 2, 4 or 8 bytes between blanks
 * @linebuf:    the result
 * @linebuflen: room in it
 * @ascii:      with the characters at the end
 *
 * Return: the line's length, even when it did not fit.
 */
int hex_dump_to_buffer(const void *buf, size_t len, int rowsize, int groupsize,
		       char *linebuf, size_t linebuflen, bool ascii)
{
	const u8 *p = buf;
	int column, n = 0;

	if (rowsize != 32)
		rowsize = 16;
	len = min_t(size_t, len, rowsize);
	if (groupsize < 1 || groupsize > 8 || (groupsize & (groupsize - 1)) ||
	    len % groupsize)
		groupsize = 1;
	if (!len && linebuflen)
		linebuf[0] = '\0';
	if (!len)
		return 0;
	column = rowsize * 2 + rowsize / groupsize + 1;

	for (size_t i = 0; i < len; i += groupsize)
		n += snprintf(linebuf + min_t(size_t, n, linebuflen),
			      linebuflen - min_t(size_t, n, linebuflen),
			      "%s%0*llx", i ? " " : "", 2 * groupsize,
			      group_value(p + i, groupsize));
	if (!ascii)
		return n;
	n += snprintf(linebuf + min_t(size_t, n, linebuflen),
		      linebuflen - min_t(size_t, n, linebuflen),
		      "%*s", column - n, "");
	for (size_t i = 0; i < len; i++, n++) {
		if (n + 1 < linebuflen) {
			linebuf[n] = isprint(p[i]) ? p[i] : '.';
			linebuf[n + 1] = '\0';
		}
	}
	return n;
}
EXPORT_SYMBOL(hex_dump_to_buffer);

void print_hex_dump(const char *level, const char *prefix_str, int prefix_type,
		    int rowsize, int groupsize, const void *buf, size_t len,
		    bool ascii)
{
	char line[32 * 3 + 2 + 32 + 1];

	rowsize = rowsize == 32 ? 32 : 16;
	for (size_t i = 0; i < len; i += rowsize) {
		const u8 *row = (const u8 *)buf + i;

		hex_dump_to_buffer(row, len - i, rowsize, groupsize, line,
				   sizeof(line), ascii);
		if (prefix_type == DUMP_PREFIX_ADDRESS)
			printk("%s%s%p: %s\n", level, prefix_str, row, line);
		else if (prefix_type == DUMP_PREFIX_OFFSET)
			printk("%s%s%.8lx: %s\n", level, prefix_str,
			       (unsigned long)i, line);
		else
			printk("%s%s%s\n", level, prefix_str, line);
	}
}
EXPORT_SYMBOL(print_hex_dump);
