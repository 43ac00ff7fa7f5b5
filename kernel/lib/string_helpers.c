// SPDX-License-Identifier: MIT
/*
 * string_helpers.c - strings made safe to print, and sizes that people read.
 *
 * Escapes are pairs of lists: the n-th letter of one stands for the n-th
 * character of the other.
 *
 * Linux: lib/string_helpers.c.
 */
#include <linux/string_helpers.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/sprintf.h>

static const char space_chars[] = "\n\r\t\v\f", space_letters[] = "nrtvf";
static const char special_chars[] = "\\\a\033\"", special_letters[] = "\\ae\"";

/* what stands at c's place in the other list, or 0 */
static char translate(char c, const char *from, const char *to)
{
	const char *at = c ? strchr(from, c) : NULL;

	return at ? to[at - from] : 0;
}

/* ---------------------------------------------------------------- escaping */

/* must c stay as it is, by the rules of which characters are meant? */
static bool pass(char c, unsigned int flags, const char *only)
{
	bool listed = only && *only && strchr(only, c);
	bool append = flags & ESCAPE_APPEND;

	if (only && *only && !append && !listed)
		return true;
	if (append && listed)
		return false;
	return ((flags & ESCAPE_NAP) && isascii(c) && isprint(c)) ||
	       ((flags & ESCAPE_NP) && isprint(c)) ||
	       ((flags & ESCAPE_NA) && isascii(c));
}

/* the text for c into out[]; its length */
static int escape(u8 c, unsigned int flags, char out[5])
{
	char letter = 0;

	if (flags & ESCAPE_SPACE)
		letter = translate(c, space_chars, space_letters);
	if (!letter && (flags & ESCAPE_SPECIAL))
		letter = translate(c, special_chars, special_letters);
	if (!letter && (flags & ESCAPE_NULL) && !c)
		letter = '0';
	if (letter)
		return sprintf(out, "\\%c", letter);
	if (flags & ESCAPE_OCTAL)
		return sprintf(out, "\\%03o", c);
	if (flags & ESCAPE_HEX)
		return sprintf(out, "\\x%02x", c);
	out[0] = c;
	return 1;
}

/**
 * string_escape_mem - quote characters of a memory area
 * @src:   the area
 * @isz:   its length
 * @dst:   result, not ended by a NUL
 * @osz:   room in it
 * @flags: ESCAPE_*
 * @only:  characters that @flags are about (all, if NULL or empty), or, with
 *	ESCAPE_APPEND, those to escape in addition
 *
 * Return: length of the whole result, even when it did not fit.
 */
int string_escape_mem(const char *src, size_t isz, char *dst, size_t osz,
		      unsigned int flags, const char *only)
{
	size_t n = 0;

	while (isz--) {
		char c = *src++, out[5];
		int len = 1;

		out[0] = c;
		if (!pass(c, flags, only))
			len = escape(c, flags, out);
		for (int i = 0; i < len; i++, n++)
			if (n < osz)
				dst[n] = out[i];
	}
	return n;
}
EXPORT_SYMBOL(string_escape_mem);

/* up to max digits of 1 << shift at s, as long as they fit a byte */
static int take_digits(const char *s, int max, int shift, u8 *value)
{
	unsigned int v = 0;
	int n;

	for (n = 0; n < max; n++) {
		char c = tolower(s[n]);
		int digit = isdigit(c) ? c - '0' : isxdigit(c) ? c - 'a' + 10 : 99;

		if (digit >= 1 << shift || v > 0xff >> shift)
			break;
		v = v << shift | digit;
	}
	*value = v;
	return n;
}

/* the escape behind a backslash; how long it was, 0 for none */
static int unescape(const char *s, unsigned int flags, u8 *value)
{
	int n = 0;

	*value = flags & UNESCAPE_SPACE ?
		translate(*s, space_letters, space_chars) : 0;
	if (*value)
		return 1;
	if (flags & UNESCAPE_OCTAL)
		n = take_digits(s, 3, 3, value);
	if (!n && (flags & UNESCAPE_HEX) && *s == 'x') {
		n = take_digits(s + 1, 2, 4, value);
		n += !!n;
	}
	if (n)
		return n;
	*value = flags & UNESCAPE_SPECIAL ?
		translate(*s, special_letters, special_chars) : 0;
	return !!*value;
}

/**
 * string_unescape - undo escapes in a string
 * @src:   the string
 * @dst:   result, ended by a NUL; may be @src
 * @size:  room in it; 0: as much as it takes
 * @flags: UNESCAPE_*
 *
 * Return: length of the result.
 */
int string_unescape(char *src, char *dst, size_t size, unsigned int flags)
{
	char *out = dst;

	if (!size)
		size = SIZE_MAX;
	while (*src && --size) {
		u8 value;
		int n = 0;

		if (src[0] == '\\' && src[1])
			n = unescape(src + 1, flags, &value);
		*out++ = n ? value : *src;
		src += 1 + n;
	}
	*out = '\0';
	return out - dst;
}
EXPORT_SYMBOL(string_unescape);

/* ------------------------------------------------------------------- sizes */

/**
 * string_get_size - a size in three digits and a unit: "1.46 GiB"
 * @size:     in blocks
 * @blk_size: bytes of a block
 * @units:    STRING_UNITS_10 or _2, and STRING_UNITS_NO_*
 * @buf:      result
 * @len:      room in it
 *
 * Return: length of the text, even when it did not fit.
 */
int string_get_size(u64 size, u64 blk_size, const enum string_size_units units,
		    char *buf, int len)
{
	static const char prefixes[] = " kMGTPEZY", half[] = { 0, 5, 50 };
	bool binary = units & STRING_UNITS_2;
	unsigned int base = binary ? 1024 : 1000, rest = 0;
	int i = 0, digits = 0;
	char fraction[6] = "", unit[4] = "", *u = unit;

	/* keep the product in 64 bits; what goes is beyond three digits */
	for (; blk_size >> 32; i++)
		blk_size /= base;
	for (; size >> 32; i++)
		size /= base;
	for (size *= blk_size; size >= base; i++) {
		rest = size % base;
		size /= base;
	}
	if (binary)
		rest = rest * 1000 / 1024;
	if (i && size < 100)		/* how many digits behind the point */
		digits = size < 10 ? 2 : 1;
	rest += digits ? half[3 - digits] : 500;
	if (rest >= 1000) {
		rest -= 1000;
		size++;
	}
	if (digits) {
		sprintf(fraction, ".%03u", rest);
		fraction[digits + 1] = '\0';
	}
	if (i)
		*u++ = binary && i == 1 ? 'K' : prefixes[i];
	if (i && binary)
		*u++ = 'i';
	if (!(units & STRING_UNITS_NO_BYTES))
		*u++ = 'B';
	return snprintf(buf, len, "%u%s%s%s", (u32)size, fraction,
			units & STRING_UNITS_NO_SPACE ? "" : " ", unit);
}
EXPORT_SYMBOL(string_get_size);

/* a copy into a field of dest_len bytes, the rest filled with pad */
void memcpy_and_pad(void *dest, size_t dest_len, const void *src, size_t count,
		    int pad)
{
	size_t n = min(dest_len, count);

	memcpy(dest, src, n);
	memset((char *)dest + n, pad, dest_len - n);
}
EXPORT_SYMBOL(memcpy_and_pad);
