/* SPDX-License-Identifier: MIT */
/* initrd.h - the archive that the boot loader left in memory; fs/initramfs.c. */
#ifndef _LINUX_INITRD_H
#define _LINUX_INITRD_H

/* addresses in the direct map; start 0: there is none. Set before initcalls. */
extern unsigned long initrd_start, initrd_end;

#endif /* _LINUX_INITRD_H */
