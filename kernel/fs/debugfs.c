// SPDX-License-Identifier: MIT
/*
 * debugfs.c - /sys/kernel/debug: files that anybody may make for debugging.
 *
 * The provider hands in file_operations and one pointer, which its open() finds
 * in inode->i_private. The file that is opened has operations of ours, which
 * call the provider's inside a guard that debugfs_remove() closes; they fail
 * with -EIO afterwards. The provider's module is held while a file is open, and
 * its release() is always called.
 *
 * Parents may be ERR_PTRs: what stands in one is not made, so that a caller
 * needs to check nothing.
 *
 * Locks: the tree's (namei.c).
 *
 * Linux: fs/debugfs/inode.c, file.c; there a file has only those operations
 * that its provider has, and automounts.
 */
#include <linux/debugfs.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kobject.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "guard.h"
#include "internal.h"

/* dentry->d_inode->i_data; I set before it is seen */
struct debugfs_node {
	struct fs_guard guard;
	const struct file_operations *fops;	/* I NULL: a directory or link */
	struct dentry *dentry;			/* I a reference */
};

static struct dentry *debugfs_root;

static struct debugfs_node *node_of(const struct dentry *dentry)
{
	return dentry->d_inode->i_data;
}

/* ------------------------------------------------- inside the guard, or -EIO */

/** debugfs_file_get - keep a file's provider in place: 0 or -EIO */
int debugfs_file_get(struct dentry *dentry)
{
	return fs_guard_enter(&node_of(dentry)->guard) ? 0 : -EIO;
}
EXPORT_SYMBOL_GPL(debugfs_file_get);

/** debugfs_file_put - let it go */
void debugfs_file_put(struct dentry *dentry)
{
	fs_guard_leave(&node_of(dentry)->guard);
}
EXPORT_SYMBOL_GPL(debugfs_file_put);

/** debugfs_real_fops - what debugfs_create_file() was given */
const struct file_operations *debugfs_real_fops(const struct file *file)
{
	return node_of(file->f_path.dentry)->fops;
}
EXPORT_SYMBOL_GPL(debugfs_real_fops);

#define PROXY(file, op, missing, gone, args)				\
({									\
	const struct file_operations *fops = debugfs_real_fops(file);	\
	typeof(fops->op args) __ret = (missing);			\
									\
	if (fops->op) {							\
		__ret = (gone);						\
		if (!debugfs_file_get((file)->f_path.dentry)) {		\
			__ret = fops->op args;				\
			debugfs_file_put((file)->f_path.dentry);	\
		}							\
	}								\
	__ret;								\
})

static ssize_t proxy_read(struct file *file, char __user *buf, size_t n,
			  loff_t *pos)
{
	return PROXY(file, read, -EINVAL, -EIO, (file, buf, n, pos));
}

static ssize_t proxy_write(struct file *file, const char __user *buf, size_t n,
			   loff_t *pos)
{
	return PROXY(file, write, -EINVAL, -EIO, (file, buf, n, pos));
}

static loff_t proxy_llseek(struct file *file, loff_t off, int whence)
{
	return PROXY(file, llseek, -ESPIPE, -EIO, (file, off, whence));
}

static long proxy_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return PROXY(file, unlocked_ioctl, -ENOTTY, -EIO, (file, cmd, arg));
}

static __poll_t proxy_poll(struct file *file, struct poll_table_struct *table)
{
	return PROXY(file, poll, DEFAULT_POLLMASK, EPOLLHUP, (file, table));
}

/* the provider's module was held since the open */
static int proxy_release(struct inode *inode, struct file *file)
{
	const struct file_operations *fops = debugfs_real_fops(file);
	int err = fops->release ? fops->release(inode, file) : 0;

	fops_put(fops);
	return err;
}

static int open_real(struct inode *inode, struct file *file,
		     const struct file_operations *real)
{
	int err = 0;

	if (!fops_get(real)) {
		pr_err("debugfs file owner did not clean up at exit: %pd\n",
		       file->f_path.dentry);
		return -ENXIO;
	}
	if (!real->llseek)
		file->f_mode &= ~FMODE_LSEEK;
	if (real->open)
		err = real->open(inode, file);
	if (err)
		fops_put(real);
	return err;
}

static int proxy_open(struct inode *inode, struct file *file)
{
	struct dentry *dentry = file->f_path.dentry;
	int err = debugfs_file_get(dentry);

	if (err)
		return err == -EIO ? -ENOENT : err;
	err = open_real(inode, file, node_of(dentry)->fops);
	debugfs_file_put(dentry);
	return err;
}

static const struct file_operations debugfs_file_ops = {
	.open		= proxy_open,
	.read		= proxy_read,
	.write		= proxy_write,
	.llseek		= proxy_llseek,
	.unlocked_ioctl	= proxy_ioctl,
	.poll		= proxy_poll,
	.release	= proxy_release,
};

/* ------------------------------------------------------- making and removing */

static void debugfs_evict(struct inode *inode)
{
	kfree(inode->i_data);
}

static const struct inode_operations debugfs_inode_ops = {
	.evict = debugfs_evict,
};

/* an inode with its node, or NULL */
static struct inode *new_node(umode_t mode, void *data,
			      const struct file_operations *fops)
{
	struct inode *inode = new_inode(mode);
	struct debugfs_node *node = kzalloc(sizeof(*node), GFP_KERNEL);

	if (!inode || !node) {
		iput(inode);
		kfree(node);
		return NULL;
	}
	node->fops = fops;
	inode->i_data = node;
	inode->i_private = data;
	inode->i_op = &debugfs_inode_ops;
	inode->i_fop = S_ISREG(mode) ? &debugfs_file_ops :
		       &simple_dir_operations;
	return inode;
}

static struct dentry *create(const char *name, umode_t mode,
			     struct dentry *parent, void *data,
			     const struct file_operations *fops,
			     const char *link)
{
	struct dentry *d = ERR_PTR(-ENOMEM);
	struct inode *inode;

	if (IS_ERR(parent))
		return parent;
	if (!name || !name[0])
		return ERR_PTR(-EINVAL);
	inode = new_node(mode, data, fops);
	if (!inode)
		return d;
	if (link)
		inode->i_link = kstrdup(link, GFP_KERNEL);
	if (!link || inode->i_link)
		d = d_add_name(parent ? parent : debugfs_root, name, inode);
	if (IS_ERR(d)) {
		if (d == ERR_PTR(-EEXIST))
			pr_err("debugfs: %s '%s' in directory '%pd' already present!\n",
			       S_ISDIR(mode) ? "Directory" : "File", name,
			       parent ? parent : debugfs_root);
		iput(inode);
		return d;
	}
	((struct debugfs_node *)inode->i_data)->dentry = dget(d);
	return d;
}

/**
 * debugfs_create_file - make a file
 * @name:   of it
 * @mode:   permissions
 * @parent: directory of debugfs_create_dir(); NULL: /sys/kernel/debug
 * @data:   for inode->i_private
 * @fops:   what it can do; stays until it is removed
 *
 * Context: may sleep.
 * Return: for debugfs_remove(), or an ERR_PTR, which need not be checked.
 */
struct dentry *debugfs_create_file(const char *name, umode_t mode,
				   struct dentry *parent, void *data,
				   const struct file_operations *fops)
{
	return create(name, S_IFREG | (mode & 07777), parent, data, fops,
		      NULL);
}
EXPORT_SYMBOL_GPL(debugfs_create_file);

/* Linux: without the guard; here every file has it */
struct dentry *debugfs_create_file_unsafe(const char *name, umode_t mode,
					  struct dentry *parent, void *data,
					  const struct file_operations *fops)
{
	return debugfs_create_file(name, mode, parent, data, fops);
}
EXPORT_SYMBOL_GPL(debugfs_create_file_unsafe);

/** debugfs_create_file_size - the same, with a size that `ls -l` shows */
void debugfs_create_file_size(const char *name, umode_t mode,
			      struct dentry *parent, void *data,
			      const struct file_operations *fops, loff_t size)
{
	struct dentry *d = debugfs_create_file(name, mode, parent, data, fops);

	if (!IS_ERR(d))
		i_size_write(d->d_inode, size);
}
EXPORT_SYMBOL_GPL(debugfs_create_file_size);

/** debugfs_create_dir - make a directory; as debugfs_create_file() */
struct dentry *debugfs_create_dir(const char *name, struct dentry *parent)
{
	return create(name, S_IFDIR | 0755, parent, NULL, NULL, NULL);
}
EXPORT_SYMBOL_GPL(debugfs_create_dir);

/** debugfs_create_symlink - a name that leads to another path */
struct dentry *debugfs_create_symlink(const char *name, struct dentry *parent,
				      const char *dest)
{
	return create(name, S_IFLNK | 0777, parent, NULL, NULL, dest);
}
EXPORT_SYMBOL_GPL(debugfs_create_symlink);

/** debugfs_lookup - find what was made, with a reference for dput(); or NULL */
struct dentry *debugfs_lookup(const char *name, struct dentry *parent)
{
	if (!name || IS_ERR(parent))
		return NULL;
	return d_lookup_name(parent ? parent : debugfs_root, name);
}
EXPORT_SYMBOL_GPL(debugfs_lookup);

/**
 * debugfs_remove - take it, and all below it, away
 * @dentry: NULL and ERR_PTRs are fine
 *
 * Context: may sleep: waits for calls that run; not from them.
 */
void debugfs_remove(struct dentry *dentry)
{
	struct debugfs_node *node;
	struct dentry *child;
	int err;

	if (IS_ERR_OR_NULL(dentry))
		return;
	node = node_of(dentry);
	while ((err = d_remove(dentry)) == -ENOTEMPTY) {
		child = d_first_child(dentry);
		debugfs_remove(child);
		dput(child);
	}
	if (err)
		return;
	fs_guard_close(&node->guard);
	dput(node->dentry);
}
EXPORT_SYMBOL_GPL(debugfs_remove);

/** debugfs_lookup_and_remove - both */
void debugfs_lookup_and_remove(const char *name, struct dentry *parent)
{
	struct dentry *d = debugfs_lookup(name, parent);

	debugfs_remove(d);
	dput(d);
}
EXPORT_SYMBOL_GPL(debugfs_lookup_and_remove);

/** debugfs_initialized - is it there? */
bool debugfs_initialized(void)
{
	return debugfs_root;
}
EXPORT_SYMBOL_GPL(debugfs_initialized);

/* reported, and taken out: the next reader would call what is gone */
static int remove_left(struct dentry *dir, struct module *mod)
{
	struct dentry *d, *next;
	int found = 0;

	list_for_each_entry_safe(d, next, &dir->d_subdirs, d_child) {
		found += remove_left(d, mod);
		if (!within_module((unsigned long)node_of(d)->fops, mod) &&
		    !within_module((unsigned long)d->d_inode->i_private, mod))
			continue;
		module_leftover(mod, "debugfs file %pd2", d);
		debugfs_remove(d);
		found++;
	}
	return found;
}

static int debugfs_left(struct module *mod)
{
	return remove_left(debugfs_root, mod);
}
MODULE_LEFTOVERS(debugfs_left);

static int __init debugfs_init(void)
{
	struct kobject *kobj = kobject_create_and_add("debug", kernel_kobj);
	struct path path;

	if (kobj && !kern_path("/sys/kernel/debug", 0, &path))
		debugfs_root = path.dentry;
	return debugfs_root ? 0 : -ENOMEM;
}
core_initcall(debugfs_init);
