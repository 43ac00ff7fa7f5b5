// SPDX-License-Identifier: MIT
/*
 * open.c - open files: opening, reading, writing, seeking, closing.
 *
 * A struct file is one opening: its own position and flags, and a reference to
 * the name and through it to the inode. All work is done by f_op; here are the
 * checks that every provider would have to make otherwise.
 *
 * Linux: fs/open.c, fs/read_write.c, fs/file_table.c. There fput() defers the
 * last release to a task work; here it happens at once.
 */
#include <linux/fs.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "internal.h"

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
	if (S_ISDIR(inode->i_mode) && (flags & (O_ACCMODE | O_CREAT)))
		return -EISDIR;
	if (!S_ISDIR(inode->i_mode) && (flags & O_DIRECTORY))
		return -ENOTDIR;
	if ((open_mode(flags) & FMODE_WRITE) && !inode->i_fop->write)
		return -EACCES;
	if ((flags & O_TRUNC) && inode->i_op && inode->i_op->truncate)
		return inode->i_op->truncate(inode);
	return 0;
}

/* takes the reference to dentry, also when it fails */
static struct file *open_dentry(struct dentry *dentry, int flags)
{
	struct inode *inode = dentry->d_inode;
	int err = check_open(inode, flags);
	struct file *file = NULL;

	if (!err) {
		err = -ENOMEM;
		file = kzalloc(sizeof(*file), GFP_KERNEL);
	}
	if (!file)
		goto fail;
	file->f_op = inode->i_fop;
	file->f_inode = inode;
	file->f_path.dentry = dentry;
	file->f_flags = flags;
	file->f_mode = open_mode(flags);
	refcount_set(&file->f_count, 1);
	err = file->f_op->open ? file->f_op->open(inode, file) : 0;
	if (!err)
		return file;
	kfree(file);
fail:
	dput(dentry);
	return ERR_PTR(err);
}

/**
 * filp_open - open a file by its path
 * @filename: from the root
 * @flags:    O_RDONLY, O_WRONLY or O_RDWR; O_CREAT, O_EXCL, O_TRUNC, O_APPEND,
 *            O_DIRECTORY
 * @mode:     permissions of a new file
 *
 * Context: may sleep.
 * Return: the file, for filp_close(); or an ERR_PTR: -ENOENT, -ENOTDIR,
 * -EISDIR, -EEXIST, -EACCES, -ENOMEM, or what the file's open() said.
 */
struct file *filp_open(const char *filename, int flags, umode_t mode)
{
	struct path path;
	bool exists;
	int err;

	if (flags & O_CREAT) {
		path.dentry = path_create(filename, S_IFREG | (mode & 07777),
					  &exists);
		if (IS_ERR(path.dentry))
			return ERR_CAST(path.dentry);
		if (exists && (flags & O_EXCL)) {
			path_put(&path);
			return ERR_PTR(-EEXIST);
		}
	} else {
		err = kern_path(filename, 0, &path);
		if (err)
			return ERR_PTR(err);
	}
	return open_dentry(path.dentry, flags);
}

/** get_file - take a reference to an open file */
struct file *get_file(struct file *file)
{
	refcount_inc(&file->f_count);
	return file;
}

/** fput - drop a reference; with the last one the file is closed */
void fput(struct file *file)
{
	if (!refcount_dec_and_test(&file->f_count))
		return;
	if (file->f_op->release)
		file->f_op->release(file->f_inode, file);
	dput(file->f_path.dentry);
	kfree(file);
}

/* Linux: id is the table of open files that the file leaves */
int filp_close(struct file *file, void *id)
{
	int err = file->f_op->flush ? file->f_op->flush(file, id) : 0;

	fput(file);
	return err;
}

/**
 * vfs_read - read from an open file
 * @file: opened for reading
 * @buf:  where to
 * @n:    at most
 * @pos:  from where; moved on
 *
 * Context: may sleep.
 * Return: bytes, 0 at the end; -EBADF not open for reading, -EISDIR,
 * -EINVAL nothing to read there, or what the provider says.
 */
ssize_t vfs_read(struct file *file, char __user *buf, size_t n, loff_t *pos)
{
	if (!(file->f_mode & FMODE_READ))
		return -EBADF;
	if (S_ISDIR(file->f_inode->i_mode))
		return -EISDIR;
	if (!file->f_op->read || *pos < 0)
		return -EINVAL;
	return file->f_op->read(file, buf, min_t(size_t, n, INT_MAX), pos);
}

/** vfs_write - write to an open file; bytes written or an error */
ssize_t vfs_write(struct file *file, const char __user *buf, size_t n,
		  loff_t *pos)
{
	if (!(file->f_mode & FMODE_WRITE))
		return -EBADF;
	if (!file->f_op->write || *pos < 0)
		return -EINVAL;
	return file->f_op->write(file, buf, min_t(size_t, n, INT_MAX), pos);
}

/* Linux: the pair for buffers of the kernel; here there are no others */
ssize_t kernel_read(struct file *file, void *buf, size_t n, loff_t *pos)
{
	return vfs_read(file, buf, n, pos);
}

/** kernel_write - vfs_write() with the position of the caller */
ssize_t kernel_write(struct file *file, const void *buf, size_t n,
		     loff_t *pos)
{
	return vfs_write(file, buf, n, pos);
}

/**
 * iterate_dir - list a directory
 * @file: opened O_RDONLY
 * @ctx:  its actor gets each entry, under the tree's lock: it may not open
 *        files or sleep for long
 *
 * Return: 0, or -ENOTDIR.
 */
int iterate_dir(struct file *file, struct dir_context *ctx)
{
	int err;

	if (!file->f_op->iterate_shared)
		return -ENOTDIR;
	ctx->pos = file->f_pos;
	err = file->f_op->iterate_shared(file, ctx);
	file->f_pos = ctx->pos;
	return err;
}

/* ---------------------------------------------------------------- seeking */

/** vfs_llseek - move the position, as the file does it */
loff_t vfs_llseek(struct file *file, loff_t off, int whence)
{
	loff_t (*fn)(struct file *, loff_t, int) = file->f_op->llseek;

	return (fn ? fn : noop_llseek)(file, off, whence);
}

/** noop_llseek - an llseek that changes nothing */
loff_t noop_llseek(struct file *file, loff_t off, int whence)
{
	return file->f_pos;
}

/** no_llseek - an llseek for what has no position: -ESPIPE */
loff_t no_llseek(struct file *file, loff_t off, int whence)
{
	return -ESPIPE;
}

/** default_llseek - an llseek within the size of the inode */
loff_t default_llseek(struct file *file, loff_t off, int whence)
{
	if (whence == SEEK_CUR)
		off += file->f_pos;
	else if (whence == SEEK_END)
		off += file->f_inode->i_size;
	else if (whence != SEEK_SET)
		return -EINVAL;
	if (off < 0)
		return -EINVAL;
	file->f_pos = off;
	return off;
}

/** nonseekable_open - an open for what has no position */
int nonseekable_open(struct inode *inode, struct file *file)
{
	return 0;
}

/** stream_open - the same for what is read and written at once */
int stream_open(struct inode *inode, struct file *file)
{
	return 0;
}

/** simple_open - an open that hands the inode's private data on */
int simple_open(struct inode *inode, struct file *file)
{
	if (inode->i_private)
		file->private_data = inode->i_private;
	return 0;
}

/* read() for what lies in memory as a whole */
ssize_t simple_read_from_buffer(void __user *to, size_t count, loff_t *ppos,
				const void *from, size_t available)
{
	loff_t pos = *ppos;

	if (pos < 0)
		return -EINVAL;
	if (pos >= available || !count)
		return 0;
	count = min_t(size_t, count, available - pos);
	memcpy(to, (const char *)from + pos, count);
	*ppos = pos + count;
	return count;
}

/** simple_write_to_buffer - a write into memory of a fixed size */
ssize_t simple_write_to_buffer(void *to, size_t available, loff_t *ppos,
			       const void __user *from, size_t count)
{
	loff_t pos = *ppos;

	if (pos < 0)
		return -EINVAL;
	if (pos >= available || !count)
		return 0;
	count = min_t(size_t, count, available - pos);
	memcpy((char *)to + pos, from, count);
	*ppos = pos + count;
	return count;
}
