/* SPDX-License-Identifier: MIT */
/* cpio.h - walking a cpio archive in memory; kernel/lib/cpio.c. */
#ifndef _KERNEL_CPIO_H
#define _KERNEL_CPIO_H

#include <linux/types.h>

struct cpio_entry {
	const char *name;	/* ends in a NUL, in the archive */
	const u8 *data;		/* in the archive */
	size_t size;
	u32 mode;
	size_t offset;		/* of its header */
};

struct cpio_iter {
	const u8 *start;
	size_t size;
	size_t pos;
	bool inside;		/* no TRAILER!!! since the last entry */
	char error[64];		/* what is wrong, when cpio_next() says so */
};

void cpio_begin(struct cpio_iter *it, const void *start, size_t size);
int cpio_next(struct cpio_iter *it, struct cpio_entry *entry);

#endif /* _KERNEL_CPIO_H */
