/* SPDX-License-Identifier: MIT */
/* file.h - references to open files; kernel/fs/open.c. */
#ifndef _LINUX_FILE_H
#define _LINUX_FILE_H

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/types.h>

struct file;

void fput(struct file *file);

#endif
