/* SPDX-License-Identifier: MIT */
/* vsprintf.h - what the three files of vsnprintf() share. */
#ifndef _LIB_VSPRINTF_H
#define _LIB_VSPRINTF_H

#include <linux/compiler.h>
#include <linux/types.h>

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

#define DEC_SPEC ((struct printf_spec)					\
	{ .base = 10, .width = -1, .precision = -1 })
/* lower case digits, as many of them as w says */
#define HEX_SPEC(w) ((struct printf_spec) {				\
	.flags = F_LOWER | F_ZERO, .base = 16, .width = (w), .precision = -1 })

static __always_inline char *fmt_put(char *buf, char *end, char c)
{
	if (buf < end)
		*buf = c;
	return buf + 1;
}

char *fmt_number(char *buf, char *end, u64 num, struct printf_spec spec);
char *fmt_string(char *buf, char *end, const char *s, struct printf_spec spec);
char *fmt_widen(char *start, char *buf, char *end, struct printf_spec spec);
char *fmt_pointer(const char *fmt, char *buf, char *end, const void *ptr,
		  struct printf_spec spec);
char *fmt_object(const char *fmt, char *buf, char *end, const void *ptr,
		 struct printf_spec spec);

#endif
