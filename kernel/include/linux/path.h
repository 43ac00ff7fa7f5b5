/* SPDX-License-Identifier: MIT */
/* path.h - a place in the tree; kernel/fs/namei.c. */
#ifndef _LINUX_PATH_H
#define _LINUX_PATH_H

struct dentry;

/* Linux: and the mount that the name is seen through; there is one tree here */
struct path {
	struct dentry *dentry;
};

void path_get(const struct path *path);
void path_put(const struct path *path);

#endif
