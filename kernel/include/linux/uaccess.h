/* SPDX-License-Identifier: MIT */
/* Reads of addresses that may not be there; arch/x86_64/cpu/extable.c. */
#ifndef _LINUX_UACCESS_H
#define _LINUX_UACCESS_H

#include <linux/compiler.h>
#include <linux/types.h>

/* 0, or -EFAULT if some byte of @src cannot be read. */
long copy_from_kernel_nofault(void *dst, const void *src, size_t size);

#define get_kernel_nofault(val, ptr) \
	copy_from_kernel_nofault(&(val), (ptr), sizeof(val))

#endif
