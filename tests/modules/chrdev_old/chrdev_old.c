// SPDX-License-Identifier: MIT
/*
 * chrdev_old.c - the oldest way: register_chrdev(), with all minors at once.
 *
 * It is still what most tutorials begin with. A major of 0 asks for a free one.
 * The device files are made by device_create(); each minor says who it is.
 */
#define pr_fmt(fmt) "chrdev_old: " fmt

#include <linux/device.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define DEVICES	2

struct session {
	char text[48];
};

static int major;
static struct class *class;
static int opened[DEVICES];

static int old_open(struct inode *inode, struct file *file)
{
	struct session *s;

	if (iminor(inode) >= DEVICES)
		return -ENXIO;
	s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	snprintf(s->text, sizeof(s->text), "minor %u, opened %d times\n",
		 iminor(inode), ++opened[iminor(inode)]);
	file->private_data = s;
	return 0;
}

static int old_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static ssize_t old_read(struct file *file, char __user *buf, size_t count,
			loff_t *pos)
{
	struct session *s = file->private_data;

	return simple_read_from_buffer(buf, count, pos, s->text,
				       strlen(s->text));
}

static const struct file_operations old_fops = {
	.owner = THIS_MODULE,
	.open = old_open,
	.release = old_release,
	.read = old_read,
	.llseek = default_llseek,
};

static int __init old_init(void)
{
	int i, err;

	major = register_chrdev(0, "chrold", &old_fops);
	if (major < 0)
		return major;
	class = class_create("chrold");
	if (IS_ERR(class)) {
		err = PTR_ERR(class);
		unregister_chrdev(major, "chrold");
		return err;
	}
	for (i = 0; i < DEVICES; i++)
		device_create(class, NULL, MKDEV(major, i), NULL, "chrold%d",
			      i);
	pr_info("a major that was free: %s\n", major > 0 ? "yes" : "no");
	return 0;
}

static void __exit old_exit(void)
{
	int i;

	for (i = 0; i < DEVICES; i++)
		device_destroy(class, MKDEV(major, i));
	class_destroy(class);
	unregister_chrdev(major, "chrold");
	pr_info("opened %d and %d times\n", opened[0], opened[1]);
}

module_init(old_init);
module_exit(old_exit);

MODULE_DESCRIPTION("register_chrdev(), two minors");
MODULE_LICENSE("Dual MIT/GPL");
