// SPDX-License-Identifier: MIT
/*
 * vsprintf.c - formats to text.
 *
 * One walk over the format: plain characters are copied, each conversion is
 * decoded into a struct printf_spec and handed to the function for its kind.
 * Everyone appends at buf while buf < end and counts on past end, so that the
 * return value is the length that the whole text would have had.
 *
 * kthread_create() formats a name with it, so the common "%d", "%u", "%s"
 * as they stand take a short way of some ten instructions a character.
 *
 * Every %p... is fmt_pointer()'s, in vsprintf_ptr.c. Neither %n nor floating
 * point is understood: like any other conversion that does not exist they warn
 * and end the text, for nobody knows what they would have taken.
 *
 * Linux: lib/vsprintf.c.
 */
#include <linux/sprintf.h>
#include <linux/bug.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include "vsprintf.h"

#define FIELD_WIDTH_MAX	((1 << 23) - 1)	/* Linux's; a wild "*" ends */

static char *pad(char *buf, char *end, char c, int n)
{
	while (n-- > 0)
		buf = fmt_put(buf, end, c);
	return buf;
}

/* decimal digits of num, last first; returns the first one's place */
static __always_inline char *put_dec(char *last, u64 num)
{
	if (num <= UINT_MAX) {	/* 32-bit arithmetic is the cheap one */
		u32 n = num;

		do {
			*--last = '0' + n % 10;
			n /= 10;
		} while (n);
		return last;
	}
	do {
		*--last = '0' + num % 10;
		num /= 10;
	} while (num);
	return last;
}

/* digits of a base that is a power of two, last first */
static char *put_base(char *last, u64 num, unsigned int shift, bool lower)
{
	const char *letters = lower ? "0123456789abcdef" : "0123456789ABCDEF";
	unsigned int mask = (1 << shift) - 1;

	do {
		*--last = letters[num & mask];
		num >>= shift;
	} while (num);
	return last;
}

/* "%u" and "%d" as they stand, the most frequent conversions */
static __always_inline char *plain_decimal(char *buf, char *end, u32 num)
{
	char digits[10];
	char *const last = digits + sizeof(digits);

	for (char *p = put_dec(last, num); p < last; p++)
		buf = fmt_put(buf, end, *p);
	return buf;
}

static __always_inline char *plain_int(char *buf, char *end, int num, bool sign)
{
	if (sign && num < 0) {
		buf = fmt_put(buf, end, '-');
		num = -num;
	}
	return plain_decimal(buf, end, num);
}

char *fmt_number(char *buf, char *end, u64 num, struct printf_spec spec)
{
	char digits[66];
	char *const last = digits + sizeof(digits);
	char *p, sign = 0;
	int len, zeros, space;

	if (spec.flags & F_SIGN) {
		if ((s64)num < 0) {
			sign = '-';
			num = -num;
		} else if (spec.flags & F_PLUS) {
			sign = '+';
		} else if (spec.flags & F_SPACE) {
			sign = ' ';
		}
	}
	if (spec.base == 10)
		p = put_dec(last, num);
	else
		p = put_base(last, num, spec.base == 16 ? 4 : 3,
			     spec.flags & F_LOWER);

	len = last - p;
	zeros = max(spec.precision - len, 0);
	if ((spec.flags & F_ALT) && spec.base == 8 && num && !zeros)
		zeros = 1;
	space = spec.width - len - zeros - !!sign;
	if ((spec.flags & F_ALT) && spec.base == 16)
		space -= 2;
	if ((spec.flags & (F_ZERO | F_LEFT)) == F_ZERO && spec.precision < 0) {
		zeros += max(space, 0);
		space = 0;
	}

	if (!(spec.flags & F_LEFT))
		buf = pad(buf, end, ' ', space);
	if (sign)
		buf = fmt_put(buf, end, sign);
	if ((spec.flags & F_ALT) && spec.base == 16) {
		buf = fmt_put(buf, end, '0');
		buf = fmt_put(buf, end, spec.flags & F_LOWER ? 'x' : 'X');
	}
	buf = pad(buf, end, '0', zeros);
	while (p < last)
		buf = fmt_put(buf, end, *p++);
	if (spec.flags & F_LEFT)
		buf = pad(buf, end, ' ', space);
	return buf;
}

/* pads what was put between start and buf to the field's width */
char *fmt_widen(char *start, char *buf, char *end, struct printf_spec spec)
{
	int space = spec.width - (int)(buf - start);

	if (space <= 0)
		return buf;
	if (spec.flags & F_LEFT)
		return pad(buf, end, ' ', space);
	for (char *p = buf - 1; p >= start; p--) {
		if (p + space < end)
			p[space] = *p;
	}
	pad(start, end, ' ', space);
	return buf + space;
}

/* first page and error numbers: certainly no string */
static const char *check_string(const char *s)
{
	if (!s)
		return "(null)";
	if ((unsigned long)s < 4096 || IS_ERR(s))
		return "(efault)";
	return s;
}

char *fmt_string(char *buf, char *end, const char *s, struct printf_spec spec)
{
	char *start = buf;
	int left = spec.precision;

	for (s = check_string(s); *s && left; s++, left--)
		buf = fmt_put(buf, end, *s);
	return fmt_widen(start, buf, end, spec);
}

/* "%s" as it stands */
static __always_inline char *plain_string(char *buf, char *end, const char *s)
{
	for (s = check_string(s); *s; s++)
		buf = fmt_put(buf, end, *s);
	return buf;
}

#define FROM_ARG	INT_MIN		/* "*": the next argument tells */

static const char *decode_int(const char *fmt, int *value)
{
	if (*fmt == '*') {
		*value = FROM_ARG;
		return fmt + 1;
	}
	for (*value = 0; isdigit(*fmt); fmt++)
		*value = *value * 10 + *fmt - '0';
	return fmt;
}

/* flags, width, precision and size of one conversion; returns its letter */
static const char *decode(const char *fmt, struct printf_spec *spec)
{
	static const char flag_chars[] = "-+ #0";
	const char *f;

	*spec = DEC_SPEC;
	for (; *fmt && (f = strchr(flag_chars, *fmt)); fmt++)
		spec->flags |= 1 << (f - flag_chars);
	if (*fmt == '*' || isdigit(*fmt))
		fmt = decode_int(fmt, &spec->width);
	if (*fmt == '.')
		fmt = decode_int(fmt + 1, &spec->precision);
	if (*fmt == 'h') {
		spec->qual = *++fmt == 'h' ? 'H' : 'h';
		fmt += spec->qual == 'H';
	}
	while (*fmt == 'l' || *fmt == 'z' || *fmt == 't' || *fmt == 'L') {
		spec->qual = 'l';
		fmt++;
	}
	return fmt;
}

static u64 narrow(u64 value, struct printf_spec spec)
{
	bool sign = spec.flags & F_SIGN;

	switch (spec.qual) {
	case 'l':
		return value;
	case 'h':
		return sign ? (u64)(s16)value : (u16)value;
	case 'H':
		return sign ? (u64)(s8)value : (u8)value;
	default:
		return sign ? (u64)(s32)value : (u32)value;
	}
}

/* What a conversion character asks for: 'd' for all integers, or itself. */
static char kind_of(char c, struct printf_spec *spec)
{
	switch (c) {
	case 'd':
	case 'i':
		spec->flags |= F_SIGN;
		return 'd';
	case 'u':
		return 'd';
	case 'x':
		spec->flags |= F_LOWER;
		fallthrough;
	case 'X':
		spec->base = 16;
		return 'd';
	case 'o':
		spec->base = 8;
		return 'd';
	default:
		return c;
	}
}

/* A '*' in place of the width; a negative one means left. */
static void set_width(struct printf_spec *spec, int width)
{
	width = clamp(width, -FIELD_WIDTH_MAX, FIELD_WIDTH_MAX);
	spec->width = abs(width);
	if (width < 0)
		spec->flags |= F_LEFT;
}

static char *character(char *buf, char *end, int c, struct printf_spec spec)
{
	return fmt_widen(buf, fmt_put(buf, end, c), end, spec);
}

/* where a conversion is written to, and the format behind it */
struct out {
	char *str, *end;
	const char *fmt;
};

/*
 * One conversion of any kind; false: of no kind, what it takes is unknown.
 * args: an array type, so the caller's moves on.
 */
static noinline bool convert(struct out *out, va_list args)
{
	char *str = out->str, *end = out->end;
	struct printf_spec spec;
	const char *fmt = decode(out->fmt, &spec);
	u64 value;

	if (spec.width == FROM_ARG)
		set_width(&spec, va_arg(args, int));
	if (spec.precision == FROM_ARG)
		spec.precision = va_arg(args, int);

	switch (kind_of(*fmt++, &spec)) {
	case 'd':
		value = spec.qual == 'l' ? va_arg(args, u64)
					 : va_arg(args, u32);
		str = fmt_number(str, end, narrow(value, spec), spec);
		break;
	case 's':
		str = fmt_string(str, end, va_arg(args, const char *), spec);
		break;
	case 'c':
		str = character(str, end, va_arg(args, int), spec);
		break;
	case 'p':
		str = fmt_pointer(fmt, str, end, va_arg(args, void *), spec);
		while (isalnum(*fmt))
			fmt++;
		break;
	case '%':
		str = fmt_put(str, end, '%');
		break;
	default:
		WARN_ONCE(1, "Please remove unsupported %%%c in format string\n",
			  fmt[-1]);
		return false;
	}
	out->str = str;
	out->fmt = fmt;
	return true;
}

/**
 * vsnprintf - format into a buffer
 * @buf:  where to; may be NULL when @size is 0
 * @size: bytes there, with the NUL that always ends the text (if @size > 0)
 * @fmt:  the format; beyond C: see the head of vsprintf_ptr.c
 * @args: its arguments
 *
 * Context: any.
 * Return: length of the whole text; >= @size when it was cut.
 */
int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	char *str = buf, *end = buf + size;

	if (WARN_ON_ONCE(size > INT_MAX))	/* a negative length of somebody */
		return 0;
	if (end < buf) {
		end = (char *)-1;
		size = end - buf;
	}
	for (;;) {
		struct out out;
		char c;

		for (; (c = *fmt) && c != '%'; fmt++)
			str = fmt_put(str, end, c);
		if (!c)
			break;

		c = *++fmt;
		if (c == 'u' || c == 'd') {
			str = plain_int(str, end, va_arg(args, int), c == 'd');
			fmt++;
			continue;
		}
		if (c == 's') {
			str = plain_string(str, end, va_arg(args, const char *));
			fmt++;
			continue;
		}
		out = (struct out){ str, end, fmt };
		if (!convert(&out, args))
			break;
		str = out.str;
		fmt = out.fmt;
	}
	if (size)
		*(str < end ? str : end - 1) = '\0';
	return str - buf;
}
EXPORT_SYMBOL(vsnprintf);

int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(buf, size, fmt, args);

	if (len < 0 || (size_t)len < size)
		return len;
	return size ? size - 1 : 0;
}
EXPORT_SYMBOL(vscnprintf);

int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(snprintf);

/* like snprintf(), but returns what is really in the buffer */
int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vscnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(scnprintf);

int vsprintf(char *buf, const char *fmt, va_list args)
{
	return vsnprintf(buf, INT_MAX, fmt, args);
}
EXPORT_SYMBOL(vsprintf);

int sprintf(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, INT_MAX, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(sprintf);

/* num in decimal, padded to width; not ended; 0 when it does not fit */
int num_to_str(char *buf, int size, unsigned long long num, unsigned int width)
{
	struct printf_spec spec = DEC_SPEC;
	int len;

	spec.width = width;
	len = fmt_number(buf, buf + size, num, spec) - buf;
	return len <= size ? len : 0;
}

