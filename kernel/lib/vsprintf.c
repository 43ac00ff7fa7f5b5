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
 * Understood beyond C: %p (hashed), %px, %pS %ps %pB (symbols), %pK, %pe,
 * %pV, %*ph[CDN], %*pb[l], %pa; not %n, not floating point.
 *
 * Linux: lib/vsprintf.c; left out are the kinds for networks, uuids, dentries,
 * resources, flags, clocks and firmware nodes. Linux hashes %p with siphash.
 */
#include <linux/sprintf.h>
#include <linux/bitmap.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/errname.h>
#include <linux/init.h>
#include <linux/kallsyms.h>
#include <linux/kstrtox.h>
#include <linux/limits.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/random.h>
#include <linux/string.h>

enum {
	F_LEFT	= 1 << 0,	/* '-' */
	F_PLUS	= 1 << 1,	/* '+' */
	F_SPACE	= 1 << 2,	/* ' ' */
	F_ALT	= 1 << 3,	/* '#' */
	F_ZERO	= 1 << 4,	/* '0' */
	F_SIGN	= 1 << 5,	/* the number is signed */
	F_LOWER	= 1 << 6,	/* hexadecimal digits a-f */
};

struct printf_spec {
	u8 flags;
	u8 base;
	char qual;		/* 0, 'h', 'H' (hh), 'l' (also ll, z, t) */
	int width;		/* -1: none */
	int precision;		/* -1: none */
};

/* %p tells apart pointers, not where they point; see no_hash_pointers */
bool no_hash_pointers;

static int __init no_hash_pointers_enable(char *str)
{
	no_hash_pointers = true;
	return 0;
}
early_param("no_hash_pointers", no_hash_pointers_enable);

static __always_inline char *put(char *buf, char *end, char c)
{
	if (buf < end)
		*buf = c;
	return buf + 1;
}

static char *pad(char *buf, char *end, char c, int n)
{
	while (n-- > 0)
		buf = put(buf, end, c);
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
		buf = put(buf, end, *p);
	return buf;
}

static __always_inline char *plain_int(char *buf, char *end, int num, bool sign)
{
	if (sign && num < 0) {
		buf = put(buf, end, '-');
		num = -num;
	}
	return plain_decimal(buf, end, num);
}

static char *number(char *buf, char *end, u64 num, struct printf_spec spec)
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
		buf = put(buf, end, sign);
	if ((spec.flags & F_ALT) && spec.base == 16) {
		buf = put(buf, end, '0');
		buf = put(buf, end, spec.flags & F_LOWER ? 'x' : 'X');
	}
	buf = pad(buf, end, '0', zeros);
	while (p < last)
		buf = put(buf, end, *p++);
	if (spec.flags & F_LEFT)
		buf = pad(buf, end, ' ', space);
	return buf;
}

/* pads what was put between start and buf to the field's width */
static char *widen(char *start, char *buf, char *end, struct printf_spec spec)
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

static char *string(char *buf, char *end, const char *s,
		    struct printf_spec spec)
{
	char *start = buf;
	int left = spec.precision;

	for (s = check_string(s); *s && left; s++, left--)
		buf = put(buf, end, *s);
	return widen(start, buf, end, spec);
}

/* "%s" as it stands */
static __always_inline char *plain_string(char *buf, char *end, const char *s)
{
	for (s = check_string(s); *s; s++)
		buf = put(buf, end, *s);
	return buf;
}

static char *plain_pointer(char *buf, char *end, unsigned long value,
			   struct printf_spec spec)
{
	spec.base = 16;
	spec.flags |= F_LOWER;
	spec.flags &= ~(F_SIGN | F_ALT);
	if (spec.width < 0) {
		spec.width = 2 * sizeof(void *);
		spec.flags |= F_ZERO;
	}
	return number(buf, end, value, spec);
}

/* a 32-bit number that stays the same for the same pointer in this boot */
static char *hashed_pointer(char *buf, char *end, const void *ptr,
			    struct printf_spec spec)
{
	static u64 key;
	u64 h = (u64)(unsigned long)ptr;

	if (no_hash_pointers || IS_ERR_OR_NULL(ptr))
		return plain_pointer(buf, end, h, spec);
	while (!key)
		key = get_random_u64();
	h = (h ^ key) * 0x9e3779b97f4a7c15ULL;
	h = (h ^ (h >> 29) ^ key) * 0xbf58476d1ce4e5b9ULL;
	return plain_pointer(buf, end, h >> 32, spec);
}

static char *symbol(char *buf, char *end, unsigned long addr,
		    struct printf_spec spec, char kind)
{
	char name[KSYM_SYMBOL_LEN];

	if (kind == 'B')
		sprint_backtrace(name, addr);
	else if (kind == 's')
		sprint_symbol_no_offset(name, addr);
	else
		sprint_symbol(name, addr);
	return string(buf, end, name, spec);
}

/* %*ph: up to 64 bytes, separated by ' ', ':' (C), '-' (D) or nothing (N) */
static char *hex_string(char *buf, char *end, const u8 *bytes,
			struct printf_spec spec, char sep_kind)
{
	char sep = sep_kind == 'C' ? ':' : sep_kind == 'D' ? '-' :
		   sep_kind == 'N' ? 0 : ' ';
	int n = clamp(spec.width, 1, 64);

	if (IS_ERR_OR_NULL(bytes))
		return string(buf, end, (const char *)bytes,
			      (struct printf_spec){ .precision = -1 });
	for (int i = 0; i < n; i++) {
		if (i && sep)
			buf = put(buf, end, sep);
		buf = put(buf, end, "0123456789abcdef"[bytes[i] >> 4]);
		buf = put(buf, end, "0123456789abcdef"[bytes[i] & 15]);
	}
	return buf;
}

static const struct printf_spec dec_spec = {
	.base = 10, .width = -1, .precision = -1,
};

/* %*pbl: "0-3,7" */
static char *bitmap_list(char *buf, char *end, const unsigned long *map,
			 int nbits)
{
	char *start = buf;

	for (int from = find_first_bit(map, nbits), to; from < nbits;
	     from = find_next_bit(map, nbits, to)) {
		to = find_next_zero_bit(map, nbits, from);
		if (buf != start)
			buf = put(buf, end, ',');
		buf = number(buf, end, from, dec_spec);
		if (to - from > 1) {
			buf = put(buf, end, '-');
			buf = number(buf, end, to - 1, dec_spec);
		}
	}
	return buf;
}

/* %*pb: hex in groups of 32 bits, the highest first: "3,ffffffff" */
static char *bitmap_hex(char *buf, char *end, const unsigned long *map,
			int nbits)
{
	int bits = nbits % 32 ? nbits % 32 : 32;

	for (int at = (nbits - 1) / 32 * 32; at >= 0; at -= 32, bits = 32) {
		struct printf_spec spec = {
			.flags = F_LOWER | F_ZERO, .base = 16,
			.width = DIV_ROUND_UP(bits, 4), .precision = -1,
		};
		u64 word = map[at / 64] >> (at % 64);

		if (bits < 64)
			word &= ~0ULL >> (64 - bits);
		buf = number(buf, end, word, spec);
		if (at)
			buf = put(buf, end, ',');
	}
	return buf;
}

static char *error_name(char *buf, char *end, const void *ptr,
			struct printf_spec spec)
{
	const char *name = IS_ERR(ptr) ? errname(PTR_ERR(ptr)) : NULL;

	if (name)
		return string(buf, end, name, spec);
	if (!IS_ERR(ptr))
		return hashed_pointer(buf, end, ptr, spec);
	spec.base = 10;
	spec.flags |= F_SIGN;
	return number(buf, end, PTR_ERR(ptr), spec);
}

static char *sub_format(char *buf, char *end, const struct va_format *vaf)
{
	va_list args;

	va_copy(args, *vaf->va);
	buf += vsnprintf(buf, end > buf ? end - buf : 0, vaf->fmt, args);
	va_end(args);
	return buf;
}

/* what follows %p; fmt points behind the 'p' */
static char *pointer(const char *fmt, char *buf, char *end, const void *ptr,
		     struct printf_spec spec)
{
	switch (*fmt) {
	case 'S':
	case 's':
	case 'B':
		return symbol(buf, end, (unsigned long)ptr, spec, *fmt);
	case 'x':
		return plain_pointer(buf, end, (unsigned long)ptr, spec);
	case 'e':
		return error_name(buf, end, ptr, spec);
	case 'h':
		return hex_string(buf, end, ptr, spec, fmt[1]);
	case 'b':
		return fmt[1] == 'l' ?
			bitmap_list(buf, end, ptr, max(spec.width, 0)) :
			bitmap_hex(buf, end, ptr, max(spec.width, 0));
	case 'V':
		return sub_format(buf, end, ptr);
	case 'a':
		spec.width = 2 + 2 * sizeof(phys_addr_t);
		spec.flags |= F_ALT | F_ZERO | F_LOWER;
		spec.base = 16;
		return number(buf, end, *(const phys_addr_t *)ptr, spec);
	default:
		return hashed_pointer(buf, end, ptr, spec);
	}
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

	*spec = dec_spec;
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
	spec->width = width;
	if (width < 0) {
		spec->width = -width;
		spec->flags |= F_LEFT;
	}
}

static char *character(char *buf, char *end, int c, struct printf_spec spec)
{
	return widen(buf, put(buf, end, c), end, spec);
}

/**
 * vsnprintf - format into a buffer
 * @buf:  where to; may be NULL when @size is 0
 * @size: bytes there, with the NUL that always ends the text (if @size > 0)
 * @fmt:  the format; see the head of this file
 * @args: its arguments
 *
 * Context: any.
 * Return: length of the whole text; >= @size when it was cut.
 */
int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	char *str = buf, *end = buf + size;

	if (size > INT_MAX) {	/* a negative length of somebody */
		size = 0;
		end = buf;
	}
	if (end < buf) {
		end = (char *)-1;
		size = end - buf;
	}
	for (;;) {
		struct printf_spec spec;
		u64 value;
		char c;

		for (; (c = *fmt) && c != '%'; fmt++)
			str = put(str, end, c);
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

		fmt = decode(fmt, &spec);
		if (spec.width == FROM_ARG)
			set_width(&spec, va_arg(args, int));
		if (spec.precision == FROM_ARG)
			spec.precision = va_arg(args, int);

		c = *fmt++;
		switch (kind_of(c, &spec)) {
		case 'd':
			value = spec.qual == 'l' ? va_arg(args, u64)
						 : va_arg(args, u32);
			str = number(str, end, narrow(value, spec), spec);
			break;
		case 's':
			str = string(str, end, va_arg(args, const char *),
				     spec);
			break;
		case 'c':
			str = character(str, end, va_arg(args, int), spec);
			break;
		case 'p':
			str = pointer(fmt, str, end, va_arg(args, void *),
				      spec);
			while (isalnum(*fmt))
				fmt++;
			break;
		case '%':
			str = put(str, end, '%');
			break;
		default:	/* unknown: what it takes is unknown too */
			str = put(str, end, '%');
			if (!c)
				goto out;
			str = put(str, end, c);
		}
	}
out:
	if (size)
		*(str < end ? str : end - 1) = '\0';
	return str - buf;
}

int vscnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	int len = vsnprintf(buf, size, fmt, args);

	if (len < 0 || (size_t)len < size)
		return len;
	return size ? size - 1 : 0;
}

int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}

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

int vsprintf(char *buf, const char *fmt, va_list args)
{
	return vsnprintf(buf, INT_MAX, fmt, args);
}

int sprintf(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, INT_MAX, fmt, args);
	va_end(args);
	return len;
}

/* num in decimal, padded to width; not ended; 0 when it does not fit */
int num_to_str(char *buf, int size, unsigned long long num, unsigned int width)
{
	struct printf_spec spec = dec_spec;
	int len;

	spec.width = width;
	len = number(buf, buf + size, num, spec) - buf;
	return len <= size ? len : 0;
}

/* %[a-z] and %[^a-z]: marks the set; returns what follows the ']' */
static const char *scan_set(const char *fmt, u8 set[256])
{
	bool in = true;

	if (*fmt == '^') {
		in = false;
		fmt++;
	}
	memset(set, !in, 256);
	do {
		u8 from = *fmt, to = from;

		if (!from)
			return fmt;
		if (fmt[1] == '-' && fmt[2] && fmt[2] != ']') {
			to = fmt[2];
			fmt += 2;
		}
		for (unsigned int c = from; c <= to; c++)
			set[c] = in;
	} while (*++fmt != ']');
	return fmt + 1;
}

/* stores a scanned integer as its size says */
static void scan_store(void *to, u64 value, char qual)
{
	switch (qual) {
	case 'l':
		*(u64 *)to = value;
		break;
	case 'h':
		*(u16 *)to = value;
		break;
	case 'H':
		*(u8 *)to = value;
		break;
	default:
		*(u32 *)to = value;
	}
}

/* one integer, at most width characters; false when there is none */
static bool scan_number(const char **str, int width, unsigned int base,
			bool sign, u64 *value)
{
	char digits[66], *end;
	int n = 0, max = width > 0 ? min(width, 65) : 65;
	const char *s = *str;

	while (n < max && (isalnum(s[n]) || (!n && (s[n] == '-' ||
	       s[n] == '+')))) {
		digits[n] = s[n];
		n++;
	}
	digits[n] = '\0';
	if (digits[0] == '-' && !sign)
		return false;
	*value = simple_strtoll(digits + (digits[0] == '+'), &end, base);
	if (!isxdigit(end > digits ? end[-1] : 0))
		return false;
	*str += end - digits;
	return true;
}

/* %c: exactly width characters, or NULL; to may be NULL */
static const char *scan_chars(const char *str, int width, char *to)
{
	for (width = max(width, 1); width && *str; width--, str++)
		if (to)
			*to++ = *str;
	return width ? NULL : str;
}

/* %s and %[]: a run of characters of the set, or NULL; to may be NULL */
static const char *scan_run(const char *str, int width, const u8 set[256],
			    char *to)
{
	const char *start = str;

	for (; *str && set[(u8)*str] && width; str++, width--)
		if (to)
			*to++ = *str;
	if (str == start)
		return NULL;
	if (to)
		*to = '\0';
	return str;
}

static void set_of_no_space(u8 set[256])
{
	memset(set, 1, 256);
	for (const char *c = " \t\n\v\f\r"; *c; c++)
		set[(u8)*c] = 0;
}

/* The base of an integer conversion, -1 for any other character. */
static int scan_base(char c)
{
	switch (c) {
	case 'i':
		return 0;
	case 'o':
		return 8;
	case 'd':
	case 'u':
		return 10;
	case 'x':
	case 'X':
		return 16;
	default:
		return -1;
	}
}

/**
 * vsscanf - parse text by a format
 * @buf: the text
 * @fmt: %d %i %u %x %X %o %s %c %[set] %n %%, with *, a width, hh h l ll z
 * @args: pointers to the results
 *
 * Return: how many results were stored.
 */
int vsscanf(const char *buf, const char *fmt, va_list args)
{
	const char *str = buf;
	int stored = 0;

	while (*fmt) {
		struct printf_spec spec;
		bool skip = false;
		u8 set[256];
		u64 value;
		char c;

		if (isspace(*fmt)) {
			fmt = skip_spaces(fmt);
			str = skip_spaces(str);
			continue;
		}
		if (*fmt != '%' || fmt[1] == '%') {
			if (*fmt == '%')
				fmt++;
			if (*fmt++ != *str++)
				break;
			continue;
		}
		if (*++fmt == '*') {
			skip = true;
			fmt++;
		}
		fmt = decode(fmt, &spec);
		c = *fmt++;

		if (c == 'n') {
			*va_arg(args, int *) = str - buf;
			continue;
		}
		if (scan_base(c) >= 0) {
			str = skip_spaces(str);
			if (!scan_number(&str, spec.width, scan_base(c),
					 c == 'd' || c == 'i', &value))
				break;
			if (!skip)
				scan_store(va_arg(args, void *), value,
					   spec.qual);
		} else if (c == 'c') {
			str = scan_chars(str, spec.width,
					 skip ? NULL : va_arg(args, char *));
		} else if (c == 's') {
			set_of_no_space(set);
			str = scan_run(skip_spaces(str), spec.width, set,
				       skip ? NULL : va_arg(args, char *));
		} else if (c == '[') {
			fmt = scan_set(fmt, set);
			str = scan_run(str, spec.width, set,
				       skip ? NULL : va_arg(args, char *));
		} else {
			break;
		}
		if (!str)
			break;
		stored += !skip;
	}
	return stored;
}

int sscanf(const char *buf, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsscanf(buf, fmt, args);
	va_end(args);
	return n;
}
