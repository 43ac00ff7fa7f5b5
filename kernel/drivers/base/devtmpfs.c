// SPDX-License-Identifier: MIT
/*
 * devtmpfs.c - /dev: a node for every device that has a number.
 *
 * device_add() calls here. The class or the device's type may say another name
 * than the device's own, with directories in it, and a mode; otherwise the mode
 * is 0600. A node that somebody else made in the meantime is left alone.
 *
 * Locks: the tree's (fs/namei.c).
 * Linux: drivers/base/devtmpfs.c, a thread of its own and a mount; here it is
 * a directory of ramfs, in which nodes may be made by hand too.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/init_syscalls.h>
#include <linux/namei.h>
#include <linux/panic.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include "base.h"

/* the name in /dev, for kfree(), or NULL; *mode only if somebody says one */
char *device_get_devnode(const struct device *dev, umode_t *mode)
{
	char *name = NULL, *p;

	if (dev->type && dev->type->devnode)
		name = dev->type->devnode(dev, mode);
	if (!name && dev->class && dev->class->devnode)
		name = dev->class->devnode(dev, mode);
	if (name)
		return name;
	name = kstrdup(dev_name(dev), GFP_KERNEL);
	for (p = name; name && (p = strchr(p, '!')); )
		*p = '/';		/* kobject_set_name() had it so */
	return name;
}

/* "/dev/NAME" for kfree(), or NULL */
static char *node_path(struct device *dev, umode_t *mode)
{
	char *name = device_get_devnode(dev, mode);
	char *path = name ? kasprintf(GFP_KERNEL, "/dev/%s", name) : NULL;

	kfree(name);
	return path;
}

/* the directories that a path leads through */
static void make_dirs(char *path)
{
	char *slash = path + strlen("/dev/");

	while ((slash = strchr(slash, '/'))) {
		*slash = '\0';
		init_mkdir(path, 0755);
		*slash++ = '/';
	}
}

/** devtmpfs_create_node - make a device's node; 0, -EEXIST, -ENOMEM */
int devtmpfs_create_node(struct device *dev)
{
	umode_t mode = 0;
	char *path = node_path(dev, &mode);
	int err;

	if (!path)
		return -ENOMEM;
	make_dirs(path);
	err = init_mknod(path, S_IFCHR | (mode ? mode & 07777 : 0600),
			 dev->devt);
	kfree(path);
	return err == -EEXIST ? 0 : err;
}

/* is it the one that devtmpfs_create_node() made? */
static bool is_node_of(const char *path, const struct device *dev)
{
	struct kstat stat;

	return !init_stat(path, &stat, AT_SYMLINK_NOFOLLOW) &&
	       S_ISCHR(stat.mode) && stat.rdev == dev->devt;
}

/** devtmpfs_delete_node - remove it, and directories that are empty then */
int devtmpfs_delete_node(struct device *dev)
{
	umode_t mode = 0;
	char *path = node_path(dev, &mode), *slash;

	if (!path)
		return -ENOMEM;
	if (is_node_of(path, dev)) {
		init_unlink(path);
		while ((slash = strrchr(path, '/')) > path + 4) {
			*slash = '\0';
			if (init_rmdir(path))
				break;
		}
	}
	kfree(path);
	return 0;
}

/** devtmpfs_init - make /dev */
void __init devtmpfs_init(void)
{
	struct inode *inode = ramfs_get_inode(S_IFDIR | 0755);
	struct dentry *d;

	if (!inode)
		panic("dev: no memory for /dev");
	d = d_add_name(&root_dentry, "dev", inode);
	if (IS_ERR(d))
		panic("dev: cannot make /dev: %pe", d);
}
