/* SPDX-License-Identifier: MIT */
/*
 * initrd.h - the archive that the boot loader left in memory; fs/initramfs.c.
 */
#ifndef _LINUX_INITRD_H
#define _LINUX_INITRD_H

#include <linux/types.h>

/* addresses in the direct map; start 0: there is none. Set before initcalls. */
extern unsigned long initrd_start, initrd_end;

void initrd_setup(phys_addr_t start, u64 size);

#endif /* _LINUX_INITRD_H */
