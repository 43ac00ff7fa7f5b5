// SPDX-License-Identifier: MIT
/*
 * libfs.c - files that are a piece of memory, or a number behind two functions.
 *
 * Locks: simple_attr's mutex, for the text that a read goes on with.
 *
 * Linux: fs/libfs.c.
 */
#include <linux/fs.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/kstrtox.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/uaccess.h>

/** simple_open - an open that hands the inode's private data on */
int simple_open(struct inode *inode, struct file *file)
{
	if (inode->i_private)
		file->private_data = inode->i_private;
	return 0;
}
EXPORT_SYMBOL(simple_open);

/**
 * simple_read_from_buffer - a read() of memory of a fixed size
 * @to:    the caller's buffer
 * @count: at most
 * @ppos:  from where; moved on
 * @from:  the memory
 * @available: its size
 *
 * Return: bytes, 0 behind the end, -EINVAL for a negative place, -EFAULT.
 */
ssize_t simple_read_from_buffer(void __user *to, size_t count, loff_t *ppos,
				const void *from, size_t available)
{
	loff_t pos = *ppos;
	size_t left;

	if (pos < 0)
		return -EINVAL;
	if (pos >= available || !count)
		return 0;
	count = min_t(size_t, count, available - pos);
	left = copy_to_user(to, (const char *)from + pos, count);
	if (left == count)
		return -EFAULT;
	*ppos = pos + count - left;
	return count - left;
}
EXPORT_SYMBOL(simple_read_from_buffer);

/** simple_write_to_buffer - a write() into memory of a fixed size */
ssize_t simple_write_to_buffer(void *to, size_t available, loff_t *ppos,
			       const void __user *from, size_t count)
{
	loff_t pos = *ppos;
	size_t left;

	if (pos < 0)
		return -EINVAL;
	if (pos >= available || !count)
		return 0;
	count = min_t(size_t, count, available - pos);
	left = copy_from_user((char *)to + pos, from, count);
	if (left == count)
		return -EFAULT;
	*ppos = pos + count - left;
	return count - left;
}
EXPORT_SYMBOL(simple_write_to_buffer);

/* ------------------------------------------------------------- one number */

struct simple_attr {
	int (*get)(void *data, u64 *val);	/* I */
	int (*set)(void *data, u64 val);	/* I */
	void *data;				/* I */
	const char *fmt;			/* I */
	struct mutex mutex;
	char text[24 + 16];		/* [mutex] what get() said, printed */
};

/**
 * simple_attr_open - an open for a file that is one number
 * @get: reads it; NULL: -EACCES
 * @set: changes it; NULL: -EACCES
 * @fmt: how it is printed
 *
 * Return: 0, -ENOMEM.
 */
int simple_attr_open(struct inode *inode, struct file *file,
		     int (*get)(void *, u64 *), int (*set)(void *, u64),
		     const char *fmt)
{
	struct simple_attr *attr = kzalloc(sizeof(*attr), GFP_KERNEL);

	if (!attr)
		return -ENOMEM;
	attr->get = get;
	attr->set = set;
	attr->data = inode->i_private;
	attr->fmt = fmt;
	mutex_init(&attr->mutex);
	file->private_data = attr;
	return nonseekable_open(inode, file);
}
EXPORT_SYMBOL_GPL(simple_attr_open);

/** simple_attr_release - undo simple_attr_open() */
int simple_attr_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
EXPORT_SYMBOL_GPL(simple_attr_release);

/** simple_attr_read - the number as text; asked for at position 0 only */
ssize_t simple_attr_read(struct file *file, char __user *buf, size_t len,
			 loff_t *ppos)
{
	struct simple_attr *attr = file->private_data;
	ssize_t ret = 0;
	u64 val;

	if (!attr->get)
		return -EACCES;
	mutex_lock(&attr->mutex);
	if (!*ppos || !attr->text[0]) {
		ret = attr->get(attr->data, &val);
		if (!ret)
			scnprintf(attr->text, sizeof(attr->text), attr->fmt,
				  (unsigned long long)val);
	}
	if (!ret)
		ret = simple_read_from_buffer(buf, len, ppos, attr->text,
					      strlen(attr->text));
	mutex_unlock(&attr->mutex);
	return ret;
}
EXPORT_SYMBOL_GPL(simple_attr_read);

static ssize_t write_attr(struct file *file, const char __user *buf,
			  size_t len, bool is_signed)
{
	struct simple_attr *attr = file->private_data;
	unsigned long long val;
	char text[24];
	size_t size = min(len, sizeof(text) - 1);
	int err;

	if (!attr->set)
		return -EACCES;
	if (copy_from_user(text, buf, size))
		return -EFAULT;
	text[size] = '\0';
	err = is_signed ? kstrtoll(text, 0, (long long *)&val) :
	      kstrtoull(text, 0, &val);
	if (err)
		return err;
	mutex_lock(&attr->mutex);
	err = attr->set(attr->data, val);
	mutex_unlock(&attr->mutex);
	return err ? err : len;
}

/** simple_attr_write - set the number; 0x and 0 tell its base */
ssize_t simple_attr_write(struct file *file, const char __user *buf,
			  size_t len, loff_t *ppos)
{
	return write_attr(file, buf, len, false);
}
EXPORT_SYMBOL_GPL(simple_attr_write);

/** simple_attr_write_signed - the same, and it may be negative */
ssize_t simple_attr_write_signed(struct file *file, const char __user *buf,
				 size_t len, loff_t *ppos)
{
	return write_attr(file, buf, len, true);
}
EXPORT_SYMBOL_GPL(simple_attr_write_signed);
