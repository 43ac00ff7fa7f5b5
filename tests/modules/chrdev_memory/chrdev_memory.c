// SPDX-License-Identifier: MIT
/*
 * chrdev_memory.c - a character device with all that belongs to one.
 *
 * alloc_chrdev_region() gets a number, cdev_add() says who serves it, class and
 * device make /dev/chrmem0 appear. The file's position is an offset into the
 * memory; open files count themselves.
 */
#define pr_fmt(fmt) "chrdev: " fmt

#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define MEMORY_BYTES	64

static dev_t number;
static struct cdev cdev;
static struct class *class;
static DEFINE_MUTEX(lock);
static char memory[MEMORY_BYTES];	/* lock */
static size_t used;			/* lock */

static int mem_open(struct inode *inode, struct file *file)
{
	/* a driver of many devices finds its own by container_of(i_cdev) */
	if (inode->i_cdev != &cdev || iminor(inode) != MINOR(number))
		return -ENODEV;
	if ((file->f_flags & O_TRUNC) && (file->f_mode & FMODE_WRITE))
		used = 0;
	return 0;
}

static int mem_release(struct inode *inode, struct file *file)
{
	return 0;
}

static ssize_t mem_read(struct file *file, char __user *buf, size_t count,
			loff_t *pos)
{
	ssize_t n = 0;

	mutex_lock(&lock);
	if (*pos < used) {
		n = min_t(size_t, count, used - *pos);
		if (copy_to_user(buf, memory + *pos, n))
			n = -EFAULT;
		else
			*pos += n;
	}
	mutex_unlock(&lock);
	return n;
}

static ssize_t mem_write(struct file *file, const char __user *buf,
			 size_t count, loff_t *pos)
{
	ssize_t n;

	mutex_lock(&lock);
	if (file->f_flags & O_APPEND)
		*pos = used;
	n = min_t(size_t, count, MEMORY_BYTES - *pos);
	if (*pos >= MEMORY_BYTES)
		n = -ENOSPC;
	else if (copy_from_user(memory + *pos, buf, n))
		n = -EFAULT;
	if (n > 0) {
		*pos += n;
		used = *pos;
	}
	mutex_unlock(&lock);
	return n;
}

static loff_t mem_llseek(struct file *file, loff_t offset, int whence)
{
	return fixed_size_llseek(file, offset, whence, MEMORY_BYTES);
}

static const struct file_operations mem_fops = {
	.owner = THIS_MODULE,
	.open = mem_open,
	.release = mem_release,
	.read = mem_read,
	.write = mem_write,
	.llseek = mem_llseek,
};

static int __init mem_init(void)
{
	struct device *device;
	int err;

	err = alloc_chrdev_region(&number, 0, 1, "chrmem");
	if (err)
		return err;
	cdev_init(&cdev, &mem_fops);
	cdev.owner = THIS_MODULE;
	err = cdev_add(&cdev, number, 1);
	if (err)
		goto unregister;
	class = class_create("chrmem");
	err = PTR_ERR_OR_ZERO(class);
	if (err)
		goto del;
	device = device_create(class, NULL, number, NULL, "chrmem%d", 0);
	err = PTR_ERR_OR_ZERO(device);
	if (err)
		goto destroy;
	pr_info("%s, minor %d, a major: %s\n", dev_name(device), MINOR(number),
		MAJOR(number) ? "yes" : "no");
	return 0;
destroy:
	class_destroy(class);
del:
	cdev_del(&cdev);
unregister:
	unregister_chrdev_region(number, 1);
	return err;
}

static void __exit mem_exit(void)
{
	device_destroy(class, number);
	class_destroy(class);
	cdev_del(&cdev);
	unregister_chrdev_region(number, 1);
	pr_info("%zu bytes were left in it\n", used);
}

module_init(mem_init);
module_exit(mem_exit);

MODULE_DESCRIPTION("alloc_chrdev_region(), cdev, class, device, llseek");
MODULE_LICENSE("Dual MIT/GPL");
