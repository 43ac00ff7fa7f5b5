// SPDX-License-Identifier: MIT
/*
 * usercopy.c - bytes, strings and numbers from the caller of a file operation.
 *
 * All of it stands on one copy that stops at the first bad address and says how
 * much is left (arch_copy_nofault()). No locks.
 *
 * Linux: lib/usercopy.c, strncpy_from_user.c, strnlen_user.c, mm/util.c,
 * lib/kstrtox.c. The checks of the kernel's own side (hardened usercopy) are
 * left out, but for what the compiler knows of its size.
 */
#include <linux/uaccess.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/kstrtox.h>
#include <linux/slab.h>
#include <linux/string.h>

/** copy_overflow - somebody wanted to copy more than an object has */
void copy_overflow(int size, unsigned long count)
{
	WARN(1, "Buffer overflow detected (%d < %lu)!\n", size, count);
}
EXPORT_SYMBOL(copy_overflow);

/** _copy_from_user - copy_from_user() without the check of the kernel's side */
unsigned long _copy_from_user(void *to, const void __user *from,
			      unsigned long n)
{
	unsigned long left;

	might_fault();
	left = arch_copy_nofault(to, (const void *)from, n);
	if (unlikely(left))
		memset((char *)to + n - left, 0, left);
	return left;
}
EXPORT_SYMBOL(_copy_from_user);

/** _copy_to_user - copy_to_user() without the check of the kernel's side */
unsigned long _copy_to_user(void __user *to, const void *from, unsigned long n)
{
	might_fault();
	return arch_copy_nofault((void *)to, from, n);
}
EXPORT_SYMBOL(_copy_to_user);

/** clear_user - zero bytes of the caller's buffer; those that could not be */
unsigned long clear_user(void __user *to, unsigned long n)
{
	might_fault();
	return arch_clear_nofault((void *)to, n);
}
EXPORT_SYMBOL(clear_user);

/**
 * strncpy_from_user - copy a string of the caller
 * @dst:   gets it, with its '\0' where that is within @count
 * @src:   the caller's
 * @count: at most
 *
 * Return: its length without the '\0'; @count when it is longer; -EFAULT.
 */
long strncpy_from_user(char *dst, const char __user *src, long count)
{
	long n;

	might_fault();
	for (n = 0; n < count; n++) {
		if (arch_copy_nofault(dst + n, src + n, 1))
			return -EFAULT;
		if (!dst[n])
			return n;
	}
	return n;
}
EXPORT_SYMBOL(strncpy_from_user);

/**
 * strnlen_user - measure a string of the caller
 * @s: the string
 * @n: at most
 *
 * Return: its length with the '\0'; more than @n when there is none; 0 when
 * an address is bad.
 */
long strnlen_user(const char __user *s, long n)
{
	long len = 0;
	char c;

	might_fault();
	do {
		if (len >= n)
			return n + 1;
		if (arch_copy_nofault(&c, s + len++, 1))
			return 0;
	} while (c);
	return len;
}
EXPORT_SYMBOL(strnlen_user);

/**
 * copy_struct_from_user - take a struct that may be older or newer than ours
 * @dst: ours, of @ksize bytes; what the caller's lacks becomes 0
 * @src: the caller's, of @usize bytes
 *
 * Return: 0; -E2BIG when it has more than zeros behind what we know; -EFAULT.
 */
int copy_struct_from_user(void *dst, size_t ksize, const void __user *src,
			  size_t usize)
{
	size_t size = min(ksize, usize);
	char c;

	for (size_t at = ksize; at < usize; at++) {
		if (copy_from_user(&c, (const char __user *)src + at, 1))
			return -EFAULT;
		if (c)
			return -E2BIG;
	}
	memset((char *)dst + size, 0, ksize - size);
	return _copy_from_user(dst, src, size) ? -EFAULT : 0;
}
EXPORT_SYMBOL(copy_struct_from_user);

/* len bytes into room for that many and more, or an ERR_PTR */
static void *dup_user(const void __user *src, size_t len, size_t room,
		      bool large)
{
	void *p = large ? kvmalloc(room, GFP_KERNEL) :
		  kmalloc(room, GFP_KERNEL);

	if (!p)
		return ERR_PTR(-ENOMEM);
	if (_copy_from_user(p, src, len)) {
		kvfree(p);
		return ERR_PTR(-EFAULT);
	}
	return p;
}

/**
 * memdup_user - copy bytes of the caller into new memory
 * @src: the caller's
 * @len: how many
 *
 * Context: may sleep.
 * Return: the memory, for kfree(); or an ERR_PTR: -ENOMEM, -EFAULT.
 */
void *memdup_user(const void __user *src, size_t len)
{
	return dup_user(src, len, len, false);
}
EXPORT_SYMBOL(memdup_user);

/** vmemdup_user - the same for large sizes; for kvfree() */
void *vmemdup_user(const void __user *src, size_t len)
{
	return dup_user(src, len, len, true);
}
EXPORT_SYMBOL(vmemdup_user);

/** memdup_user_nul - the same, and a '\0' after them */
void *memdup_user_nul(const void __user *src, size_t len)
{
	char *p = dup_user(src, len, len + 1, false);

	if (!IS_ERR(p))
		p[len] = '\0';
	return p;
}
EXPORT_SYMBOL(memdup_user_nul);

/**
 * strndup_user - copy a string of the caller into new memory
 * @s: the caller's
 * @n: bytes that it may have, with its '\0'
 *
 * Return: the string, for kfree(); or an ERR_PTR: -EFAULT, -EINVAL when it is
 * longer, -ENOMEM.
 */
char *strndup_user(const char __user *s, long n)
{
	long len = strnlen_user(s, n);
	char *p;

	if (!len)
		return ERR_PTR(-EFAULT);
	if (len > n)
		return ERR_PTR(-EINVAL);
	p = memdup_user(s, len);
	if (!IS_ERR(p))
		p[len - 1] = '\0';
	return p;
}
EXPORT_SYMBOL(strndup_user);

/* ---------------------------------------------------------------- numbers */

/* sign, 64 binary digits, newline, '\0' */
#define NUMBER_BYTES	(1 + 64 + 1 + 1)

/* 0 or -EFAULT; what is longer than any number ends up as none */
static int number_text(char *buf, const char __user *s, size_t count)
{
	count = min_t(size_t, count, NUMBER_BYTES - 1);
	buf[count] = '\0';
	return _copy_from_user(buf, s, count) ? -EFAULT : 0;
}

#define DEFINE_FROM_USER(name, type)					\
int name ## _from_user(const char __user *s, size_t count,		\
		       unsigned int base, type *res)			\
{									\
	char buf[NUMBER_BYTES];						\
									\
	return number_text(buf, s, count) ?: name(buf, base, res);	\
}									\
EXPORT_SYMBOL(name ## _from_user)

DEFINE_FROM_USER(kstrtoull, unsigned long long);
DEFINE_FROM_USER(kstrtoll, long long);
DEFINE_FROM_USER(kstrtoul, unsigned long);
DEFINE_FROM_USER(kstrtol, long);
DEFINE_FROM_USER(kstrtouint, unsigned int);
DEFINE_FROM_USER(kstrtoint, int);
DEFINE_FROM_USER(kstrtou16, u16);
DEFINE_FROM_USER(kstrtos16, s16);
DEFINE_FROM_USER(kstrtou8, u8);
DEFINE_FROM_USER(kstrtos8, s8);

/** kstrtobool_from_user - y, n, 1, 0, on, off of the caller */
int kstrtobool_from_user(const char __user *s, size_t count, bool *res)
{
	char buf[NUMBER_BYTES];

	return number_text(buf, s, min_t(size_t, count, 4)) ?:
	       kstrtobool(buf, res);
}
EXPORT_SYMBOL(kstrtobool_from_user);
