/* SPDX-License-Identifier: MIT */
/*
 * Programs that the kernel would have run: there is no user mode to run them
 * in. Implemented in kernel/umh.c.
 */
#ifndef _LINUX_UMH_H
#define _LINUX_UMH_H

#include <linux/types.h>

#define UMH_NO_WAIT	0x00
#define UMH_WAIT_EXEC	0x01
#define UMH_WAIT_PROC	0x02
#define UMH_KILLABLE	0x04
#define UMH_FREEZABLE	0x08

/* -ENOENT, and a line in the log that says why. */
int call_usermodehelper(const char *path, char **argv, char **envp, int wait);

#endif
