// SPDX-License-Identifier: MIT
/*
 * read_write.c - reading, writing, commands and seeking on open files.
 *
 * All work is done by f_op; here are the checks that every provider would have
 * to make otherwise.
 *
 * Locks: f_pos_lock while a read or write uses the file's own position, so that
 * two readers of one file get different bytes.
 *
 * Linux: fs/read_write.c, ioctl.c, sync.c. kernel_read() refuses there what has
 * a .read for user space only; here a buffer is a buffer.
 */
#include <linux/fs.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/minmax.h>

/* the largest count that one call gets: a whole number of pages */
#define MAX_RW_COUNT	(INT_MAX & ~4095)

/**
 * vfs_read - read from an open file
 * @file: opened for reading
 * @buf:  where to
 * @n:    at most
 * @pos:  from where; moved on. NULL for a stream
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
	if (!file->f_op->read || (pos && *pos < 0))
		return -EINVAL;
	return file->f_op->read(file, buf, min_t(size_t, n, MAX_RW_COUNT),
				pos);
}
EXPORT_SYMBOL(vfs_read);

/** vfs_write - write to an open file; bytes written or an error */
ssize_t vfs_write(struct file *file, const char __user *buf, size_t n,
		  loff_t *pos)
{
	if (!(file->f_mode & FMODE_WRITE))
		return -EBADF;
	if (!file->f_op->write || (pos && *pos < 0))
		return -EINVAL;
	return file->f_op->write(file, buf, min_t(size_t, n, MAX_RW_COUNT),
				 pos);
}
EXPORT_SYMBOL(vfs_write);

/** kernel_read - vfs_read() into memory of the kernel */
ssize_t kernel_read(struct file *file, void *buf, size_t n, loff_t *pos)
{
	return vfs_read(file, buf, n, pos);
}
EXPORT_SYMBOL(kernel_read);

/** kernel_write - vfs_write() with the position of the caller */
ssize_t kernel_write(struct file *file, const void *buf, size_t n,
		     loff_t *pos)
{
	return vfs_write(file, buf, n, pos);
}
EXPORT_SYMBOL(kernel_write);

/* the position that belongs to the file, under its lock; NULL: it has none */
static loff_t *file_pos(struct file *file)
{
	return file->f_mode & FMODE_STREAM ? NULL : &file->f_pos;
}

/**
 * file_read - read(2): from where the last one ended
 *
 * Linux: ksys_read(), which also turns a descriptor into a file.
 */
ssize_t file_read(struct file *file, void *buf, size_t n)
{
	loff_t *pos = file_pos(file);
	ssize_t ret;

	if (!pos)
		return vfs_read(file, buf, n, NULL);
	mutex_lock(&file->f_pos_lock);
	ret = vfs_read(file, buf, n, pos);
	mutex_unlock(&file->f_pos_lock);
	return ret;
}

/** file_write - write(2): to where the last one ended */
ssize_t file_write(struct file *file, const void *buf, size_t n)
{
	loff_t *pos = file_pos(file);
	ssize_t ret;

	if (!pos)
		return vfs_write(file, buf, n, NULL);
	mutex_lock(&file->f_pos_lock);
	ret = vfs_write(file, buf, n, pos);
	mutex_unlock(&file->f_pos_lock);
	return ret;
}

/**
 * vfs_ioctl - a command to a file
 * @file: the file
 * @cmd:  its number, often made by _IO(), _IOR(), _IOW()
 * @arg:  a number, or the address of a buffer
 *
 * Return: what the provider says; -ENOTTY when it knows no such command.
 */
long vfs_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long err = -ENOTTY;

	if (file->f_op->unlocked_ioctl)
		err = file->f_op->unlocked_ioctl(file, cmd, arg);
	return err == -ENOIOCTLCMD ? -ENOTTY : err;
}
EXPORT_SYMBOL(vfs_ioctl);

/** vfs_fsync_range - have a part of a file written; -EINVAL: it cannot */
int vfs_fsync_range(struct file *file, loff_t start, loff_t end, int datasync)
{
	if (!file->f_op->fsync)
		return -EINVAL;
	return file->f_op->fsync(file, start, end, datasync);
}
EXPORT_SYMBOL(vfs_fsync_range);

/** vfs_fsync - have all of it written */
int vfs_fsync(struct file *file, int datasync)
{
	return vfs_fsync_range(file, 0, LLONG_MAX, datasync);
}
EXPORT_SYMBOL(vfs_fsync);

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
EXPORT_SYMBOL(iterate_dir);

/* ---------------------------------------------------------------- seeking */

/** vfs_llseek - move the position, as the file does it; -ESPIPE: it has none */
loff_t vfs_llseek(struct file *file, loff_t off, int whence)
{
	if (!(file->f_mode & FMODE_LSEEK))
		return -ESPIPE;
	return file->f_op->llseek(file, off, whence);
}
EXPORT_SYMBOL(vfs_llseek);

/** vfs_setpos - for an llseek: the new position, if it is within 0..max */
loff_t vfs_setpos(struct file *file, loff_t off, loff_t max)
{
	if (off < 0 || off > max)
		return -EINVAL;
	file->f_pos = off;
	return off;
}
EXPORT_SYMBOL(vfs_setpos);

/** noop_llseek - an llseek that changes nothing */
loff_t noop_llseek(struct file *file, loff_t off, int whence)
{
	return file->f_pos;
}
EXPORT_SYMBOL(noop_llseek);

/**
 * generic_file_llseek_size - an llseek for a given size
 * @file: the file
 * @off: how far
 * @whence: SEEK_SET, SEEK_CUR or SEEK_END
 * @max: the highest position allowed
 * @eof: where the end is
 *
 * Return: the new position, -EINVAL.
 */
loff_t generic_file_llseek_size(struct file *file, loff_t off, int whence,
				loff_t max, loff_t eof)
{
	switch (whence) {
	case SEEK_SET:
		break;
	case SEEK_CUR:
		off += file->f_pos;
		break;
	case SEEK_END:
		off += eof;
		break;
	default:
		return -EINVAL;
	}
	return vfs_setpos(file, off, max);
}
EXPORT_SYMBOL(generic_file_llseek_size);

/** generic_file_llseek - an llseek within the size of the inode */
loff_t generic_file_llseek(struct file *file, loff_t off, int whence)
{
	return generic_file_llseek_size(file, off, whence, LLONG_MAX,
					i_size_read(file->f_inode));
}
EXPORT_SYMBOL(generic_file_llseek);

/** default_llseek - the same, for those that never set i_size */
loff_t default_llseek(struct file *file, loff_t off, int whence)
{
	return generic_file_llseek(file, off, whence);
}
EXPORT_SYMBOL(default_llseek);

/** fixed_size_llseek - an llseek in something that never grows */
loff_t fixed_size_llseek(struct file *file, loff_t off, int whence,
			 loff_t size)
{
	return generic_file_llseek_size(file, off, whence, size, size);
}
EXPORT_SYMBOL(fixed_size_llseek);

/** no_seek_end_llseek - an llseek for what has no end */
loff_t no_seek_end_llseek(struct file *file, loff_t off, int whence)
{
	if (whence == SEEK_END)
		return -EINVAL;
	return generic_file_llseek_size(file, off, whence, LLONG_MAX, 0);
}
EXPORT_SYMBOL(no_seek_end_llseek);

/** nonseekable_open - an open for what has no position */
int nonseekable_open(struct inode *inode, struct file *file)
{
	file->f_mode &= ~(FMODE_LSEEK | FMODE_PREAD | FMODE_PWRITE);
	return 0;
}
EXPORT_SYMBOL(nonseekable_open);

/** stream_open - the same, and read and write may run at once */
int stream_open(struct inode *inode, struct file *file)
{
	nonseekable_open(inode, file);
	file->f_mode |= FMODE_STREAM;
	return 0;
}
EXPORT_SYMBOL(stream_open);

/** generic_file_open - an open that allows all */
int generic_file_open(struct inode *inode, struct file *file)
{
	return 0;
}
EXPORT_SYMBOL(generic_file_open);
