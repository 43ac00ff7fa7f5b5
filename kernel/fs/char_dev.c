// SPDX-License-Identifier: MIT
/*
 * char_dev.c - from the number of a character device to its operations.
 *
 * Two tables. Regions say who has reserved which numbers, by name: that is
 * /proc/devices. Cdevs say whose operations serve which numbers. A node, made
 * by device_create() or mknod, is an inode with a number in it; the first open
 * looks the cdev up and leaves it in the inode.
 *
 *   node --i_rdev--> cdev --ops--> the driver's file_operations
 *            (open)   ^ i_cdev
 *
 * An open file holds its cdev and the driver's module, so neither goes while
 * it is open, if the driver has said who is the owner. A node whose device is
 * gone stays, and opening it gives -ENXIO.
 *
 * Locks: chrdevs_lock for both tables and for i_cdev of every inode.
 *
 * Linux: fs/char_dev.c, drivers/base/map.c. There numbers are hashed and a
 * module that is not loaded may be asked for by the number.
 */
#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "internal.h"

/* majors given out on demand: 254 down to 234, then 511 down to 384 */
#define CHRDEV_MAJOR_DYN_END		234
#define CHRDEV_MAJOR_DYN_EXT_START	511
#define CHRDEV_MAJOR_DYN_EXT_END	384

struct char_device_struct {
	struct list_head node;		/* in regions, by number */
	dev_t first;
	unsigned int count;
	struct cdev *cdev;		/* of __register_chrdev() */
	unsigned long ip;		/* who registered it */
	char name[64];
};

static DEFINE_MUTEX(chrdevs_lock);
static LIST_HEAD(regions);		/* [chrdevs_lock] */
static LIST_HEAD(cdev_map);		/* [chrdevs_lock] by cdev_add() */

/* ---------------------------------------------------------------- regions */

/* chrdevs_lock held: the first region that ends behind dev */
static struct char_device_struct *region_from(dev_t dev)
{
	struct char_device_struct *cd;

	list_for_each_entry(cd, &regions, node) {
		if (cd->first + cd->count > dev)
			return cd;
	}
	return NULL;
}

static bool major_is_free(unsigned int major)
{
	struct char_device_struct *cd = region_from(MKDEV(major, 0));

	return !cd || MAJOR(cd->first) > major;
}

static int find_dynamic_major(void)
{
	int major;

	for (major = 254; major >= CHRDEV_MAJOR_DYN_END; major--)
		if (major_is_free(major))
			return major;
	for (major = CHRDEV_MAJOR_DYN_EXT_START;
	     major >= CHRDEV_MAJOR_DYN_EXT_END; major--)
		if (major_is_free(major))
			return major;
	return -EBUSY;
}

/* chrdevs_lock held: puts cd into the list, 0 or -EBUSY */
static int insert_region(struct char_device_struct *cd)
{
	struct char_device_struct *next = region_from(cd->first);

	if (next && next->first < cd->first + cd->count)
		return -EBUSY;
	list_add_tail(&cd->node, next ? &next->node : &regions);
	return 0;
}

/* may the region be asked for at all? */
static int check_region(unsigned int major, unsigned int baseminor,
			unsigned int count, const char *name)
{
	if (major >= CHRDEV_MAJOR_MAX) {
		pr_err("CHRDEV \"%s\" major requested (%u) is greater than the maximum (%u)\n",
		       name, major, CHRDEV_MAJOR_MAX - 1);
		return -EINVAL;
	}
	if (count > MINORMASK + 1 - baseminor) {
		pr_err("CHRDEV \"%s\" minor range requested (%u-%u) is out of range of maximum range (%u-%u) for a single major\n",
		       name, baseminor, baseminor + count - 1, 0, MINORMASK);
		return -EINVAL;
	}
	return 0;
}

/* one region within one major; major 0: any. The region, or an ERR_PTR */
static struct char_device_struct *
__register_chrdev_region(unsigned int major, unsigned int baseminor,
			 unsigned int count, const char *name,
			 unsigned long ip)
{
	struct char_device_struct *cd;
	int err = check_region(major, baseminor, count, name);

	if (err)
		return ERR_PTR(err);
	cd = kzalloc(sizeof(*cd), GFP_KERNEL);
	if (!cd)
		return ERR_PTR(-ENOMEM);
	mutex_lock(&chrdevs_lock);
	err = major ? major : find_dynamic_major();
	if (err < 0) {
		pr_err("CHRDEV \"%s\" dynamic allocation region is full\n",
		       name);
	} else {
		cd->first = MKDEV(err, baseminor);
		cd->count = count;
		cd->ip = ip;
		strscpy(cd->name, name);
		err = insert_region(cd);
	}
	mutex_unlock(&chrdevs_lock);
	if (!err)
		return cd;
	kfree(cd);
	return ERR_PTR(err);
}

static struct char_device_struct *remove_region(dev_t first, unsigned int count)
{
	struct char_device_struct *cd;

	mutex_lock(&chrdevs_lock);
	cd = region_from(first);
	if (cd && cd->first == first && cd->count == count)
		list_del(&cd->node);
	else
		cd = NULL;
	mutex_unlock(&chrdevs_lock);
	return cd;
}

/* numbers up to the end of the major that from is in */
static unsigned int within_major(dev_t from, dev_t end)
{
	dev_t next = MKDEV(MAJOR(from) + 1, 0);

	return (next < end ? next : end) - from;
}

/**
 * unregister_chrdev_region - give numbers back
 * @from: the first, as it was registered
 * @count: how many
 */
void unregister_chrdev_region(dev_t from, unsigned int count)
{
	dev_t end = from + count;

	for (; from < end; from += within_major(from, end))
		kfree(remove_region(from, within_major(from, end)));
}
EXPORT_SYMBOL(unregister_chrdev_region);

/**
 * register_chrdev_region - reserve numbers that one knows
 * @from: the first
 * @count: how many; may go on into the next majors
 * @name: for /proc/devices
 *
 * Context: may sleep. Return: 0, -EBUSY, -EINVAL, -ENOMEM.
 */
int register_chrdev_region(dev_t from, unsigned int count, const char *name)
{
	dev_t end = from + count, at;
	struct char_device_struct *cd;

	for (at = from; at < end; at += within_major(at, end)) {
		cd = __register_chrdev_region(MAJOR(at), MINOR(at),
					      within_major(at, end), name,
					      _RET_IP_);
		if (IS_ERR(cd)) {
			unregister_chrdev_region(from, at - from);
			return PTR_ERR(cd);
		}
	}
	return 0;
}
EXPORT_SYMBOL(register_chrdev_region);

/**
 * alloc_chrdev_region - reserve numbers in a free major
 * @dev: gets the first
 * @baseminor: minor of the first
 * @count: how many
 * @name: for /proc/devices
 *
 * Context: may sleep. Return: 0, -EBUSY, -EINVAL, -ENOMEM.
 */
int alloc_chrdev_region(dev_t *dev, unsigned int baseminor, unsigned int count,
			const char *name)
{
	struct char_device_struct *cd =
		__register_chrdev_region(0, baseminor, count, name, _RET_IP_);

	if (IS_ERR(cd))
		return PTR_ERR(cd);
	*dev = cd->first;
	return 0;
}
EXPORT_SYMBOL(alloc_chrdev_region);

/**
 * __register_chrdev - reserve numbers and serve them
 * @major: 0: any free one
 * @baseminor: the first minor
 * @count: how many
 * @name: for /proc/devices
 * @fops: what the devices can do
 *
 * Context: may sleep. Return: 0 or the major that was chosen; or -errno.
 */
int __register_chrdev(unsigned int major, unsigned int baseminor,
		      unsigned int count, const char *name,
		      const struct file_operations *fops)
{
	struct char_device_struct *cd =
		__register_chrdev_region(major, baseminor, count, name,
					 _RET_IP_);
	struct cdev *cdev;
	int err = -ENOMEM;

	if (IS_ERR(cd))
		return PTR_ERR(cd);
	cdev = cdev_alloc();
	if (cdev) {
		cdev->owner = fops->owner;
		cdev->ops = fops;
		kobject_set_name(&cdev->kobj, "%s", name);
		err = cdev_add(cdev, cd->first, count);
	}
	if (err) {
		if (cdev)
			kobject_put(&cdev->kobj);
		kfree(remove_region(cd->first, count));
		return err;
	}
	cd->cdev = cdev;
	return major ? 0 : MAJOR(cd->first);
}
EXPORT_SYMBOL(__register_chrdev);

/** __unregister_chrdev - undo __register_chrdev() */
void __unregister_chrdev(unsigned int major, unsigned int baseminor,
			 unsigned int count, const char *name)
{
	struct char_device_struct *cd =
		remove_region(MKDEV(major, baseminor), count);

	if (cd && cd->cdev)
		cdev_del(cd->cdev);
	kfree(cd);
}
EXPORT_SYMBOL(__unregister_chrdev);

/* the regions of one major */
static void chrdev_show(struct seq_file *m, int major)
{
	struct char_device_struct *cd;

	mutex_lock(&chrdevs_lock);
	list_for_each_entry(cd, &regions, node) {
		if (MAJOR(cd->first) == major)
			seq_printf(m, "%3d %s\n", MAJOR(cd->first), cd->name);
	}
	mutex_unlock(&chrdevs_lock);
}

/* Linux: fs/proc/devices.c; there are no block devices */
static int devices_show(struct seq_file *m, void *unused)
{
	int major;

	seq_puts(m, "Character devices:\n");
	for (major = 0; major < CHRDEV_MAJOR_MAX; major++)
		chrdev_show(m, major);
	seq_puts(m, "\nBlock devices:\n");
	return 0;
}

static int __init devices_proc_init(void)
{
	proc_create_single("devices", 0, NULL, devices_show);
	return 0;
}
fs_initcall(devices_proc_init);

/* ------------------------------------------------------------------ cdevs */

/* chrdevs_lock held: its nodes are to look for another one */
static void purge_inodes(struct cdev *cdev)
{
	struct inode *inode, *next;

	list_for_each_entry_safe(inode, next, &cdev->list, i_devices) {
		list_del_init(&inode->i_devices);
		inode->i_cdev = NULL;
	}
}

/* the last reference is gone */
static void cdev_purge(struct cdev *cdev)
{
	struct kobject *parent = cdev->kobj.parent;

	mutex_lock(&chrdevs_lock);
	purge_inodes(cdev);
	mutex_unlock(&chrdevs_lock);
	kobject_put(parent);
}

/* a driver's own cdev: its memory stays the driver's */
static void cdev_default_release(struct kobject *kobj)
{
	cdev_purge(container_of(kobj, struct cdev, kobj));
}

static void cdev_dynamic_release(struct kobject *kobj)
{
	struct cdev *cdev = container_of(kobj, struct cdev, kobj);

	cdev_purge(cdev);
	kfree(cdev);
}

static const struct kobj_type ktype_cdev_default = {
	.release = cdev_default_release,
};

static const struct kobj_type ktype_cdev_dynamic = {
	.release = cdev_dynamic_release,
};

/**
 * cdev_init - make a cdev ready for cdev_add()
 * @cdev: in the driver's memory
 * @fops: what its devices can do
 */
void cdev_init(struct cdev *cdev, const struct file_operations *fops)
{
	memset(cdev, 0, sizeof(*cdev));
	INIT_LIST_HEAD(&cdev->list);
	INIT_LIST_HEAD(&cdev->map);
	kobject_init(&cdev->kobj, &ktype_cdev_default);
	cdev->ops = fops;
}
EXPORT_SYMBOL(cdev_init);

/** cdev_alloc - a cdev that is freed with its last user, or NULL */
struct cdev *cdev_alloc(void)
{
	struct cdev *cdev = kzalloc(sizeof(*cdev), GFP_KERNEL);

	if (cdev) {
		INIT_LIST_HEAD(&cdev->list);
		INIT_LIST_HEAD(&cdev->map);
		kobject_init(&cdev->kobj, &ktype_cdev_dynamic);
	}
	return cdev;
}
EXPORT_SYMBOL(cdev_alloc);

/**
 * cdev_add - let a cdev serve numbers, from now on
 * @cdev: initialised
 * @dev: the first number
 * @count: how many
 *
 * Context: may sleep. Return: 0, -EBUSY for a number that is not valid.
 */
int cdev_add(struct cdev *cdev, dev_t dev, unsigned int count)
{
	if (WARN_ON(dev == WHITEOUT_DEV))
		return -EBUSY;
	cdev->dev = dev;
	cdev->count = count;
	kobject_get(cdev->kobj.parent);
	mutex_lock(&chrdevs_lock);
	list_add(&cdev->map, &cdev_map);	/* the latest one counts */
	mutex_unlock(&chrdevs_lock);
	return 0;
}
EXPORT_SYMBOL(cdev_add);

/**
 * cdev_del - serve no more opens
 * @cdev: was added
 *
 * Files that are open go on to call its operations; their module is held.
 */
void cdev_del(struct cdev *cdev)
{
	mutex_lock(&chrdevs_lock);
	list_del_init(&cdev->map);
	mutex_unlock(&chrdevs_lock);
	kobject_put(&cdev->kobj);
}
EXPORT_SYMBOL(cdev_del);

/** cdev_set_parent - what lives as long as the cdev; before cdev_add() */
void cdev_set_parent(struct cdev *cdev, struct kobject *kobj)
{
	WARN_ON(!kobj->state_initialized);
	cdev->kobj.parent = kobj;
}
EXPORT_SYMBOL(cdev_set_parent);

/**
 * cdev_device_add - cdev_add() and device_add(), of one thing
 * @cdev: keeps @dev alive while a file is open
 * @dev: initialised, its devt set
 *
 * Return: 0 or -errno; neither is added then.
 */
int cdev_device_add(struct cdev *cdev, struct device *dev)
{
	int err = 0;

	if (dev->devt) {
		cdev_set_parent(cdev, &dev->kobj);
		err = cdev_add(cdev, dev->devt, 1);
		if (err)
			return err;
	}
	err = device_add(dev);
	if (err && dev->devt)
		cdev_del(cdev);
	return err;
}
EXPORT_SYMBOL(cdev_device_add);

/** cdev_device_del - undo it */
void cdev_device_del(struct cdev *cdev, struct device *dev)
{
	device_del(dev);
	if (dev->devt)
		cdev_del(cdev);
}
EXPORT_SYMBOL(cdev_device_del);

/* ---------------------------------------------------------------- opening */

/* chrdevs_lock held: a reference to it and to its module, or false */
static bool cdev_get(struct cdev *cdev)
{
	if (!try_module_get(cdev->owner))
		return false;
	if (kobject_get_unless_zero(&cdev->kobj))
		return true;
	module_put(cdev->owner);
	return false;
}

static void cdev_put(struct cdev *cdev)
{
	struct module *owner = cdev->owner;

	kobject_put(&cdev->kobj);
	module_put(owner);
}

/* chrdevs_lock held: who serves that number; of several the smallest range */
static struct cdev *cdev_lookup(dev_t dev)
{
	struct cdev *cdev, *best = NULL;

	list_for_each_entry(cdev, &cdev_map, map) {
		if (dev - cdev->dev < cdev->count &&
		    (!best || cdev->count < best->count))
			best = cdev;
	}
	return best;
}

/* the inode's cdev with a reference, or NULL */
static struct cdev *cdev_of_inode(struct inode *inode)
{
	struct cdev *cdev;

	mutex_lock(&chrdevs_lock);
	if (!inode->i_cdev) {
		inode->i_cdev = cdev_lookup(inode->i_rdev);
		if (inode->i_cdev)
			list_add(&inode->i_devices, &inode->i_cdev->list);
	}
	cdev = inode->i_cdev;
	if (cdev && !cdev_get(cdev))
		cdev = NULL;
	mutex_unlock(&chrdevs_lock);
	return cdev;
}

/* open() of every node: the file goes on with the driver's operations */
static int chrdev_open(struct inode *inode, struct file *file)
{
	struct cdev *cdev = cdev_of_inode(inode);
	const struct file_operations *fops;
	int err = -ENXIO;

	if (!cdev)
		return -ENXIO;
	fops = fops_get(cdev->ops);
	if (fops) {
		replace_fops(file, fops);
		err = fops->open ? fops->open(inode, file) : 0;
	}
	if (err)
		cdev_put(cdev);
	return err;
}

const struct file_operations def_chr_fops = {
	.open	= chrdev_open,
	.llseek	= noop_llseek,
};

/* the last reference of a file to the device's node goes */
void cdev_file_closed(struct inode *inode)
{
	cdev_put(inode->i_cdev);
}

/* an inode goes: no cdev may think of it */
void cd_forget(struct inode *inode)
{
	if (!S_ISCHR(inode->i_mode))
		return;
	mutex_lock(&chrdevs_lock);
	list_del_init(&inode->i_devices);
	inode->i_cdev = NULL;
	mutex_unlock(&chrdevs_lock);
}

/* -------------------------------------------------------- what was forgotten */

static bool cdev_of_module(const struct cdev *cdev, const struct module *mod)
{
	return cdev->owner == mod || within_module((unsigned long)cdev, mod) ||
	       within_module((unsigned long)cdev->ops, mod);
}

/* reported, and taken out: the next open would call what is gone */
static int chrdevs_left(struct module *mod)
{
	struct char_device_struct *cd, *next;
	struct cdev *cdev, *n;
	int found = 0;

	mutex_lock(&chrdevs_lock);
	list_for_each_entry_safe(cdev, n, &cdev_map, map) {
		if (!cdev_of_module(cdev, mod))
			continue;
		module_leftover(mod, "cdev %u:%u, %u numbers, %ps",
				MAJOR(cdev->dev), MINOR(cdev->dev),
				cdev->count, cdev->ops);
		list_del_init(&cdev->map);
		purge_inodes(cdev);
		found++;
	}
	list_for_each_entry_safe(cd, next, &regions, node) {
		if (!within_module(cd->ip, mod))
			continue;
		module_leftover(mod, "device numbers %u:%u to %u, %s",
				MAJOR(cd->first), MINOR(cd->first),
				MINOR(cd->first) + cd->count - 1, cd->name);
		list_del(&cd->node);
		kfree(cd);
		found++;
	}
	mutex_unlock(&chrdevs_lock);
	return found;
}
MODULE_LEFTOVERS(chrdevs_left);
