/* SPDX-License-Identifier: MIT */
/* dcache.h - names in the tree; kernel/fs/namei.c. */
#ifndef _LINUX_DCACHE_H
#define _LINUX_DCACHE_H

#include <linux/list.h>
#include <linux/refcount.h>
#include <linux/types.h>

struct inode;

/* a name and its length */
struct qstr {
	u32 hash;		/* Linux: to find it; not used here */
	u32 len;
	const unsigned char *name;
};

#define QSTR_INIT(n, l)	{ .len = (l), .name = (const unsigned char *)(n) }

/* t tree_lock of fs/namei.c, I set before it is seen */
struct dentry {
	struct inode *d_inode;		/* I */
	struct dentry *d_parent;	/* t NULL at the root and when unlinked */
	struct list_head d_subdirs;	/* t */
	struct list_head d_child;	/* t in the parent's d_subdirs */
	refcount_t d_count;		/* a the tree's and the files' */
	struct qstr d_name;		/* I */
};

struct dentry *dget(struct dentry *dentry);
void dput(struct dentry *dentry);
struct path;
char *d_path(const struct path *path, char *buf, int buflen);
char *dentry_path_raw(const struct dentry *dentry, char *buf, int buflen);

static inline struct inode *d_inode(const struct dentry *dentry)
{
	return dentry->d_inode;
}

#define d_backing_inode(dentry)	d_inode(dentry)

#endif
