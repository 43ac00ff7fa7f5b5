// SPDX-License-Identifier: MIT
/*
 * string.c - memory and strings, the lowest floor of the kernel.
 *
 * The compiler calls memcpy, memmove, memset and memcmp by itself, so they
 * exist whatever the headers say. The bulk of a copy goes eight bytes at a
 * time through asm/string.h; the ragged end is one more word that overlaps
 * the last (an unaligned word is cheap, a byte loop is not).
 *
 * barrier() in a byte loop keeps the compiler from seeing "this is memset"
 * and making memset call itself.
 *
 * Linux: lib/string.c and arch/x86/lib; strlcpy() is gone there since 6.8.
 */
#include <linux/string.h>
#include <linux/ctype.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <asm/string.h>

#undef memcpy
#undef memmove
#undef memset
#undef memcmp
#undef strlen

typedef u64 __attribute__((__aligned__(1), __may_alias__)) unaligned_u64;
typedef u32 __attribute__((__aligned__(1), __may_alias__)) unaligned_u32;

#define W64(p)	(*(unaligned_u64 *)(p))
#define W32(p)	(*(unaligned_u32 *)(p))

/* up to 7 bytes; both words are read before either is written */
static __always_inline void copy_short(u8 *d, const u8 *s, size_t n)
{
	if (n >= 4) {
		u32 head = W32(s), tail = W32(s + n - 4);

		W32(d) = head;
		W32(d + n - 4) = tail;
	} else if (n) {
		u8 head = s[0], mid = s[n / 2], tail = s[n - 1];

		d[0] = head;
		d[n / 2] = mid;
		d[n - 1] = tail;
	}
}

void *memcpy(void *dest, const void *src, size_t n)
{
	if (n < 8) {
		copy_short(dest, src, n);
	} else {
		u64 tail = W64((u8 *)src + n - 8);

		arch_copy_words(dest, src, n / 8);
		W64((u8 *)dest + n - 8) = tail;
	}
	return dest;
}
EXPORT_SYMBOL(memcpy);

void *memmove(void *dest, const void *src, size_t n)
{
	u8 *d = dest;
	const u8 *s = src;

	if (d <= s || d >= s + n || n < 8)
		return memcpy(dest, src, n);
	while (n >= 8) {
		n -= 8;
		W64(d + n) = W64(s + n);
		barrier();
	}
	/* the last word's reads come before its writes: copy_short() */
	copy_short(d, s, n);
	return dest;
}
EXPORT_SYMBOL(memmove);

void *memset(void *s, int c, size_t n)
{
	u64 word = (u8)c * 0x0101010101010101ULL;
	u8 *p = s;

	if (n >= 8) {
		arch_fill_words(p, word, n / 8);
		W64(p + n - 8) = word;
	} else if (n >= 4) {
		W32(p) = word;
		W32(p + n - 4) = word;
	} else if (n) {
		p[0] = p[n / 2] = p[n - 1] = c;
	}
	return s;
}
EXPORT_SYMBOL(memset);

int memcmp(const void *a, const void *b, size_t n)
{
	const u8 *p = a, *q = b;

	for (; n >= 8 && W64(p) == W64(q); n -= 8) {
		p += 8;
		q += 8;
	}
	for (; n; n--, p++, q++) {
		if (*p != *q)
			return *p - *q;
	}
	return 0;
}
EXPORT_SYMBOL(memcmp);

/* the first byte equal to c, or NULL */
void *memchr(const void *s, int c, size_t n)
{
	const u8 *p = s;

	for (; n; n--, p++) {
		if (*p == (u8)c)
			return (void *)p;
	}
	return NULL;
}
EXPORT_SYMBOL(memchr);

/* the first byte that is not c, or NULL */
void *memchr_inv(const void *s, int c, size_t n)
{
	u64 word = (u8)c * 0x0101010101010101ULL;
	const u8 *p = s;

	for (; n >= 8 && W64(p) == word; n -= 8)
		p += 8;
	for (; n; n--, p++) {
		if (*p != (u8)c)
			return (void *)p;
	}
	return NULL;
}
EXPORT_SYMBOL(memchr_inv);

/* like memchr(), but the end of the area when there is none */
void *memscan(void *s, int c, size_t n)
{
	void *p = memchr(s, c, n);

	return p ? p : (u8 *)s + n;
}
EXPORT_SYMBOL(memscan);

/* memset() that the compiler may not leave out before memory is given back */
void memzero_explicit(void *s, size_t n)
{
	memset(s, 0, n);
	barrier();
}
EXPORT_SYMBOL(memzero_explicit);

/* count units of one value; the compiler sees no memset() in these */
#define MEMSET_UNITS(bits)						\
void *memset##bits(u##bits *s, u##bits v, size_t count)			\
{									\
	for (u##bits *p = s; count--; p++) {				\
		*p = v;							\
		barrier();						\
	}								\
	return s;							\
}									\
EXPORT_SYMBOL(memset##bits)

MEMSET_UNITS(16);
MEMSET_UNITS(32);
MEMSET_UNITS(64);

int bcmp(const void *a, const void *b, size_t n)
{
	return memcmp(a, b, n);
}
EXPORT_SYMBOL(bcmp);

/* how many bits of the memory are set */
size_t memweight(const void *ptr, size_t bytes)
{
	const u8 *p = ptr;
	size_t n = 0;

	while (bytes--)
		for (u8 b = *p++; b; b &= b - 1)
			n++;
	return n;
}
EXPORT_SYMBOL(memweight);

size_t strlen(const char *s)
{
	const char *p = s;

	for (; *p; p++)
		barrier();
	return p - s;
}
EXPORT_SYMBOL(strlen);

size_t strnlen(const char *s, size_t max)
{
	size_t n = 0;

	while (n < max && s[n])
		n++;
	return n;
}
EXPORT_SYMBOL(strnlen);

char *stpcpy(char *dest, const char *src)
{
	while ((*dest = *src++))
		dest++;
	return dest;
}
EXPORT_SYMBOL(stpcpy);

char *strcpy(char *dest, const char *src)
{
	stpcpy(dest, src);
	return dest;
}
EXPORT_SYMBOL(strcpy);

/* fills the rest with NULs; does not end dest when src is too long */
char *strncpy(char *dest, const char *src, size_t n)
{
	size_t len = strnlen(src, n);

	memcpy(dest, src, len);
	memset(dest + len, 0, n - len);
	return dest;
}
EXPORT_SYMBOL(strncpy);

size_t strlcpy(char *dest, const char *src, size_t size)
{
	size_t len = strlen(src);

	sized_strscpy(dest, src, size);
	return len;
}
EXPORT_SYMBOL(strlcpy);

/**
 * sized_strscpy - copy a string into a buffer, always ended; see strscpy()
 * @dest: the buffer
 * @src:  the string
 * @size: bytes in @dest
 *
 * Return: characters copied, -E2BIG when @src was cut (or @size is 0).
 */
ssize_t sized_strscpy(char *dest, const char *src, size_t size)
{
	size_t n;

	for (n = 0; n < size; n++) {
		dest[n] = src[n];
		if (!src[n])
			return n;
	}
	if (size)
		dest[size - 1] = '\0';
	return -E2BIG;
}
EXPORT_SYMBOL(sized_strscpy);

/* and fills what is left of @dest with NULs */
ssize_t sized_strscpy_pad(char *dest, const char *src, size_t size)
{
	ssize_t n = sized_strscpy(dest, src, size);

	if (n >= 0)
		memset(dest + n, 0, size - n);
	return n;
}
EXPORT_SYMBOL(sized_strscpy_pad);

char *strcat(char *dest, const char *src)
{
	stpcpy(dest + strlen(dest), src);
	return dest;
}
EXPORT_SYMBOL(strcat);

char *strncat(char *dest, const char *src, size_t n)
{
	char *end = dest + strlen(dest);
	size_t len = strnlen(src, n);

	memcpy(end, src, len);
	end[len] = '\0';
	return dest;
}
EXPORT_SYMBOL(strncat);

size_t strlcat(char *dest, const char *src, size_t size)
{
	size_t used = strnlen(dest, size);

	return used + strlcpy(dest + used, src, size - used);
}
EXPORT_SYMBOL(strlcat);

int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (u8)*a - (u8)*b;
}
EXPORT_SYMBOL(strcmp);

int strncmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		if (*a != *b || !*a)
			return (u8)*a - (u8)*b;
	}
	return 0;
}
EXPORT_SYMBOL(strncmp);

int strcasecmp(const char *a, const char *b)
{
	return strncasecmp(a, b, SIZE_MAX);
}
EXPORT_SYMBOL(strcasecmp);

int strncasecmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		int diff = (u8)tolower(*a) - (u8)tolower(*b);

		if (diff || !*a)
			return diff;
	}
	return 0;
}
EXPORT_SYMBOL(strncasecmp);

/* the first c, or the end of the string */
char *strchrnul(const char *s, int c)
{
	while (*s && *s != (char)c)
		s++;
	return (char *)s;
}
EXPORT_SYMBOL(strchrnul);

/* the first c, or the end of what may be looked at */
char *strnchrnul(const char *s, size_t n, int c)
{
	for (; n && *s && *s != (char)c; n--)
		s++;
	return (char *)s;
}
EXPORT_SYMBOL(strnchrnul);

char *strchr(const char *s, int c)
{
	char *p = strchrnul(s, c);

	return *p == (char)c ? p : NULL;
}
EXPORT_SYMBOL(strchr);

char *strnchr(const char *s, size_t n, int c)
{
	for (; n; n--, s++) {
		if (*s == (char)c)
			return (char *)s;
		if (!*s)
			break;
	}
	return NULL;
}
EXPORT_SYMBOL(strnchr);

char *strrchr(const char *s, int c)
{
	const char *last = NULL;

	do {
		if (*s == (char)c)
			last = s;
	} while (*s++);
	return (char *)last;
}
EXPORT_SYMBOL(strrchr);

char *strstr(const char *s, const char *find)
{
	size_t len = strlen(find);

	for (;; s++) {
		if (!strncmp(s, find, len))
			return (char *)s;
		if (!*s)
			return NULL;
	}
}
EXPORT_SYMBOL(strstr);

char *strnstr(const char *s, const char *find, size_t n)
{
	size_t len = strlen(find);

	for (; n >= len; n--, s++) {
		if (!memcmp(s, find, len))
			return (char *)s;
	}
	return NULL;
}
EXPORT_SYMBOL(strnstr);

/* length of the prefix made of characters of accept */
size_t strspn(const char *s, const char *accept)
{
	size_t n = 0;

	while (s[n] && strchr(accept, s[n]))
		n++;
	return n;
}
EXPORT_SYMBOL(strspn);

/* length of the prefix without any character of reject */
size_t strcspn(const char *s, const char *reject)
{
	size_t n = 0;

	while (s[n] && !strchr(reject, s[n]))
		n++;
	return n;
}
EXPORT_SYMBOL(strcspn);

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s ? (char *)s : NULL;
}
EXPORT_SYMBOL(strpbrk);

/* cuts the next token off *s; empty tokens count; NULL at the end */
char *strsep(char **s, const char *delim)
{
	char *token = *s, *end;

	if (!token)
		return NULL;
	end = strpbrk(token, delim);
	if (end)
		*end++ = '\0';
	*s = end;
	return token;
}
EXPORT_SYMBOL(strsep);

char *skip_spaces(const char *s)
{
	while (isspace(*s))
		s++;
	return (char *)s;
}
EXPORT_SYMBOL(skip_spaces);

/* cuts the blanks at the end, returns the first character that is none */
char *strim(char *s)
{
	size_t n = strlen(s);

	while (n && isspace(s[n - 1]))
		n--;
	s[n] = '\0';
	return skip_spaces(s);
}
EXPORT_SYMBOL(strim);

/* replaces each from by to; returns the end of the string */
char *strreplace(char *s, char from, char to)
{
	for (; *s; s++) {
		if (*s == from)
			*s = to;
	}
	return s;
}
EXPORT_SYMBOL(strreplace);

/* equal, but for one newline at the end of either */
bool sysfs_streq(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	if (*a == *b)
		return true;
	return (!*a && *b == '\n' && !b[1]) || (!*b && *a == '\n' && !a[1]);
}
EXPORT_SYMBOL(sysfs_streq);

/* index of string in array (up to n, or to a NULL), or -EINVAL */
int match_string(const char *const *array, size_t n, const char *string)
{
	for (size_t i = 0; i < n && array[i]; i++) {
		if (!strcmp(array[i], string))
			return i;
	}
	return -EINVAL;
}
EXPORT_SYMBOL(match_string);

/* the same, with sysfs_streq() */
int __sysfs_match_string(const char *const *array, size_t n, const char *s)
{
	for (size_t i = 0; i < n && array[i]; i++) {
		if (sysfs_streq(array[i], s))
			return i;
	}
	return -EINVAL;
}
EXPORT_SYMBOL(__sysfs_match_string);

/* read() of something that is in memory: to, count and *ppos as there */
ssize_t memory_read_from_buffer(void *to, size_t count, loff_t *ppos,
				const void *from, size_t available)
{
	loff_t pos = *ppos;

	if (pos < 0)
		return -EINVAL;
	if (pos >= available)
		return 0;
	if (count > available - pos)
		count = available - pos;
	memcpy(to, (const u8 *)from + pos, count);
	*ppos = pos + count;
	return count;
}
EXPORT_SYMBOL(memory_read_from_buffer);
