// SPDX-License-Identifier: MIT
/*
 * core.c - devices: what a driver shows itself with in /sys and /dev.
 *
 * device_add() does it all: the directory in /sys/devices, the link from the
 * class, the attributes `uevent` and `dev`, and the node in /dev. device_del()
 * undoes it in the other order; the memory goes with the last put_device().
 *
 *	/dev/NAME	a node with the number devt, mode by the class
 *	/sys/devices/virtual/CLASS/NAME/{dev,uevent,subsystem,...}
 *	/sys/class/CLASS/NAME		a link to it
 *
 * Locks: classes_lock (class.c) for the class's list.
 *
 * Linux: drivers/base/core.c. Left out: buses and drivers, power, DMA,
 * firmware, moving and renaming.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/panic.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include "base.h"

/* -------------------------------------------------------------- attributes */

static ssize_t dev_attr_show(struct kobject *kobj, struct attribute *attr,
			     char *buf)
{
	struct device_attribute *da = container_of(attr,
						   struct device_attribute,
						   attr);

	return da->show ? da->show(kobj_to_dev(kobj), da, buf) : -EIO;
}

static ssize_t dev_attr_store(struct kobject *kobj, struct attribute *attr,
			      const char *buf, size_t count)
{
	struct device_attribute *da = container_of(attr,
						   struct device_attribute,
						   attr);

	return da->store ? da->store(kobj_to_dev(kobj), da, buf, count) : -EIO;
}

static const struct sysfs_ops dev_sysfs_ops = {
	.show	= dev_attr_show,
	.store	= dev_attr_store,
};

#define to_ext_attr(attr) container_of(attr, struct dev_ext_attribute, attr)

/** device_show_int - show() of DEVICE_INT_ATTR() */
ssize_t device_show_int(struct device *dev, struct device_attribute *attr,
			char *buf)
{
	return sysfs_emit(buf, "%d\n", *(int *)to_ext_attr(attr)->var);
}
EXPORT_SYMBOL_GPL(device_show_int);

/** device_store_int - store() of DEVICE_INT_ATTR() */
ssize_t device_store_int(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t count)
{
	return kstrtoint(buf, 0, to_ext_attr(attr)->var) ?: (ssize_t)count;
}
EXPORT_SYMBOL_GPL(device_store_int);

/** device_show_ulong - show() of DEVICE_ULONG_ATTR() */
ssize_t device_show_ulong(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%lx\n",
			  *(unsigned long *)to_ext_attr(attr)->var);
}
EXPORT_SYMBOL_GPL(device_show_ulong);

/** device_store_ulong - store() of DEVICE_ULONG_ATTR() */
ssize_t device_store_ulong(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count)
{
	return kstrtoul(buf, 0, to_ext_attr(attr)->var) ?: (ssize_t)count;
}
EXPORT_SYMBOL_GPL(device_store_ulong);

/** device_show_bool - show() of DEVICE_BOOL_ATTR() */
ssize_t device_show_bool(struct device *dev, struct device_attribute *attr,
			 char *buf)
{
	return sysfs_emit(buf, "%d\n", *(bool *)to_ext_attr(attr)->var);
}
EXPORT_SYMBOL_GPL(device_show_bool);

/** device_store_bool - store() of DEVICE_BOOL_ATTR() */
ssize_t device_store_bool(struct device *dev, struct device_attribute *attr,
			  const char *buf, size_t count)
{
	return kstrtobool(buf, to_ext_attr(attr)->var) ?: (ssize_t)count;
}
EXPORT_SYMBOL_GPL(device_store_bool);

static ssize_t dev_show(struct device *dev, struct device_attribute *attr,
			char *buf)
{
	return sysfs_emit(buf, "%u:%u\n", MAJOR(dev->devt), MINOR(dev->devt));
}
static DEVICE_ATTR_RO(dev);

/* the variables that an event about the device carries */
static int dev_uevent(const struct kobject *kobj, struct kobj_uevent_env *env)
{
	const struct device *dev = kobj_to_dev((struct kobject *)kobj);
	umode_t mode = 0;
	char *node;
	int err = 0;

	if (MAJOR(dev->devt)) {
		node = device_get_devnode(dev, &mode);
		add_uevent_var(env, "MAJOR=%u", MAJOR(dev->devt));
		add_uevent_var(env, "MINOR=%u", MINOR(dev->devt));
		if (node)
			add_uevent_var(env, "DEVNAME=%s", node);
		if (node && mode)
			add_uevent_var(env, "DEVMODE=%#o", mode & 0777);
		kfree(node);
	}
	if (dev->type && dev->type->name)
		add_uevent_var(env, "DEVTYPE=%s", dev->type->name);
	if (dev->class && dev->class->dev_uevent)
		err = dev->class->dev_uevent(dev, env);
	if (!err && dev->type && dev->type->uevent)
		err = dev->type->uevent(dev, env);
	return err;
}

static ssize_t uevent_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	struct kobj_uevent_env *env = kzalloc(sizeof(*env), GFP_KERNEL);
	int len = 0;

	if (!env)
		return -ENOMEM;
	dev_uevent(&dev->kobj, env);
	for (int i = 0; i < env->envp_idx; i++)
		len += sysfs_emit_at(buf, len, "%s\n", env->envp[i]);
	kfree(env);
	return len;
}

/* Linux: "add", "change" ... sends such an event anew */
static ssize_t uevent_store(struct device *dev, struct device_attribute *attr,
			    const char *buf, size_t count)
{
	return kobject_uevent(&dev->kobj, KOBJ_CHANGE) ?: (ssize_t)count;
}
static DEVICE_ATTR_RW(uevent);

/** device_create_file - show an attribute of a device; 0 or -errno */
int device_create_file(struct device *dev,
		       const struct device_attribute *attr)
{
	return sysfs_create_file(&dev->kobj, &attr->attr);
}
EXPORT_SYMBOL_GPL(device_create_file);

/** device_remove_file - show it no more; waits for callers that are in it */
void device_remove_file(struct device *dev,
			const struct device_attribute *attr)
{
	sysfs_remove_file(&dev->kobj, &attr->attr);
}
EXPORT_SYMBOL_GPL(device_remove_file);

/** device_create_bin_file - show bytes of a device */
int device_create_bin_file(struct device *dev,
			   const struct bin_attribute *attr)
{
	return sysfs_create_bin_file(&dev->kobj, attr);
}
EXPORT_SYMBOL_GPL(device_create_bin_file);

/** device_remove_bin_file - show them no more */
void device_remove_bin_file(struct device *dev,
			    const struct bin_attribute *attr)
{
	sysfs_remove_bin_file(&dev->kobj, attr);
}
EXPORT_SYMBOL_GPL(device_remove_bin_file);

/** device_add_groups - show groups of attributes */
int device_add_groups(struct device *dev,
		      const struct attribute_group **groups)
{
	return sysfs_create_groups(&dev->kobj, groups);
}
EXPORT_SYMBOL_GPL(device_add_groups);

/** device_remove_groups - show them no more */
void device_remove_groups(struct device *dev,
			  const struct attribute_group **groups)
{
	sysfs_remove_groups(&dev->kobj, groups);
}
EXPORT_SYMBOL_GPL(device_remove_groups);

/* -------------------------------------------------------------- life cycle */

static void device_release(struct kobject *kobj)
{
	struct device *dev = kobj_to_dev(kobj);

	devres_release_all(dev);
	if (dev->release)
		dev->release(dev);
	else if (dev->type && dev->type->release)
		dev->type->release(dev);
	else if (dev->class && dev->class->dev_release)
		dev->class->dev_release(dev);
	else
		WARN(1, "Device '%s' does not have a release() function, it is broken and must be fixed. See Documentation/core-api/kobject.rst.\n",
		     dev_name(dev));
}

static const struct kobj_type device_ktype = {
	.release = device_release,
	.sysfs_ops = &dev_sysfs_ops,
};

static const struct kset_uevent_ops device_uevent_ops = {
	.uevent = dev_uevent,
};

/** device_initialize - make a zeroed device valid, with one reference */
void device_initialize(struct device *dev)
{
	dev->kobj.kset = devices_kset;
	kobject_init(&dev->kobj, &device_ktype);
	mutex_init(&dev->mutex);
	INIT_LIST_HEAD(&dev->class_node);
	INIT_LIST_HEAD(&dev->devres_head);
	spin_lock_init(&dev->devres_lock);
}
EXPORT_SYMBOL_GPL(device_initialize);

/** dev_set_name - name a device before it is added; 0, -ENOMEM */
int dev_set_name(struct device *dev, const char *fmt, ...)
{
	va_list args;
	int err;

	va_start(args, fmt);
	err = kobject_set_name_vargs(&dev->kobj, fmt, args);
	va_end(args);
	return err;
}
EXPORT_SYMBOL_GPL(dev_set_name);

/** get_device - take a reference; NULL is fine */
struct device *get_device(struct device *dev)
{
	return dev ? kobj_to_dev(kobject_get(&dev->kobj)) : NULL;
}
EXPORT_SYMBOL_GPL(get_device);

/** put_device - drop a reference; the last one frees it */
void put_device(struct device *dev)
{
	if (dev)
		kobject_put(&dev->kobj);
}
EXPORT_SYMBOL_GPL(put_device);

static int add_links(struct subsys_private *sp, struct device *dev)
{
	int err = sysfs_create_link(&dev->kobj, &sp->subsys.kobj, "subsystem");

	if (err)
		return err;
	if (dev->parent) {
		err = sysfs_create_link(&dev->kobj, &dev->parent->kobj,
					"device");
		if (err)
			return err;
	}
	return sysfs_create_link(&sp->subsys.kobj, &dev->kobj, dev_name(dev));
}

static int add_attributes(struct device *dev)
{
	int err = device_create_file(dev, &dev_attr_uevent);

	if (!err && dev->class)
		err = device_add_groups(dev, dev->class->dev_groups);
	if (!err && dev->type)
		err = device_add_groups(dev, dev->type->groups);
	if (!err)
		err = device_add_groups(dev, dev->groups);
	if (!err && MAJOR(dev->devt))
		err = device_create_file(dev, &dev_attr_dev);
	return err;
}

/* its directory takes all that is in it along */
static void remove_all(struct subsys_private *sp, struct device *dev)
{
	if (MAJOR(dev->devt))
		devtmpfs_delete_node(dev);
	if (sp)
		sysfs_remove_link(&sp->subsys.kobj, dev_name(dev));
	kobject_del(&dev->kobj);
	if (sp)
		class_remove_device(sp, dev);
	put_device(dev->parent);
}

/* its name is set; on failure nothing is left in /sys and /dev */
static int add_everywhere(struct subsys_private *sp, struct device *dev)
{
	int err = kobject_add(&dev->kobj, dev->kobj.parent, NULL);

	if (err) {
		dev->kobj.parent = NULL;
		if (sp)
			class_remove_device(sp, dev);
		put_device(dev->parent);
		return err;
	}
	err = add_attributes(dev);
	if (!err && sp)
		err = add_links(sp, dev);
	if (!err && MAJOR(dev->devt))
		err = devtmpfs_create_node(dev);
	if (err)
		remove_all(sp, dev);
	return err;
}

/**
 * device_add - show a device in /sys and /dev
 * @dev: initialised; name, class, devt, parent ... set. On failure it is still
 *	 to be put_device()
 *
 * Context: may sleep. Return: 0, -EINVAL, -EEXIST, -ENOMEM.
 */
int device_add(struct device *dev)
{
	struct subsys_private *sp = NULL;
	int err = 0;

	if (dev->init_name) {
		err = dev_set_name(dev, "%s", dev->init_name);
		dev->init_name = NULL;
	}
	if (err || !dev_name(dev))
		return err ? err : -EINVAL;
	if (dev->class) {
		sp = class_to_subsys(dev->class);
		if (!sp)
			return -EINVAL;
	}
	get_device(dev->parent);
	if (sp)
		err = class_add_device(sp, dev);
	else
		dev->kobj.parent = dev->parent ? &dev->parent->kobj : NULL;
	if (!err)
		err = add_everywhere(sp, dev);
	else
		put_device(dev->parent);
	if (!err)
		kobject_uevent(&dev->kobj, KOBJ_ADD);
	/* the class stays as long as the device is there */
	if (err && sp)
		kset_put(&sp->subsys);
	return err;
}
EXPORT_SYMBOL_GPL(device_add);

/**
 * device_del - undo device_add(); the device itself is still there
 *
 * Context: may sleep: waits for who reads or writes its attributes.
 */
void device_del(struct device *dev)
{
	struct subsys_private *sp = NULL;

	if (dev->class)
		sp = class_to_subsys(dev->class);
	kobject_uevent(&dev->kobj, KOBJ_REMOVE);
	remove_all(sp, dev);
	if (sp) {
		kset_put(&sp->subsys);	/* ours of just now */
		kset_put(&sp->subsys);	/* that of device_add() */
	}
}
EXPORT_SYMBOL_GPL(device_del);

/** device_register - device_initialize() and device_add() */
int device_register(struct device *dev)
{
	device_initialize(dev);
	return device_add(dev);
}
EXPORT_SYMBOL_GPL(device_register);

/** device_unregister - device_del() and put_device() */
void device_unregister(struct device *dev)
{
	device_del(dev);
	put_device(dev);
}
EXPORT_SYMBOL_GPL(device_unregister);

/* ------------------------------------------------- devices of the kernel's own */

static void created_release(struct device *dev)
{
	kfree(dev);
}

static struct device *__printf(6, 0)
create(const struct class *class, struct device *parent, dev_t devt,
       void *drvdata, const struct attribute_group **groups, const char *fmt,
       va_list args)
{
	struct device *dev;
	int err;

	if (IS_ERR_OR_NULL(class))
		return ERR_PTR(-ENODEV);
	dev = kzalloc(sizeof(*dev), GFP_KERNEL);
	if (!dev)
		return ERR_PTR(-ENOMEM);
	device_initialize(dev);
	dev->devt = devt;
	dev->class = class;
	dev->parent = parent;
	dev->groups = groups;
	dev->release = created_release;
	dev_set_drvdata(dev, drvdata);
	err = kobject_set_name_vargs(&dev->kobj, fmt, args);
	if (!err)
		err = device_add(dev);
	if (!err)
		return dev;
	put_device(dev);
	return ERR_PTR(err);
}

/**
 * device_create - make a device of a class, and its node in /dev
 * @class:   of class_create()
 * @parent:  or NULL
 * @devt:    its number; MKDEV(0, 0): no node
 * @drvdata: for dev_get_drvdata()
 * @fmt:     its name; a '/' makes a directory in /dev
 *
 * Context: may sleep.
 * Return: for device_destroy(), or an ERR_PTR: -EEXIST, -ENODEV, -ENOMEM.
 */
struct device *device_create(const struct class *class, struct device *parent,
			     dev_t devt, void *drvdata, const char *fmt, ...)
{
	struct device *dev;
	va_list args;

	va_start(args, fmt);
	dev = create(class, parent, devt, drvdata, NULL, fmt, args);
	va_end(args);
	return dev;
}
EXPORT_SYMBOL_GPL(device_create);

/** device_create_with_groups - the same, with attributes from the start */
struct device *
device_create_with_groups(const struct class *class, struct device *parent,
			  dev_t devt, void *drvdata,
			  const struct attribute_group **groups,
			  const char *fmt, ...)
{
	struct device *dev;
	va_list args;

	va_start(args, fmt);
	dev = create(class, parent, devt, drvdata, groups, fmt, args);
	va_end(args);
	return dev;
}
EXPORT_SYMBOL_GPL(device_create_with_groups);

/** device_destroy - undo it; nothing happens when there is no such device */
void device_destroy(const struct class *class, dev_t devt)
{
	struct device *dev = class_find_device_by_devt(class, devt);

	if (dev) {
		put_device(dev);
		device_unregister(dev);
	}
}
EXPORT_SYMBOL_GPL(device_destroy);

/** devices_init - make /sys/devices, /sys/class and /dev */
void __init devices_init(void)
{
	devices_kset = kset_create_and_add("devices", &device_uevent_ops, NULL);
	classes_init();
	devtmpfs_init();
}
