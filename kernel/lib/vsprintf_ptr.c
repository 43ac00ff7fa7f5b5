// SPDX-License-Identifier: MIT
/*
 * vsprintf_ptr.c - what may follow %p.
 *
 *	%p %pK	a number that stands for the pointer; %px: the pointer itself
 *	%pe	-ENOENT of an ERR_PTR
 *	%pS %ps	a symbol with and without offset; %pB of a return address
 *	%*ph	bytes in hex, %*phC %*phD %*phN with ':', '-' or nothing between
 *	%*pE	bytes, those escaped that are not printable; E[achnops]
 *	%*pb	a bitmap in hex, %*pbl as a list
 *	%pV	a format and its arguments
 *	%pa	where a phys_addr_t is, %pad a dma_addr_t
 *
 * and what fmt_object() knows. All letters and digits behind %p belong to it,
 * known or not, as in Linux. Whatever is followed is looked at first: NULL
 * and the first page and error numbers print as "(null)" and "(efault)".
 *
 * Linux: lib/vsprintf.c, which hashes %p with siphash once there is enough
 * randomness and prints "(____ptrval____)" until then; here there is a key
 * from the first message on. Left out: clocks, firmware nodes, netdev features,
 * %pIS (sockaddr), page and vma flags, fourcc; build ids (%pSb) print nothing.
 */
#include "vsprintf.h"
#include <linux/bitmap.h>
#include <linux/err.h>
#include <linux/errname.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kallsyms.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/random.h>
#include <linux/sprintf.h>
#include <linux/string_helpers.h>

/* %p tells apart pointers, not where they point */
bool no_hash_pointers;
EXPORT_SYMBOL_GPL(no_hash_pointers);

static int __init no_hash_pointers_enable(char *str)
{
	no_hash_pointers = true;
	return 0;
}
early_param("no_hash_pointers", no_hash_pointers_enable);

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
	return fmt_number(buf, end, value, spec);
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
	return fmt_string(buf, end, name, spec);
}

/* %*ph: up to 64 bytes, separated by ' ', ':' (C), '-' (D) or nothing (N) */
static char *hex_string(char *buf, char *end, const u8 *bytes,
			struct printf_spec spec, char sep_kind)
{
	char sep = sep_kind == 'C' ? ':' : sep_kind == 'D' ? '-' :
		   sep_kind == 'N' ? 0 : ' ';
	int n = clamp(spec.width, 1, 64);

	if (!spec.width)
		return buf;
	for (int i = 0; i < n; i++) {
		if (i && sep)
			buf = fmt_put(buf, end, sep);
		buf = fmt_number(buf, end, bytes[i], HEX_SPEC(2));
	}
	return buf;
}

/* %*pE and its letters */
static char *escaped(char *buf, char *end, const char *bytes,
		     struct printf_spec spec, const char *fmt)
{
	static const char letters[] = "shcoanp";
	static const u8 kinds[] = {
		ESCAPE_SPACE, ESCAPE_HEX, ESCAPE_SPECIAL, ESCAPE_OCTAL,
		ESCAPE_ANY, ESCAPE_NULL, ESCAPE_NP,
	};
	unsigned int flags = 0;
	const char *at;

	if (!spec.width)
		return buf;
	while (*++fmt && (at = strchr(letters, *fmt)))
		flags |= kinds[at - letters];
	return buf + string_escape_mem(bytes, max(spec.width, 1), buf,
				       buf < end ? end - buf : 0,
				       flags ? flags : ESCAPE_ANY_NP, NULL);
}

/* %*pbl: "0-3,7" */
static char *bitmap_list(char *buf, char *end, const unsigned long *map,
			 int nbits)
{
	char *start = buf;

	for (int from = find_first_bit(map, nbits), to; from < nbits;
	     from = find_next_bit(map, nbits, to)) {
		to = find_next_zero_bit(map, nbits, from);
		if (buf != start)
			buf = fmt_put(buf, end, ',');
		buf = fmt_number(buf, end, from, DEC_SPEC);
		if (to - from > 1) {
			buf = fmt_put(buf, end, '-');
			buf = fmt_number(buf, end, to - 1, DEC_SPEC);
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
		u64 word = map[at / 64] >> (at % 64);

		word &= ~0ULL >> (64 - bits);
		buf = fmt_number(buf, end, word,
				 HEX_SPEC(DIV_ROUND_UP(bits, 4)));
		if (at)
			buf = fmt_put(buf, end, ',');
	}
	return buf;
}

static char *bitmap(char *buf, char *end, const unsigned long *map,
		    int nbits, bool list)
{
	if (nbits <= 0)
		return buf;
	return list ? bitmap_list(buf, end, map, nbits) :
		      bitmap_hex(buf, end, map, nbits);
}

static char *error_name(char *buf, char *end, const void *ptr,
			struct printf_spec spec)
{
	const char *name = IS_ERR(ptr) ? errname(PTR_ERR(ptr)) : NULL;

	if (name)
		return fmt_string(buf, end, name, spec);
	if (!IS_ERR(ptr))
		return hashed_pointer(buf, end, ptr, spec);
	spec.base = 10;
	spec.flags |= F_SIGN;
	return fmt_number(buf, end, PTR_ERR(ptr), spec);
}

static char *sub_format(char *buf, char *end, const struct va_format *vaf)
{
	va_list args;

	va_copy(args, *vaf->va);
	buf += vsnprintf(buf, end > buf ? end - buf : 0, vaf->fmt, args);
	va_end(args);
	return buf;
}

static char *address(char *buf, char *end, const phys_addr_t *addr,
		     struct printf_spec spec)
{
	spec = HEX_SPEC(2 + 2 * sizeof(*addr));
	spec.flags |= F_ALT;
	return fmt_number(buf, end, *addr, spec);
}

/* kinds that do not look at what the pointer points to; NULL: none of them */
static char *by_value(const char *fmt, char *buf, char *end, const void *ptr,
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
	default:
		return *fmt && strchr("hEbVarRMmIiUdDtG", *fmt) ? NULL :
			hashed_pointer(buf, end, ptr, spec);
	}
}

/* what follows %p; fmt points behind the 'p' */
char *fmt_pointer(const char *fmt, char *buf, char *end, const void *ptr,
		  struct printf_spec spec)
{
	char *done = by_value(fmt, buf, end, ptr, spec);

	if (done)
		return done;
	if ((unsigned long)ptr < 4096 || IS_ERR(ptr)) {
		if (spec.precision < 0)
			spec.precision = 2 * sizeof(void *);
		return fmt_string(buf, end, ptr, spec);
	}
	switch (*fmt) {
	case 'h':
		return hex_string(buf, end, ptr, spec, fmt[1]);
	case 'E':
		return escaped(buf, end, ptr, spec, fmt);
	case 'b':
		return bitmap(buf, end, ptr, spec.width, fmt[1] == 'l');
	case 'V':
		return sub_format(buf, end, ptr);
	case 'a':
		return address(buf, end, ptr, spec);
	default:
		return fmt_object(fmt, buf, end, ptr, spec);
	}
}
