// SPDX-License-Identifier: MIT
/*
 * kasprintf.c - text in memory of its own.
 *
 * The one file of lib/ that needs the allocator, so it stands with mm in the
 * order of layers. The caller gives all of it back with kfree().
 *
 * Linux: lib/kasprintf.c and mm/util.c.
 */
#include <linux/bitmap.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>

/* a copy of len bytes, and a NUL behind it */
static char *dup_len(const char *s, size_t len, gfp_t gfp)
{
	char *buf = kmalloc(len + 1, gfp);

	if (buf) {
		memcpy(buf, s, len);
		buf[len] = '\0';
	}
	return buf;
}

/* NULL for NULL, and when there is no memory */
char *kstrdup(const char *s, gfp_t gfp)
{
	return s ? dup_len(s, strlen(s), gfp) : NULL;
}

/* at most max characters of it */
char *kstrndup(const char *s, size_t max, gfp_t gfp)
{
	return s ? dup_len(s, strnlen(s, max), gfp) : NULL;
}

/** kmemdup - a copy from kmalloc() */
void *kmemdup(const void *src, size_t len, gfp_t gfp)
{
	void *buf = kmalloc(len, gfp);

	if (buf)
		memcpy(buf, src, len);
	return buf;
}

/**
 * kvasprintf - format into new memory
 * @gfp:  for the allocation
 * @fmt:  see vsnprintf()
 * @args: its arguments
 *
 * Return: the text, or NULL when there is no memory.
 */
char *kvasprintf(gfp_t gfp, const char *fmt, va_list args)
{
	va_list again;
	char *buf;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	buf = kmalloc(len + 1, gfp);
	if (buf)
		vsnprintf(buf, len + 1, fmt, args);
	return buf;
}

/** kasprintf - sprintf() into memory from kmalloc() */
char *kasprintf(gfp_t gfp, const char *fmt, ...)
{
	va_list args;
	char *buf;

	va_start(args, fmt);
	buf = kvasprintf(gfp, fmt, args);
	va_end(args);
	return buf;
}

/** bitmap_alloc - a set of nbits bits, contents unknown */
unsigned long *bitmap_alloc(unsigned int nbits, gfp_t flags)
{
	return kmalloc(bitmap_size(nbits), flags);
}

/** bitmap_zalloc - an empty set of nbits bits */
unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags)
{
	return kmalloc(bitmap_size(nbits), flags | __GFP_ZERO);
}

/** bitmap_free - kfree() a set */
void bitmap_free(const unsigned long *bitmap)
{
	kfree(bitmap);
}
