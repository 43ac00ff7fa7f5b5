/* SPDX-License-Identifier: MIT */
/*
 * uaccess.h - copies from and to the caller of a file's operations;
 * kernel/mm/usercopy.c, arch/x86_64/cpu/extable.c.
 *
 * There is no user space: a __user pointer is a buffer of the kernel thread that
 * calls read(), write() or ioctl(). It is treated with the same distrust as in
 * Linux: an address that is not there costs the bytes that could not be copied,
 * or -EFAULT, and never an oops.
 *
 * Linux: refuses addresses of the kernel too; here they are all there is.
 */
#ifndef _LINUX_UACCESS_H
#define _LINUX_UACCESS_H

#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/might_sleep.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/thread_info.h>
#include <linux/types.h>
#include <asm/uaccess.h>

#define VERIFY_READ	0
#define VERIFY_WRITE	1

/* no range that wraps is one; Linux before 5.0 had the kind of access first */
#define __access_ok(addr, size) \
	((unsigned long)(addr) + (unsigned long)(size) >= (unsigned long)(addr))
#define __access_ok3(type, addr, size)	__access_ok(addr, size)
#define __access_ok_pick(a, b, c, fn, ...)	fn
#define access_ok(...)							\
	__access_ok_pick(__VA_ARGS__, __access_ok3, __access_ok)(__VA_ARGS__)

/* an access may have to wait for a page from disk: not in atomic context */
#define might_fault()	might_sleep()

static inline void pagefault_disable(void)
{
	preempt_disable();
}

static inline void pagefault_enable(void)
{
	preempt_enable();
}

void copy_overflow(int size, unsigned long count);

/* false, said once: more than the compiler knows the kernel's object to be */
static __always_inline bool check_copy_size(const void *addr, size_t bytes)
{
	size_t size = __builtin_object_size(addr, 0);

	if (unlikely(size < bytes)) {
		copy_overflow(size, bytes);
		return false;
	}
	return !WARN_ON_ONCE(bytes > INT_MAX);
}

unsigned long _copy_from_user(void *to, const void __user *from,
			      unsigned long n);
unsigned long _copy_to_user(void __user *to, const void *from, unsigned long n);

/**
 * copy_from_user - take bytes from the caller's buffer
 * @to:   the kernel's memory
 * @from: the caller's
 * @n:    bytes
 *
 * Context: may sleep.
 * Return: bytes that could not be copied; the end of @to is zeroed then.
 */
static __always_inline unsigned long __must_check
copy_from_user(void *to, const void __user *from, unsigned long n)
{
	return check_copy_size(to, n) ? _copy_from_user(to, from, n) : n;
}

/** copy_to_user - give bytes to the caller's buffer; those not copied */
static __always_inline unsigned long __must_check
copy_to_user(void __user *to, const void *from, unsigned long n)
{
	return check_copy_size(from, n) ? _copy_to_user(to, from, n) : n;
}

/* the same without the check of the range, and for atomic context */
static __always_inline unsigned long __must_check
__copy_from_user_inatomic(void *to, const void __user *from, unsigned long n)
{
	return arch_copy_nofault(to, from, n);
}

static __always_inline unsigned long __must_check
__copy_to_user_inatomic(void __user *to, const void *from, unsigned long n)
{
	return arch_copy_nofault(to, from, n);
}

#define __copy_from_user(to, from, n)	_copy_from_user(to, from, n)
#define __copy_to_user(to, from, n)	_copy_to_user(to, from, n)
#define copy_from_user_nofault(to, from, n) \
	(arch_copy_nofault(to, from, n) ? -EFAULT : 0)
#define copy_to_user_nofault(to, from, n) \
	(arch_copy_nofault(to, from, n) ? -EFAULT : 0)

unsigned long clear_user(void __user *to, unsigned long n);
#define __clear_user(to, n)	clear_user(to, n)

/* 0 or -EFAULT; x is 0 then. The width is that of *ptr */
#define get_user(x, ptr) ({						\
	unsigned long long __gu_val = 0;				\
	int __gu_err = _copy_from_user(&__gu_val, (ptr),		\
				       sizeof(*(ptr))) ? -EFAULT : 0;	\
									\
	BUILD_BUG_ON(sizeof(*(ptr)) > sizeof(__gu_val));		\
	(x) = (__force __typeof__(*(ptr)))__gu_val;			\
	__gu_err;							\
})
#define put_user(x, ptr) ({						\
	__typeof__(*(ptr)) __pu_val = (__typeof__(*(ptr)))(x);		\
									\
	_copy_to_user((void *)(ptr), &__pu_val, sizeof(__pu_val)) ?	\
		-EFAULT : 0;						\
})
#define __get_user(x, ptr)	get_user(x, ptr)
#define __put_user(x, ptr)	put_user(x, ptr)

long strncpy_from_user(char *dst, const char __user *src, long count);
long strnlen_user(const char __user *s, long n);
#define strlen_user(s)	strnlen_user(s, ~0UL >> 1)

int copy_struct_from_user(void *dst, size_t ksize, const void __user *src,
			  size_t usize);

/* 0, or -EFAULT if some byte cannot be read or written; any context */
long copy_from_kernel_nofault(void *dst, const void *src, size_t size);
long copy_to_kernel_nofault(void *dst, const void *src, size_t size);

#define get_kernel_nofault(val, ptr) \
	copy_from_kernel_nofault(&(val), (ptr), sizeof(val))

#endif
