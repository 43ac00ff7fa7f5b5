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
#include <linux/export.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/string_helpers.h>
#include <asm/sections.h>

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
EXPORT_SYMBOL(kstrdup);

/* at most max characters of it */
char *kstrndup(const char *s, size_t max, gfp_t gfp)
{
	return s ? dup_len(s, strnlen(s, max), gfp) : NULL;
}
EXPORT_SYMBOL(kstrndup);

/** kmemdup - a copy from kmalloc() */
void *kmemdup(const void *src, size_t len, gfp_t gfp)
{
	void *buf = kmalloc(len, gfp);

	if (buf)
		memcpy(buf, src, len);
	return buf;
}
EXPORT_SYMBOL(kmemdup);

/** kmemdup_nul - a copy with a NUL behind it; NULL for NULL */
char *kmemdup_nul(const char *s, size_t len, gfp_t gfp)
{
	return s ? dup_len(s, len, gfp) : NULL;
}
EXPORT_SYMBOL(kmemdup_nul);

/** kmemdup_array - a copy of count elements */
void *kmemdup_array(const void *src, size_t count, size_t element_size,
		    gfp_t gfp)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, element_size, &bytes))
		return NULL;
	return kmemdup(src, bytes, gfp);
}
EXPORT_SYMBOL(kmemdup_array);

/** kvmemdup - a copy that may be large; kvfree() */
void *kvmemdup(const void *src, size_t len, gfp_t gfp)
{
	void *buf = kvmalloc(len, gfp);

	if (buf)
		memcpy(buf, src, len);
	return buf;
}
EXPORT_SYMBOL(kvmemdup);

static bool is_kernel_rodata(unsigned long addr)
{
	return addr >= (unsigned long)__start_rodata &&
	       addr < (unsigned long)__end_rodata;
}

/** kstrdup_const - no copy of what cannot change; kfree_const() */
const char *kstrdup_const(const char *s, gfp_t gfp)
{
	return is_kernel_rodata((unsigned long)s) ? s : kstrdup(s, gfp);
}
EXPORT_SYMBOL(kstrdup_const);

void kfree_const(const void *x)
{
	if (!is_kernel_rodata((unsigned long)x))
		kfree(x);
}
EXPORT_SYMBOL(kfree_const);

/** kstrdup_and_replace - a copy with one character in place of another */
char *kstrdup_and_replace(const char *src, char old, char new, gfp_t gfp)
{
	char *dst = kstrdup(src, gfp);

	if (dst)
		strreplace(dst, old, new);
	return dst;
}
EXPORT_SYMBOL_GPL(kstrdup_and_replace);

/** kstrdup_quotable - a copy that is safe to print between quotes */
char *kstrdup_quotable(const char *src, gfp_t gfp)
{
	const char *only = "\f\n\r\t\v\a\033\\\"";
	size_t len, room;
	char *dst;

	if (!src)
		return NULL;
	len = strlen(src);
	room = string_escape_mem(src, len, NULL, 0, ESCAPE_HEX, only) + 1;
	dst = kmalloc(room, gfp);
	if (dst)
		dst[string_escape_mem(src, len, dst, room - 1, ESCAPE_HEX,
				      only)] = '\0';
	return dst;
}
EXPORT_SYMBOL_GPL(kstrdup_quotable);

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
EXPORT_SYMBOL(kvasprintf);

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
EXPORT_SYMBOL(kasprintf);

/** kvasprintf_const - for a format without conversions: no copy */
const char *kvasprintf_const(gfp_t gfp, const char *fmt, va_list args)
{
	if (!strchr(fmt, '%'))
		return kstrdup_const(fmt, gfp);
	if (!strcmp(fmt, "%s"))
		return kstrdup_const(va_arg(args, const char *), gfp);
	return kvasprintf(gfp, fmt, args);
}
EXPORT_SYMBOL(kvasprintf_const);

/** kfree_strarray - give n strings and their array back */
void kfree_strarray(char **array, size_t n)
{
	if (!array)
		return;
	while (n--)
		kfree(array[n]);
	kfree(array);
}
EXPORT_SYMBOL_GPL(kfree_strarray);

/** kasprintf_strarray - "prefix-0" to "prefix-(n-1)"; NULL: no memory */
char **kasprintf_strarray(gfp_t gfp, const char *prefix, size_t n)
{
	char **names = kcalloc(n + 1, sizeof(*names), gfp);

	for (size_t i = 0; names && i < n; i++) {
		names[i] = kasprintf(gfp, "%s-%zu", prefix, i);
		if (!names[i]) {
			kfree_strarray(names, i);
			return NULL;
		}
	}
	return names;
}
EXPORT_SYMBOL_GPL(kasprintf_strarray);

/**
 * argv_split - cut a line at its blanks
 * @gfp:   for the result
 * @str:   the line
 * @argcp: result: how many words; may be NULL
 *
 * Return: the words, NULL behind the last, for argv_free(); or NULL.
 */
char **argv_split(gfp_t gfp, const char *str, int *argcp)
{
	char *copy = kstrdup(str, gfp), *word, *rest = copy, **argv;
	int argc = 0;

	/* at most one word for two characters; the first slot holds the copy */
	argv = copy ? kcalloc(strlen(copy) / 2 + 3, sizeof(*argv), gfp) : NULL;
	if (!argv) {
		kfree(copy);
		return NULL;
	}
	*argv++ = copy;
	while ((word = strsep(&rest, " \t\n\v\f\r")))
		if (*word)
			argv[argc++] = word;
	if (argcp)
		*argcp = argc;
	return argv;
}
EXPORT_SYMBOL(argv_split);

/** argv_free - give back what argv_split() made */
void argv_free(char **argv)
{
	argv--;
	kfree(argv[0]);
	kfree(argv);
}
EXPORT_SYMBOL(argv_free);

/** bitmap_alloc - a set of nbits bits, contents unknown */
unsigned long *bitmap_alloc(unsigned int nbits, gfp_t flags)
{
	return kmalloc(bitmap_size(nbits), flags);
}
EXPORT_SYMBOL(bitmap_alloc);

/** bitmap_zalloc - an empty set of nbits bits */
unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags)
{
	return kmalloc(bitmap_size(nbits), flags | __GFP_ZERO);
}
EXPORT_SYMBOL(bitmap_zalloc);

/** bitmap_free - kfree() a set */
void bitmap_free(const unsigned long *bitmap)
{
	kfree(bitmap);
}
EXPORT_SYMBOL(bitmap_free);
