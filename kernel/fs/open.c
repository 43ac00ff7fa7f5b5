// SPDX-License-Identifier: MIT
/*
 * open.c - open files: from a path to a struct file, and its end.
 *
 * A struct file is one opening: its own position and flags, a reference to the
 * name and through it to the inode, and one to the module that provides it. So
 * a module whose file is open is not unloaded, if it says that it is the owner.
 *
 * Locks: all_files_lock for the list of open files, which is only for finding
 * those of a module that is gone.
 *
 * Linux: fs/open.c, fs/file_table.c. There fput() defers the last release to a
 * task work; here it happens at once. No permissions: everybody is root.
 */
#include <linux/fs.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/module.h>
#include <linux/namei.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include "internal.h"

static DEFINE_SPINLOCK(all_files_lock);
static LIST_HEAD(all_files);

/** fops_get - hold the owner of operations; NULL when it is going */
const struct file_operations *fops_get(const struct file_operations *fops)
{
	return fops && try_module_get(fops->owner) ? fops : NULL;
}

/** fops_put - let it go */
void fops_put(const struct file_operations *fops)
{
	if (fops)
		module_put(fops->owner);
}

static fmode_t open_mode(int flags)
{
	switch (flags & O_ACCMODE) {
	case O_RDONLY:
		return FMODE_READ;
	case O_WRONLY:
		return FMODE_WRITE;
	default:
		return FMODE_READ | FMODE_WRITE;
	}
}

/* may this inode be opened so? and O_TRUNC */
static int check_open(struct inode *inode, int flags)
{
	if (S_ISLNK(inode->i_mode))
		return -ELOOP;		/* O_NOFOLLOW */
	if (S_ISDIR(inode->i_mode) && (flags & (O_ACCMODE | O_CREAT)))
		return -EISDIR;
	if (!S_ISDIR(inode->i_mode) && (flags & O_DIRECTORY))
		return -ENOTDIR;
	if ((flags & O_TRUNC) && inode->i_op && inode->i_op->truncate)
		return inode->i_op->truncate(inode);
	return 0;
}

static struct file *alloc_file(struct dentry *dentry, int flags)
{
	struct file *file = kzalloc(sizeof(*file), GFP_KERNEL);

	if (!file)
		return NULL;
	file->f_inode = dentry->d_inode;
	file->f_path.dentry = dentry;
	mutex_init(&file->f_pos_lock);
	spin_lock_init(&file->f_lock);
	file->f_flags = flags & ~(O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC);
	file->f_mode = open_mode(flags) | FMODE_LSEEK | FMODE_PREAD |
		       FMODE_PWRITE;
	refcount_set(&file->f_count, 1);
	return file;
}

/* the provider's open(), which may replace f_op */
static int do_open(struct file *file)
{
	struct inode *inode = file->f_inode;
	int err = 0;

	file->f_op = fops_get(inode->i_fop);
	if (!file->f_op)
		return -ENODEV;
	if (file->f_op->open)
		err = file->f_op->open(inode, file);
	if (err) {
		fops_put(file->f_op);
		return err;
	}
	if (!file->f_op->llseek)
		file->f_mode &= ~FMODE_LSEEK;
	spin_lock(&all_files_lock);
	list_add_tail(&file->f_all, &all_files);
	spin_unlock(&all_files_lock);
	return 0;
}

/* takes the reference to dentry, also when it fails */
static struct file *open_dentry(struct dentry *dentry, int flags)
{
	int err = check_open(dentry->d_inode, flags);
	struct file *file = NULL;

	if (!err) {
		file = alloc_file(dentry, flags);
		err = file ? do_open(file) : -ENOMEM;
	}
	if (!err)
		return file;
	kfree(file);
	dput(dentry);
	return ERR_PTR(err);
}

/**
 * filp_open - open a file by its path
 * @filename: from the root
 * @flags:    O_RDONLY, O_WRONLY or O_RDWR; O_CREAT, O_EXCL, O_TRUNC, O_APPEND,
 *            O_DIRECTORY, O_NOFOLLOW; the provider sees O_NONBLOCK
 * @mode:     permissions of a new file
 *
 * Context: may sleep.
 * Return: the file, for filp_close(); or an ERR_PTR: -ENOENT, -ENOTDIR,
 * -EISDIR, -EEXIST, -EACCES, -ELOOP, -ENOMEM, -ENODEV when the provider goes,
 * or what the file's open() said.
 */
struct file *filp_open(const char *filename, int flags, umode_t mode)
{
	struct path path;
	bool exists;
	int err;

	if (flags & O_CREAT) {
		path.dentry = path_create(filename, S_IFREG | (mode & 07777),
					  0, &exists);
		if (IS_ERR(path.dentry))
			return ERR_CAST(path.dentry);
		if (exists && (flags & O_EXCL)) {
			path_put(&path);
			return ERR_PTR(-EEXIST);
		}
	} else {
		err = kern_path(filename, flags & O_NOFOLLOW ? 0 :
				LOOKUP_FOLLOW, &path);
		if (err)
			return ERR_PTR(err);
	}
	return open_dentry(path.dentry, flags);
}
EXPORT_SYMBOL(filp_open);

/** get_file - take a reference to an open file */
struct file *get_file(struct file *file)
{
	refcount_inc(&file->f_count);
	return file;
}

/** fput - drop a reference; with the last one the file is closed */
void fput(struct file *file)
{
	struct inode *inode = file->f_inode;

	if (!refcount_dec_and_test(&file->f_count))
		return;
	spin_lock(&all_files_lock);
	list_del(&file->f_all);
	spin_unlock(&all_files_lock);
	if ((file->f_flags & FASYNC) && file->f_op->fasync)
		file->f_op->fasync(-1, file, 0);
	if (file->f_op->release)
		file->f_op->release(inode, file);
	if (S_ISCHR(inode->i_mode))
		cdev_file_closed(inode);
	fops_put(file->f_op);
	dput(file->f_path.dentry);
	kfree(file);
}
EXPORT_SYMBOL(fput);

/**
 * filp_close - close what filp_open() gave
 * @file: the file
 * @id:   Linux: the table of open files that it leaves
 *
 * Return: 0, or what the provider's flush() said; it is closed in any case.
 */
int filp_close(struct file *file, fl_owner_t id)
{
	int err = file->f_op->flush ? file->f_op->flush(file, id) : 0;

	fput(file);
	return err;
}
EXPORT_SYMBOL(filp_close);

/** file_path - the path of an open file; as dentry_path_raw() */
char *file_path(struct file *file, char *buf, int buflen)
{
	return d_path(&file->f_path, buf, buflen);
}
EXPORT_SYMBOL(file_path);

/** init_special_inode - make an inode a device's node */
void init_special_inode(struct inode *inode, umode_t mode, dev_t rdev)
{
	inode->i_mode = mode;
	inode->i_rdev = rdev;
	inode->i_fop = &def_chr_fops;
}
EXPORT_SYMBOL(init_special_inode);

static bool file_of_module(const struct file *file, const struct module *mod)
{
	return within_module((unsigned long)file->f_op, mod) ||
	       (file->f_op->read &&
		within_module((unsigned long)file->f_op->read, mod));
}

static int files_left(struct module *mod)
{
	struct file *file;
	int found = 0;

	spin_lock(&all_files_lock);
	list_for_each_entry(file, &all_files, f_all) {
		if (!file_of_module(file, mod))
			continue;
		module_leftover(mod, "open file %s",
				file->f_path.dentry->d_name.name);
		found++;
	}
	spin_unlock(&all_files_lock);
	return found;
}
MODULE_LEFTOVERS(files_left);
