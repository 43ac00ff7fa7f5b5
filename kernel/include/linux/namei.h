/* SPDX-License-Identifier: MIT */
/* namei.h - paths to places; kernel/fs/namei.c. */
#ifndef _LINUX_NAMEI_H
#define _LINUX_NAMEI_H

#include <linux/errno.h>
#include <linux/fcntl.h>
#include <linux/path.h>
#include <linux/types.h>

#define LOOKUP_FOLLOW		0x0001	/* the link's target, not the link */
#define LOOKUP_DIRECTORY	0x0002	/* -ENOTDIR for all else */

int kern_path(const char *name, unsigned int flags, struct path *path);

#endif
