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

/* like memchr(), but the end of the area when there is none */
void *memscan(void *s, int c, size_t n)
{
	void *p = memchr(s, c, n);

	return p ? p : (u8 *)s + n;
}

/* memset() that the compiler may not leave out before memory is given back */
void memzero_explicit(void *s, size_t n)
{
	memset(s, 0, n);
	barrier();
}

size_t strlen(const char *s)
{
	const char *p = s;

	for (; *p; p++)
		barrier();
	return p - s;
}

size_t strnlen(const char *s, size_t max)
{
	size_t n = 0;

	while (n < max && s[n])
		n++;
	return n;
}

char *stpcpy(char *dest, const char *src)
{
	while ((*dest = *src++))
		dest++;
	return dest;
}

char *strcpy(char *dest, const char *src)
{
	stpcpy(dest, src);
	return dest;
}

/* fills the rest with NULs; does not end dest when src is too long */
char *strncpy(char *dest, const char *src, size_t n)
{
	size_t len = strnlen(src, n);

	memcpy(dest, src, len);
	memset(dest + len, 0, n - len);
	return dest;
}

size_t strlcpy(char *dest, const char *src, size_t size)
{
	size_t len = strlen(src);

	sized_strscpy(dest, src, size);
	return len;
}

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

/* and fills what is left of @dest with NULs */
ssize_t sized_strscpy_pad(char *dest, const char *src, size_t size)
{
	ssize_t n = sized_strscpy(dest, src, size);

	if (n >= 0)
		memset(dest + n, 0, size - n);
	return n;
}

char *strcat(char *dest, const char *src)
{
	stpcpy(dest + strlen(dest), src);
	return dest;
}

char *strncat(char *dest, const char *src, size_t n)
{
	char *end = dest + strlen(dest);
	size_t len = strnlen(src, n);

	memcpy(end, src, len);
	end[len] = '\0';
	return dest;
}

size_t strlcat(char *dest, const char *src, size_t size)
{
	size_t used = strnlen(dest, size);

	return used + strlcpy(dest + used, src, size - used);
}

int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (u8)*a - (u8)*b;
}

int strncmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		if (*a != *b || !*a)
			return (u8)*a - (u8)*b;
	}
	return 0;
}

int strcasecmp(const char *a, const char *b)
{
	return strncasecmp(a, b, SIZE_MAX);
}

int strncasecmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		int diff = (u8)tolower(*a) - (u8)tolower(*b);

		if (diff || !*a)
			return diff;
	}
	return 0;
}

/* the first c, or the end of the string */
char *strchrnul(const char *s, int c)
{
	while (*s && *s != (char)c)
		s++;
	return (char *)s;
}

char *strchr(const char *s, int c)
{
	char *p = strchrnul(s, c);

	return *p == (char)c ? p : NULL;
}

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

char *strrchr(const char *s, int c)
{
	const char *last = NULL;

	do {
		if (*s == (char)c)
			last = s;
	} while (*s++);
	return (char *)last;
}

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

char *strnstr(const char *s, const char *find, size_t n)
{
	size_t len = strlen(find);

	for (; n >= len; n--, s++) {
		if (!memcmp(s, find, len))
			return (char *)s;
	}
	return NULL;
}

/* length of the prefix made of characters of accept */
size_t strspn(const char *s, const char *accept)
{
	size_t n = 0;

	while (s[n] && strchr(accept, s[n]))
		n++;
	return n;
}

/* length of the prefix without any character of reject */
size_t strcspn(const char *s, const char *reject)
{
	size_t n = 0;

	while (s[n] && !strchr(reject, s[n]))
		n++;
	return n;
}

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s ? (char *)s : NULL;
}

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

char *skip_spaces(const char *s)
{
	while (isspace(*s))
		s++;
	return (char *)s;
}

/* cuts the blanks at the end, returns the first character that is none */
char *strim(char *s)
{
	size_t n = strlen(s);

	while (n && isspace(s[n - 1]))
		n--;
	s[n] = '\0';
	return skip_spaces(s);
}

/* replaces each from by to; returns the end of the string */
char *strreplace(char *s, char from, char to)
{
	for (; *s; s++) {
		if (*s == from)
			*s = to;
	}
	return s;
}

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

/* index of string in array (up to n, or to a NULL), or -EINVAL */
int match_string(const char *const *array, size_t n, const char *string)
{
	for (size_t i = 0; i < n && array[i]; i++) {
		if (!strcmp(array[i], string))
			return i;
	}
	return -EINVAL;
}
