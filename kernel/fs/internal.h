/* SPDX-License-Identifier: MIT */
/* internal.h - what the files of kernel/fs share. */
#ifndef _FS_INTERNAL_H
#define _FS_INTERNAL_H

#include <linux/fs.h>

struct dentry *path_create(const char *path, umode_t mode, bool *exists);

void proc_root_init(void);

extern const struct inode_operations ramfs_inode_operations;

#endif /* _FS_INTERNAL_H */
