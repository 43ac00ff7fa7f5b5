// SPDX-License-Identifier: MIT
/*
 * misc.c - single devices, which share one major: 10.
 *
 * A driver that has one device takes a minor here instead of a major of its
 * own, and gets class, node and number in one call. Minors that nobody cares
 * for are given out from 127 downwards, then from 256 upwards.
 *
 * Locks: misc_mtx for the list.
 *
 * Linux: drivers/char/misc.c.
 */
#include <linux/miscdevice.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/mutex.h>
#include <linux/panic.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>

#define DYNAMIC_MINORS	128

static DEFINE_MUTEX(misc_mtx);
static LIST_HEAD(misc_list);			/* [misc_mtx] */

/* misc_mtx held */
static struct miscdevice *find_minor(int minor)
{
	struct miscdevice *misc;

	list_for_each_entry(misc, &misc_list, list) {
		if (misc->minor == minor)
			return misc;
	}
	return NULL;
}

static int free_minor(void)
{
	int minor;

	for (minor = DYNAMIC_MINORS - 1; minor >= 0; minor--)
		if (!find_minor(minor))
			return minor;
	for (minor = MISC_DYNAMIC_MINOR + 1; minor <= MINORMASK; minor++)
		if (!find_minor(minor))
			return minor;
	return -EBUSY;
}

/* open() of every node of the major: finds the device by its minor */
static int misc_open(struct inode *inode, struct file *file)
{
	const struct file_operations *fops = NULL;
	struct miscdevice *misc;

	mutex_lock(&misc_mtx);
	misc = find_minor(iminor(inode));
	if (misc)
		fops = fops_get(misc->fops);
	mutex_unlock(&misc_mtx);
	if (!fops)
		return -ENODEV;
	/* our module is held by fops, so the miscdevice stays too */
	file->private_data = misc;
	replace_fops(file, fops);
	return fops->open ? fops->open(inode, file) : 0;
}

static char *misc_devnode(const struct device *dev, umode_t *mode)
{
	const struct miscdevice *misc = dev_get_drvdata(dev);

	if (mode && misc->mode)
		*mode = misc->mode;
	return misc->nodename ? kstrdup(misc->nodename, GFP_KERNEL) : NULL;
}

static const struct class misc_class = {
	.name = "misc",
	.devnode = misc_devnode,
};

/* misc_mtx held: minor, device, list */
static int add_misc(struct miscdevice *misc, bool dynamic)
{
	int minor = dynamic ? free_minor() : misc->minor;

	if (minor < 0 || (!dynamic && find_minor(minor)))
		return -EBUSY;
	misc->this_device =
		device_create_with_groups(&misc_class, misc->parent,
					  MKDEV(MISC_MAJOR, minor), misc,
					  misc->groups, "%s", misc->name);
	if (IS_ERR(misc->this_device))
		return PTR_ERR(misc->this_device);
	misc->minor = minor;
	list_add(&misc->list, &misc_list);
	return 0;
}

/**
 * misc_register - make a device with a minor of the misc major
 * @misc: name, fops and minor set; stays until misc_deregister()
 *
 * Context: may sleep.
 * Return: 0, -EBUSY when the minor is taken, -EEXIST, -ENOMEM.
 */
int misc_register(struct miscdevice *misc)
{
	int err;

	INIT_LIST_HEAD(&misc->list);
	mutex_lock(&misc_mtx);
	err = add_misc(misc, misc->minor == MISC_DYNAMIC_MINOR);
	mutex_unlock(&misc_mtx);
	return err;
}
EXPORT_SYMBOL(misc_register);

/** misc_deregister - undo it */
void misc_deregister(struct miscdevice *misc)
{
	if (WARN_ON(list_empty(&misc->list)))
		return;
	mutex_lock(&misc_mtx);
	list_del_init(&misc->list);
	device_destroy(&misc_class, MKDEV(MISC_MAJOR, misc->minor));
	if (misc->minor < DYNAMIC_MINORS || misc->minor > MISC_DYNAMIC_MINOR)
		misc->minor = MISC_DYNAMIC_MINOR;
	mutex_unlock(&misc_mtx);
}
EXPORT_SYMBOL(misc_deregister);

static const struct file_operations misc_fops = {
	.open	= misc_open,
	.llseek	= noop_llseek,
};

/* ------------------------------------------------------------- /proc/misc */

static int misc_show(struct seq_file *m, void *v)
{
	struct miscdevice *misc;

	mutex_lock(&misc_mtx);
	list_for_each_entry(misc, &misc_list, list)
		seq_printf(m, "%3i %s\n", misc->minor, misc->name ?: "");
	mutex_unlock(&misc_mtx);
	return 0;
}

static int misc_left(struct module *mod)
{
	struct miscdevice *misc, *next;
	int found = 0;

	mutex_lock(&misc_mtx);
	list_for_each_entry_safe(misc, next, &misc_list, list) {
		if (!within_module((unsigned long)misc, mod) &&
		    !within_module((unsigned long)misc->fops, mod))
			continue;
		module_leftover(mod, "misc device %s, minor %d", misc->name,
				misc->minor);
		list_del_init(&misc->list);
		device_destroy(&misc_class, MKDEV(MISC_MAJOR, misc->minor));
		found++;
	}
	mutex_unlock(&misc_mtx);
	return found;
}
MODULE_LEFTOVERS(misc_left);

static int __init misc_init(void)
{
	if (class_register(&misc_class) ||
	    __register_chrdev(MISC_MAJOR, 0, MINORMASK + 1, "misc",
			      &misc_fops))
		panic("misc: cannot register");
	proc_create_single("misc", 0, NULL, misc_show);
	return 0;
}
subsys_initcall(misc_init);
