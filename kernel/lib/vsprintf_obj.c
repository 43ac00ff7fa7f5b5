// SPDX-License-Identifier: MIT
/*
 * vsprintf_obj.c - %p of things with a shape of their own.
 *
 *	%pR %pr		a struct resource, flags as words or in hex
 *	%pM %pm %pMF %pMR	a MAC address
 *	%pI4 %pi4[hnbl] %pI6 %pi6 %pI6c	an address of IP
 *	%pU[bBlL]	a UUID
 *	%pd[234] %pD[234]	the name of a dentry or a file, with parents
 *	%pt[RT][dt][r][s]	a struct rtc_time or a time64_t
 *	%pGg		gfp flags
 *
 * fmt points to the letter behind %p; the pointer has been looked at. Each
 * kind is put together in a small buffer, then padded like a string.
 *
 * Locks: none. The parents of %pd2 are read as they are at the moment: the
 * caller sees to it that nobody moves them, as for every use of d_parent.
 *
 * Linux: lib/vsprintf.c.
 */
#include "vsprintf.h"
#include <linux/fs.h>
#include <linux/gfp_types.h>
#include <linux/array_size.h>
#include <linux/ioport.h>
#include <linux/minmax.h>
#include <linux/rtc.h>
#include <linux/sprintf.h>
#include <linux/string.h>

/* ------------------------------------------------------------ %pR: ranges */

static const char *resource_kind(unsigned long flags)
{
	if (flags & IORESOURCE_IO)
		return "io  ";
	if (flags & IORESOURCE_MEM)
		return "mem ";
	if (flags & IORESOURCE_IRQ)
		return "irq ";
	if (flags & IORESOURCE_DMA)
		return "dma ";
	return flags & IORESOURCE_BUS ? "bus " : NULL;
}

static const char *resource_number_format(unsigned long flags)
{
	if (flags & IORESOURCE_IO)
		return "%#06llx";
	if (flags & IORESOURCE_MEM)
		return "%#010llx";
	if (flags & (IORESOURCE_IRQ | IORESOURCE_DMA))
		return "%lld";
	return flags & IORESOURCE_BUS ? "%02llx" : "%#010llx";
}

static int resource_words(char *p, unsigned long flags)
{
	return sprintf(p, "%s%s%s%s",
		       flags & IORESOURCE_MEM_64 ? " 64bit" : "",
		       flags & IORESOURCE_PREFETCH ? " pref" : "",
		       flags & IORESOURCE_WINDOW ? " window" : "",
		       flags & IORESOURCE_DISABLED ? " disabled" : "");
}

/* "[mem 0x000a0000-0x000bffff window]" */
static char *resource(char *buf, char *end, const struct resource *res,
		      struct printf_spec spec, bool words)
{
	const char *kind = resource_kind(res->flags);
	const char *nr = resource_number_format(res->flags);
	char text[96], *p = text;

	if (!kind) {
		kind = "??? ";
		words = false;
	}
	p += sprintf(p, "[%s", kind);
	if (words && (res->flags & IORESOURCE_UNSET)) {
		p += sprintf(p, "size ");
		p += sprintf(p, nr, resource_size(res));
	} else {
		p += sprintf(p, nr, res->start);
		if (res->start != res->end) {
			*p++ = '-';
			p += sprintf(p, nr, res->end);
		}
	}
	if (words)
		p += resource_words(p, res->flags);
	else
		p += sprintf(p, " flags %#lx", res->flags);
	strcpy(p, "]");
	return fmt_string(buf, end, text, spec);
}

/* ------------------------------------------------ addresses, UUIDs, names */

/* %pM, and R for reversed, F for '-'; %pm has no separators */
static char *mac(char *buf, char *end, const u8 *addr,
		 struct printf_spec spec, const char *fmt)
{
	char text[18], *p = text;

	for (int i = 0; i < 6; i++)
		p += sprintf(p, "%02x%s", addr[fmt[1] == 'R' ? 5 - i : i],
			     fmt[0] == 'm' || i == 5 ? "" :
			     fmt[1] == 'F' ? "-" : ":");
	return fmt_string(buf, end, text, spec);
}

static int ip4_text(char *p, const u8 *addr, const char *nr, bool reversed)
{
	char *start = p;

	for (int i = 0; i < 4; i++) {
		p += sprintf(p, nr, addr[reversed ? 3 - i : i]);
		*p++ = '.';
	}
	*--p = '\0';
	return p - start;
}

/* the longest run of zero groups, at least two of them; its length */
static int longest_zeros(const u16 *groups, int n, int *from)
{
	int best = 1;

	for (int i = 0, len; i < n; i += len ? len : 1) {
		for (len = 0; i + len < n && !groups[i + len]; len++)
			;
		if (len > best) {
			best = len;
			*from = i;
		}
	}
	return best;
}

/* "1:0:0:2::3": leading zeros go, the longest run of zeros is "::" */
static void ip6_compressed(char *p, const u8 *addr)
{
	u16 groups[8];
	bool mapped;
	int from = -1, len, n;

	for (int i = 0; i < 8; i++)
		groups[i] = addr[2 * i] << 8 | addr[2 * i + 1];
	/* ::ffff:1.2.3.4, and the addresses of ISATAP */
	mapped = (!(groups[0] | groups[1] | groups[2] | groups[3] | groups[4]) &&
		  groups[5] == 0xffff) ||
		 ((groups[4] | 0x200) == 0x200 && groups[5] == 0x5efe);
	n = mapped ? 6 : 8;
	len = longest_zeros(groups, n, &from);
	for (int i = 0; i < n; i++) {
		if (i == from) {
			p += sprintf(p, i ? ":" : "::");
			i += len - 1;
			continue;
		}
		p += sprintf(p, i == n - 1 && !mapped ? "%x" : "%x:", groups[i]);
	}
	if (mapped)
		ip4_text(p, addr + 12, "%u", false);
}

static void ip6_text(char *p, const u8 *addr, bool colons)
{
	for (int i = 0; i < 16; i++)
		p += sprintf(p, "%02x%s", addr[i],
			     colons && i % 2 && i < 15 ? ":" : "");
}

/* %pI4 %pi4 %pI6 %pi6 %pI6c; h and l: the bytes are the CPU's way round */
static char *ip(char *buf, char *end, const u8 *addr, struct printf_spec spec,
		const char *fmt)
{
	char text[48];

	if (fmt[1] == '4')
		ip4_text(text, addr, fmt[0] == 'i' ? "%03u" : "%u",
			 fmt[2] == 'h' || fmt[2] == 'l');
	else if (fmt[1] != '6')
		strcpy(text, "(einval)");
	else if (fmt[0] == 'I' && fmt[2] == 'c')
		ip6_compressed(text, addr);
	else
		ip6_text(text, addr, fmt[0] == 'I');
	return fmt_string(buf, end, text, spec);
}

/* %pUb, %pUl with the first three fields little-endian; B, L: capitals */
static char *uuid(char *buf, char *end, const u8 *addr,
		  struct printf_spec spec, char kind)
{
	static const u8 little[] = { 3, 2, 1, 0, 5, 4, 7, 6 };
	bool swap = kind == 'l' || kind == 'L';
	const char *nr = kind == 'B' || kind == 'L' ? "%02X" : "%02x";
	char text[37], *p = text;

	for (int i = 0; i < 16; i++) {
		p += sprintf(p, nr, addr[swap && i < 8 ? little[i] : i]);
		if (i == 3 || i == 5 || i == 7 || i == 9)
			*p++ = '-';
	}
	*p = '\0';
	return fmt_string(buf, end, text, spec);
}

/* "parent/name", depth names at most; the root is "/" */
static char *dentry_name(char *buf, char *end, const struct dentry *d,
			 struct printf_spec spec, char digit)
{
	int n = 0, depth = digit >= '2' && digit <= '4' ? digit - '0' : 1;
	char *start = buf;
	const char *names[4];

	for (; n < depth && d; d = READ_ONCE(d->d_parent)) {
		if (n && !READ_ONCE(d->d_parent))	/* the root's */
			names[n++] = "";
		else
			names[n++] = (const char *)READ_ONCE(d->d_name.name);
	}
	while (n--) {
		for (const char *s = names[n]; *s; s++)
			buf = fmt_put(buf, end, *s);
		if (n)
			buf = fmt_put(buf, end, '/');
	}
	return fmt_widen(start, buf, end, spec);
}

/* ------------------------------------------------------------- %pt: dates */

/* fmt: what follows the 'R' or 'T' */
static char *date(char *buf, char *end, const struct rtc_time *tm,
		  struct printf_spec spec, const char *fmt)
{
	bool day = true, time = true, raw = false, blank = false;
	char text[48], *p = text;

	if (*fmt == 'd' || *fmt == 't') {
		day = *fmt == 'd';
		time = !day;
		fmt++;
	}
	for (; *fmt == 'r' || *fmt == 's'; fmt++) {
		raw |= *fmt == 'r';
		blank |= *fmt == 's';
	}
	if (day)
		p += sprintf(p, "%04d-%02d-%02d", tm->tm_year + (raw ? 0 : 1900),
			     tm->tm_mon + !raw, tm->tm_mday);
	if (day && time)
		*p++ = blank ? ' ' : 'T';
	if (time)
		sprintf(p, "%02d:%02d:%02d", tm->tm_hour, tm->tm_min,
			tm->tm_sec);
	return fmt_string(buf, end, text, spec);
}

static char *time_and_date(char *buf, char *end, const void *ptr,
			   struct printf_spec spec, const char *fmt)
{
	struct rtc_time tm;

	if (*fmt == 'R')
		return date(buf, end, ptr, spec, fmt + 1);
	if (*fmt != 'T')
		return fmt_string(buf, end, "(%pt?)", spec);
	rtc_time64_to_tm(*(const time64_t *)ptr, &tm);
	return date(buf, end, &tm, spec, fmt + 1);
}

/* ------------------------------------------------------------ %pGg: flags */

#define G(flag)	{ flag, #flag }

static const struct {
	gfp_t mask;
	const char *name;
} gfp_names[] = {	/* the composed ones first, the largest of them ahead */
	G(GFP_HIGHUSER), G(GFP_USER), G(GFP_KERNEL_ACCOUNT), G(GFP_KERNEL),
	G(GFP_NOFS), G(GFP_ATOMIC), G(GFP_NOIO), G(GFP_NOWAIT),
	G(GFP_DMA), G(__GFP_HIGHMEM), G(GFP_DMA32),
	G(__GFP_HIGH), G(__GFP_IO), G(__GFP_FS), G(__GFP_NOWARN),
	G(__GFP_RETRY_MAYFAIL), G(__GFP_NOFAIL), G(__GFP_NORETRY),
	G(__GFP_COMP), G(__GFP_ZERO), G(__GFP_NOMEMALLOC), G(__GFP_MEMALLOC),
	G(__GFP_HARDWALL), G(__GFP_THISNODE), G(__GFP_ACCOUNT),
	G(__GFP_RECLAIM), G(__GFP_DIRECT_RECLAIM), G(__GFP_KSWAPD_RECLAIM),
};

/* names joined by '|', and in hex what has none */
static char *gfp_flags(char *buf, char *end, gfp_t flags,
		       struct printf_spec spec)
{
	struct printf_spec hex = HEX_SPEC(-1), plain = DEC_SPEC;
	bool first = true;

	hex.flags |= F_ALT;
	for (int i = 0; flags && i < ARRAY_SIZE(gfp_names); i++) {
		if ((flags & gfp_names[i].mask) != gfp_names[i].mask)
			continue;
		if (!first)
			buf = fmt_put(buf, end, '|');
		buf = fmt_string(buf, end, gfp_names[i].name, plain);
		flags &= ~gfp_names[i].mask;
		first = false;
	}
	if (!flags)
		return buf;
	if (!first)
		buf = fmt_put(buf, end, '|');
	return fmt_number(buf, end, flags, hex);
}

/* the kinds of this file; see its head */
char *fmt_object(const char *fmt, char *buf, char *end, const void *ptr,
		 struct printf_spec spec)
{
	const struct file *file = ptr;

	switch (*fmt) {
	case 'R':
	case 'r':
		return resource(buf, end, ptr, spec, *fmt == 'R');
	case 'M':
	case 'm':
		return mac(buf, end, ptr, spec, fmt);
	case 'I':
	case 'i':
		return ip(buf, end, ptr, spec, fmt);
	case 'U':
		return uuid(buf, end, ptr, spec, fmt[1]);
	case 'd':
		return dentry_name(buf, end, ptr, spec, fmt[1]);
	case 'D':
		return dentry_name(buf, end, file->f_path.dentry, spec, fmt[1]);
	case 't':
		return time_and_date(buf, end, ptr, spec, fmt + 1);
	default:		/* 'G' */
		return fmt[1] == 'g' ?
			gfp_flags(buf, end, *(const gfp_t *)ptr, spec) :
			fmt_string(buf, end, "(%pG?)", spec);
	}
}
