/* SPDX-License-Identifier: MIT */
/* version.h - whose interface this is, and what we call ourselves. */
#ifndef _LINUX_VERSION_H
#define _LINUX_VERSION_H

/* modules compare against it: the API is that of Linux 6.12 */
#define LINUX_VERSION_MAJOR	6
#define LINUX_VERSION_PATCHLEVEL 12
#define LINUX_VERSION_SUBLEVEL	0
#define KERNEL_VERSION(a, b, c)	\
	(((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))
#define LINUX_VERSION_CODE	KERNEL_VERSION(6, 12, 0)

#define UTS_SYSNAME	"pid2"
#define UTS_RELEASE	"6.12.0-pid2"
#define UTS_VERSION	"#1 SMP PREEMPT"
#define UTS_MACHINE	"x86_64"

/* first line of the log and text of /proc/version; kernel/lib/version.c */
extern const char linux_banner[];

#endif /* _LINUX_VERSION_H */
