/* SPDX-License-Identifier: MIT */
/* internal.h - what the files of kernel/fs share. */
#ifndef _FS_INTERNAL_H
#define _FS_INTERNAL_H

#include <linux/fs.h>

struct dentry *path_create(const char *path, umode_t mode, dev_t rdev,
			   bool *exists);
struct dentry *d_first_child(struct dentry *dir);
struct dentry *d_add_link(struct dentry *parent, const char *name,
			  const char *target);

extern const struct file_operations def_chr_fops;
void cd_forget(struct inode *inode);
void cdev_file_closed(struct inode *inode);

extern const struct inode_operations ramfs_inode_operations;

#endif /* _FS_INTERNAL_H */
