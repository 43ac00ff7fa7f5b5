// SPDX-License-Identifier: MIT
/*
 * ramfs.c - files whose bytes are simply in memory.
 *
 * A file is one buffer that doubles when it grows. A file of the initrd has no
 * buffer of its own at first (i_capacity 0): its bytes stay where the loader
 * put them, until somebody writes.
 *
 * Locks: i_rwsem for i_data, i_size, i_capacity.
 *
 * Linux: fs/ramfs, pages of the page cache that are never written back.
 */
#include <linux/fs.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>
#include "internal.h"

#define RAMFS_MAX	(64 << 20)	/* of one file; bytes */

/* i_rwsem held: room for size bytes in a buffer of our own */
static int reserve(struct inode *inode, size_t size)
{
	size_t capacity = max_t(size_t, inode->i_capacity, 64);
	void *data;

	if (size > RAMFS_MAX)
		return -EFBIG;
	while (capacity < size)
		capacity *= 2;
	if (capacity == inode->i_capacity)
		return 0;
	data = kvmalloc(capacity, GFP_KERNEL);
	if (!data)
		return -ENOSPC;
	memcpy(data, inode->i_data, inode->i_size);
	memset((char *)data + inode->i_size, 0, capacity - inode->i_size);
	if (inode->i_capacity)
		kvfree(inode->i_data);
	inode->i_data = data;
	inode->i_capacity = capacity;
	return 0;
}

static ssize_t ramfs_read(struct file *file, char __user *buf, size_t n,
			  loff_t *pos)
{
	struct inode *inode = file->f_inode;
	ssize_t ret;

	mutex_lock(&inode->i_rwsem);
	ret = simple_read_from_buffer(buf, n, pos, inode->i_data,
				      inode->i_size);
	mutex_unlock(&inode->i_rwsem);
	return ret;
}

static ssize_t ramfs_write(struct file *file, const char __user *buf, size_t n,
			   loff_t *pos)
{
	struct inode *inode = file->f_inode;
	ssize_t ret;

	if (!n)
		return 0;
	mutex_lock(&inode->i_rwsem);
	if (file->f_flags & O_APPEND)
		*pos = inode->i_size;
	ret = *pos > RAMFS_MAX ? -EFBIG : reserve(inode, *pos + n);
	if (!ret) {
		n -= copy_from_user((char *)inode->i_data + *pos, buf, n);
		*pos += n;
		inode->i_size = max(inode->i_size, *pos);
		ret = n ? n : -EFAULT;
	}
	mutex_unlock(&inode->i_rwsem);
	return ret;
}

/* memory keeps what was written */
static int ramfs_fsync(struct file *file, loff_t start, loff_t end, int datasync)
{
	return 0;
}

static const struct file_operations ramfs_file_operations = {
	.llseek	= generic_file_llseek,
	.read	= ramfs_read,
	.write	= ramfs_write,
	.fsync	= ramfs_fsync,
};

static void drop_data(struct inode *inode)
{
	if (inode->i_capacity)
		kvfree(inode->i_data);
	inode->i_data = NULL;
	inode->i_capacity = 0;
	inode->i_size = 0;
}

static int ramfs_truncate(struct inode *inode)
{
	mutex_lock(&inode->i_rwsem);
	drop_data(inode);
	mutex_unlock(&inode->i_rwsem);
	return 0;
}

/* a new inode of ramfs, or NULL */
struct inode *ramfs_get_inode(umode_t mode)
{
	struct inode *inode = new_inode(mode);

	if (inode) {
		inode->i_op = &ramfs_inode_operations;
		inode->i_fop = S_ISDIR(mode) ? &simple_dir_operations :
			       &ramfs_file_operations;
	}
	return inode;
}

/* bytes that stay where they are, as the content of a file not yet seen */
void ramfs_set_data(struct inode *inode, const void *data, size_t size)
{
	inode->i_data = (void *)data;
	inode->i_size = size;
	inode->i_capacity = 0;
}

static struct inode *ramfs_create(struct inode *dir, umode_t mode, dev_t rdev)
{
	struct inode *inode = ramfs_get_inode(mode);

	if (!inode)
		return ERR_PTR(-ENOMEM);
	if (S_ISCHR(mode))
		init_special_inode(inode, mode, rdev);
	return inode;
}

const struct inode_operations ramfs_inode_operations = {
	.create		= ramfs_create,
	.truncate	= ramfs_truncate,
	.evict		= drop_data,
};
