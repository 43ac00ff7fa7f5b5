/* SPDX-License-Identifier: MIT */
/* Pieces of memory in an order; vectors of user memory are left out. */
#ifndef _LINUX_UIO_H
#define _LINUX_UIO_H

#include <linux/types.h>

struct iovec {
	void __user *iov_base;
	size_t iov_len;
};

struct kvec {
	void *iov_base;
	size_t iov_len;
};

static inline size_t iov_length(const struct iovec *iov, unsigned long nr)
{
	size_t sum = 0;

	while (nr--)
		sum += iov++->iov_len;
	return sum;
}

#endif
