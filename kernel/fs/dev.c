// SPDX-License-Identifier: MIT
/*
 * dev.c - /dev: devices by name, and those that need no driver.
 *
 * misc_register() gives a file in /dev to anybody who has file_operations. The
 * built-in ones are null, zero, random, urandom, kmsg (the log, read and
 * written) and console (written to all consoles).
 *
 * Linux: drivers/char/mem.c, misc.c and devtmpfs. Device numbers, classes and
 * sysfs are left out: a name is all that finds a device here.
 */
#include <linux/miscdevice.h>
#include <kernel/printk_ringbuffer.h>
#include <linux/array_size.h>
#include <linux/console.h>
#include <linux/container_of.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/minmax.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include "internal.h"

static struct dentry *dev_root;

/* open() of a misc device finds itself in private_data, as in Linux */
static int misc_open(struct inode *inode, struct file *file)
{
	struct miscdevice *misc = inode->i_private;

	file->private_data = misc;
	file->f_op = misc->fops;
	return misc->fops->open ? misc->fops->open(inode, file) : 0;
}

/**
 * misc_register - make a device file
 * @misc: name, fops and mode set; stays until misc_deregister()
 *
 * Context: may sleep.
 * Return: 0, -EEXIST, -ENOMEM.
 */
int misc_register(struct miscdevice *misc)
{
	const char *name = misc->nodename ? misc->nodename : misc->name;
	struct file_operations *fops = kmemdup(misc->fops, sizeof(*fops),
					       GFP_KERNEL);
	struct inode *inode = new_inode(S_IFCHR |
					(misc->mode ? misc->mode : 0600));
	struct dentry *d = ERR_PTR(-ENOMEM);

	if (inode && fops) {
		fops->open = misc_open;
		inode->i_fop = fops;
		inode->i_private = misc;
		d = d_add_name(dev_root, name, inode);
	}
	if (IS_ERR(d)) {
		iput(inode);
		kfree(fops);
		return PTR_ERR(d);
	}
	misc->dentry = dget(d);
	return 0;
}

/* the name goes; files that are open must have been closed */
void misc_deregister(struct miscdevice *misc)
{
	const struct file_operations *fops = misc->dentry->d_inode->i_fop;

	d_remove(misc->dentry);
	dput(misc->dentry);
	misc->dentry = NULL;
	kfree(fops);
}

/* ---------------------------------------------------------- null and zero */

static ssize_t read_null(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	return 0;
}

static ssize_t write_null(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	return n;
}

static ssize_t read_zero(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	memset(buf, 0, n);
	return n;
}

static ssize_t read_random(struct file *file, char __user *buf, size_t n,
			   loff_t *pos)
{
	get_random_bytes(buf, n);
	return n;
}

static ssize_t write_random(struct file *file, const char __user *buf,
			    size_t n, loff_t *pos)
{
	add_device_randomness(buf, n);
	return n;
}

/* ------------------------------------------------------------------- kmsg */

/* private_data: number of the next record */
static int kmsg_open(struct inode *inode, struct file *file)
{
	file->private_data = (void *)(unsigned long)printk_first_seq();
	return 0;
}

/* one record a read: "level,number,microseconds,-;text" */
static ssize_t kmsg_read(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	u64 seq = (unsigned long)file->private_data;
	struct printk_info info;
	char *text = kmalloc(PRINTK_RECORD_MAX, GFP_KERNEL);
	ssize_t len = 0;

	if (!text)
		return -ENOMEM;
	if (printk_get_record(seq, &info, text, PRINTK_RECORD_MAX)) {
		len = snprintf(buf, n, "%u,%llu,%llu,-;%s\n", info.level,
			       info.seq, info.ts_nsec / 1000, text);
		if (len >= n)
			len = -EINVAL;
		else
			seq = info.seq + 1;
	}
	file->private_data = (void *)(unsigned long)seq;
	kfree(text);
	return len;
}

/* a line of the log, "<6>text" gives its level */
static ssize_t kmsg_write(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	char level[3] = KERN_DEFAULT;
	size_t skip = 0;

	if (n > 3 && buf[0] == '<' && buf[1] >= '0' && buf[1] <= '7' &&
	    buf[2] == '>') {
		level[0] = KERN_SOH_ASCII;
		level[1] = buf[1];
		skip = 3;
	}
	printk("%s%.*s%s", level, (int)min_t(size_t, n - skip, 900),
	       buf + skip, n && buf[n - 1] == '\n' ? "" : "\n");
	return n;
}

/* ---------------------------------------------------------------- console */

static ssize_t console_write(struct file *file, const char __user *buf,
			     size_t n, loff_t *pos)
{
	struct console *con;
	unsigned long flags;

	console_lock();
	for_each_console(con) {
		local_irq_save(flags);
		con->write(con, buf, n);
		local_irq_restore(flags);
	}
	console_unlock();
	return n;
}

/* ------------------------------------------------------------------ table */

static const struct file_operations null_fops = {
	.read = read_null, .write = write_null,
};

static const struct file_operations zero_fops = {
	.read = read_zero, .write = write_null,
};

static const struct file_operations random_fops = {
	.read = read_random, .write = write_random,
};

static const struct file_operations kmsg_fops = {
	.open = kmsg_open, .read = kmsg_read, .write = kmsg_write,
};

static const struct file_operations console_fops = {
	.write = console_write,
};

static struct miscdevice devices[] = {
	{ .name = "null", .fops = &null_fops, .mode = 0666 },
	{ .name = "zero", .fops = &zero_fops, .mode = 0666 },
	{ .name = "random", .fops = &random_fops, .mode = 0666 },
	{ .name = "urandom", .fops = &random_fops, .mode = 0666 },
	{ .name = "kmsg", .fops = &kmsg_fops, .mode = 0644 },
	{ .name = "console", .fops = &console_fops, .mode = 0622 },
};

static int __init fs_init(void)
{
	struct inode *inode = new_inode(S_IFDIR | 0755);

	proc_root_init();
	if (!inode)
		panic("dev: no memory for /dev");
	inode->i_fop = &simple_dir_operations;
	dev_root = d_add_name(&root_dentry, "dev", inode);
	if (IS_ERR(dev_root))
		panic("dev: cannot make /dev: %pe", dev_root);
	for (int i = 0; i < ARRAY_SIZE(devices); i++) {
		if (misc_register(&devices[i]))
			pr_err("dev: cannot make %s\n", devices[i].name);
	}
	return 0;
}
early_initcall(fs_init);
