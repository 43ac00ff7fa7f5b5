/* SPDX-License-Identifier: MIT */
/* string.h - memory and NUL-terminated strings; kernel/lib/string.c. */
#ifndef _LINUX_STRING_H
#define _LINUX_STRING_H

#include <linux/alloc_tag.h>
#include <linux/array_size.h>
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/kstrtox.h>	/* memparse(), get_option() are here in Linux */
#include <linux/stddef.h>
#include <linux/types.h>

void *memcpy(void *dest, const void *src, size_t n);
void *memmove(void *dest, const void *src, size_t n);
void *memset(void *s, int c, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *s, int c, size_t n);
void *memchr_inv(const void *s, int c, size_t n);
void *memscan(void *s, int c, size_t n);
void memzero_explicit(void *s, size_t n);
void *memset16(u16 *s, u16 v, size_t count);
void *memset32(u32 *s, u32 v, size_t count);
void *memset64(u64 *s, u64 v, size_t count);
int bcmp(const void *a, const void *b, size_t n);
size_t memweight(const void *ptr, size_t bytes);
void memcpy_and_pad(void *dest, size_t dest_len, const void *src, size_t count,
		    int pad);

size_t strlen(const char *s);
size_t strnlen(const char *s, size_t max);
char *strcpy(char *dest, const char *src);
char *strncpy(char *dest, const char *src, size_t n);
size_t strlcpy(char *dest, const char *src, size_t size);
ssize_t sized_strscpy(char *dest, const char *src, size_t size);
ssize_t sized_strscpy_pad(char *dest, const char *src, size_t size);
char *stpcpy(char *dest, const char *src);
char *strcat(char *dest, const char *src);
char *strncat(char *dest, const char *src, size_t n);
size_t strlcat(char *dest, const char *src, size_t size);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t n);
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t n);
char *strchr(const char *s, int c);
char *strchrnul(const char *s, int c);
char *strnchrnul(const char *s, size_t n, int c);
char *strnchr(const char *s, size_t n, int c);
char *strrchr(const char *s, int c);
char *strstr(const char *s, const char *find);
char *strnstr(const char *s, const char *find, size_t n);
size_t strspn(const char *s, const char *accept);
size_t strcspn(const char *s, const char *reject);
char *strpbrk(const char *s, const char *accept);
char *strsep(char **s, const char *delim);
char *skip_spaces(const char *s);
char *strim(char *s);
char *strreplace(char *s, char from, char to);
bool sysfs_streq(const char *a, const char *b);
int match_string(const char *const *array, size_t n, const char *string);
int __sysfs_match_string(const char *const *array, size_t n, const char *s);
#define sysfs_match_string(array, s) \
	__sysfs_match_string(array, ARRAY_SIZE(array), s)
ssize_t memory_read_from_buffer(void *to, size_t count, loff_t *ppos,
				const void *from, size_t available);

/*
 * need the allocator above: kernel/mm/util.c in Linux, kernel/lib/kasprintf.c
 */
char *kstrdup(const char *s, gfp_t gfp);
char *kstrndup(const char *s, size_t max, gfp_t gfp);
const char *kstrdup_const(const char *s, gfp_t gfp);
void kfree_const(const void *x);
/* of the caller of a file operation: kernel/mm/usercopy.c */
void *memdup_user(const void __user *src, size_t len);
void *vmemdup_user(const void __user *src, size_t len);
void *memdup_user_nul(const void __user *src, size_t len);
char *strndup_user(const char __user *s, long n);
void *kmemdup(const void *src, size_t len, gfp_t gfp);
void *kvmemdup(const void *src, size_t len, gfp_t gfp);
char *kmemdup_nul(const char *s, size_t len, gfp_t gfp);
void *kmemdup_array(const void *src, size_t count, size_t element_size,
		    gfp_t gfp);
char **argv_split(gfp_t gfp, const char *str, int *argcp);
void argv_free(char **argv);

/* let the compiler expand small constant sizes in place */
#define memcpy(d, s, n)		__builtin_memcpy(d, s, n)
#define memmove(d, s, n)	__builtin_memmove(d, s, n)
#define memset(s, c, n)		__builtin_memset(s, c, n)
#define memcmp(a, b, n)		__builtin_memcmp(a, b, n)
#define strlen(s)		__builtin_strlen(s)

/* strscpy(dest, src[, size]): without a size, dest is an array */
#define __strscpy2(d, s)	sized_strscpy(d, s, sizeof(d))
#define __strscpy3(d, s, n)	sized_strscpy(d, s, n)
#define __strscpy_pad2(d, s)	sized_strscpy_pad(d, s, sizeof(d))
#define __strscpy_pad3(d, s, n)	sized_strscpy_pad(d, s, n)
#define __strscpy_pick(_1, _2, _3, name, ...)	name
#define strscpy(...) \
	__strscpy_pick(__VA_ARGS__, __strscpy3, __strscpy2, 0)(__VA_ARGS__)
#define strscpy_pad(...) \
	__strscpy_pick(__VA_ARGS__, __strscpy_pad3, __strscpy_pad2, 0)(__VA_ARGS__)

static inline void *memset_l(unsigned long *p, unsigned long v, size_t n)
{
	return memset64((u64 *)p, v, n);
}

static inline void *memset_p(void **p, void *v, size_t n)
{
	return memset64((u64 *)p, (unsigned long)v, n);
}

/* from a member on, or what stands behind it, to the end of the structure */
#define memset_startat(obj, v, member)					\
	memset((u8 *)(obj) + offsetof(typeof(*(obj)), member), v,	\
	       sizeof(*(obj)) - offsetof(typeof(*(obj)), member))
#define memset_after(obj, v, member)					\
	memset((u8 *)(obj) + offsetofend(typeof(*(obj)), member), v,	\
	       sizeof(*(obj)) - offsetofend(typeof(*(obj)), member))

/* between strings and byte arrays that no NUL ends */
#define strtomem_pad(dest, src, pad)	\
	memcpy_and_pad(dest, sizeof(dest), src, strnlen(src, sizeof(dest)), pad)
#define strtomem(dest, src)		\
	memcpy(dest, src, strnlen(src, sizeof(dest)))
#define memtostr(dest, src) do {					\
	size_t __n = strnlen(src, min_size_(sizeof(src), sizeof(dest) - 1)); \
	memcpy(dest, src, __n);						\
	(dest)[__n] = '\0';						\
} while (0)
#define memtostr_pad(dest, src) do {					\
	size_t __n = strnlen(src, min_size_(sizeof(src), sizeof(dest) - 1)); \
	memcpy(dest, src, __n);						\
	memset((dest) + __n, 0, sizeof(dest) - __n);			\
} while (0)
#define min_size_(a, b)			((a) < (b) ? (a) : (b))
#define unsafe_memcpy(dst, src, bytes, justification) memcpy(dst, src, bytes)

static inline bool mem_is_zero(const void *s, size_t n)
{
	return !memchr_inv(s, 0, n);
}

static inline char *strstrip(char *s)
{
	return strim(s);
}

/* length of prefix when s starts with it, else 0 */
static inline size_t str_has_prefix(const char *s, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(s, prefix, len) == 0 ? len : 0;
}

static inline bool strstarts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* the part of a path after its last slash */
static inline const char *kbasename(const char *path)
{
	const char *tail = strrchr(path, '/');

	return tail ? tail + 1 : path;
}

#ifdef CONFIG_MEM_ALLOC_PROFILING
#define kstrdup(s, gfp)			alloc_hooks(kstrdup(s, gfp))
#define kstrndup(s, max, gfp)		alloc_hooks(kstrndup(s, max, gfp))
#define kstrdup_const(s, gfp)		alloc_hooks(kstrdup_const(s, gfp))
#define kmemdup(src, len, gfp)		alloc_hooks(kmemdup(src, len, gfp))
#define kmemdup_nul(s, len, gfp)	alloc_hooks(kmemdup_nul(s, len, gfp))
#define kmemdup_array(src, n, size, gfp) \
	alloc_hooks(kmemdup_array(src, n, size, gfp))
#endif

#endif /* _LINUX_STRING_H */
