// SPDX-License-Identifier: MIT
/*
 * vsscanf.c - text to values, by a format.
 *
 * Linux's rules where they differ from C's, because modules are written to
 * them: "%*d" passes over all up to the next blank, "%[" needs a width and
 * takes '-' as it stands, "%c" is content with fewer characters than its width,
 * and a number may be followed by anything.
 *
 * Linux: lib/vsprintf.c, vsscanf().
 */
#include <linux/sprintf.h>
#include <linux/bitmap.h>
#include <linux/ctype.h>
#include <linux/export.h>
#include <linux/kstrtox.h>
#include <linux/limits.h>
#include <linux/string.h>

struct scan_spec {
	int width;		/* -1: none */
	char qual;		/* 0, 'h', 'H' (hh), 'l' (all of 64 bits) */
};

/* width and size; returns the conversion's letter, NULL for a width of 0 */
static const char *scan_decode(const char *fmt, struct scan_spec *spec)
{
	*spec = (struct scan_spec){ .width = -1 };
	if (isdigit(*fmt)) {
		for (spec->width = 0; isdigit(*fmt); fmt++)
			spec->width = spec->width * 10 + *fmt - '0';
		if (spec->width <= 0)
			return NULL;
	}
	if (*fmt == 'h') {
		spec->qual = *++fmt == 'h' ? 'H' : 'h';
		fmt += spec->qual == 'H';
	} else if (*fmt == 'l' || *fmt == 'L' || *fmt == 'z') {
		spec->qual = 'l';
		fmt += 1 + (fmt[0] == 'l' && fmt[1] == 'l');
	}
	return fmt;
}

/* "%*...": all up to the next blank; false: a set, which cannot be skipped */
static bool scan_skip(const char **fmt, const char **str)
{
	for (; **fmt && !isspace(**fmt) && **fmt != '%'; (*fmt)++)
		if (**fmt == '[')
			return false;
	while (**str && !isspace(**str))
		(*str)++;
	return true;
}

static const char *scan_chars(const char *str, int width, char *to)
{
	for (width = width < 0 ? 1 : width; width && *str; width--)
		*to++ = *str++;
	return str;
}

static const char *scan_word(const char *str, int width, char *to)
{
	str = skip_spaces(str);
	for (; *str && !isspace(*str) && width; width--)
		*to++ = *str++;
	*to = '\0';
	return str;
}

/* "[...]" at *fmt; what it matches of str, or NULL */
static const char *scan_set(const char **fmt, const char *str, int width,
			    char *to)
{
	const char *set = *fmt + (**fmt == '^'), *close = strchr(set, ']');
	bool invert = **fmt == '^';
	const char *start = str;
	DECLARE_BITMAP(in, 256) = { 0 };

	if (width < 0 || !close || close == set)
		return NULL;
	while (set < close)
		__set_bit((u8)*set++, in);
	*fmt = close + 1;
	for (; *str && width && test_bit((u8)*str, in) != invert; width--)
		*to++ = *str++;
	if (str == start)
		return NULL;
	*to = '\0';
	return str;
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

static bool is_digit(char c, int base)
{
	if (base == 8)
		return c >= '0' && c <= '7';
	return base == 16 ? isxdigit(c) : isdigit(c);
}

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

/* returns behind the number, or NULL */
static const char *scan_number(const char *str, int width, char kind,
			       u64 *value)
{
	int base = scan_base(kind);
	bool minus;
	char digits[70], *end;
	const char *from;

	str = skip_spaces(str);
	minus = (kind == 'd' || kind == 'i') && *str == '-';
	if ((minus && width == 1) || !is_digit(str[minus], base))
		return NULL;
	from = str;
	if (width >= 0 && width < sizeof(digits)) {
		strscpy(digits, str, width + 1);	/* where the field ends */
		from = digits;
	}
	*value = simple_strtoull(from + minus, &end, base);
	if (minus)
		*value = -*value;
	return str + (end - from);
}

/* one conversion other than %n and %%; where str goes on, or NULL */
static const char *scan_one(const char **fmt, const char *str,
			    struct scan_spec spec, void *to)
{
	char kind = *(*fmt)++;
	u64 value;

	switch (kind) {
	case 'c':
		return scan_chars(str, spec.width, to);
	case 's':
		return scan_word(str, spec.width, to);
	case '[':
		return scan_set(fmt, str, spec.width, to);
	}
	str = scan_number(str, spec.width, kind, &value);
	if (str)
		scan_store(to, value, spec.qual);
	return str;
}

/**
 * vsscanf - parse text by a format
 * @buf: the text
 * @fmt: %d %i %u %x %X %o %s %c %[set] %n %%, with a width, hh h l ll L z,
 *       or * to pass over
 * @args: pointers to the results
 *
 * Return: how many results were stored, %n not counted.
 */
int vsscanf(const char *buf, const char *fmt, va_list args)
{
	const char *str = buf;
	int stored = 0;

	while (*fmt) {
		struct scan_spec spec;

		if (isspace(*fmt)) {
			fmt = skip_spaces(fmt + 1);
			str = skip_spaces(str);
			continue;
		}
		if (*fmt != '%' || fmt[1] == '%') {
			fmt += *fmt == '%';
			if (*fmt++ != *str++)
				break;
			continue;
		}
		if (*++fmt == '*') {
			if (!*str || !scan_skip(&fmt, &str))
				break;
			continue;
		}
		fmt = scan_decode(fmt, &spec);
		if (!fmt || !*fmt)
			break;
		if (*fmt == 'n') {
			*va_arg(args, int *) = str - buf;
			fmt++;
			continue;
		}
		if (!*str || (scan_base(*fmt) < 0 && !strchr("cs[", *fmt)))
			break;
		str = scan_one(&fmt, str, spec, va_arg(args, void *));
		if (!str)
			break;
		stored++;
	}
	return stored;
}
EXPORT_SYMBOL(vsscanf);

/** sscanf - vsscanf() with the pointers as arguments */
int sscanf(const char *buf, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsscanf(buf, fmt, args);
	va_end(args);
	return n;
}
EXPORT_SYMBOL(sscanf);
