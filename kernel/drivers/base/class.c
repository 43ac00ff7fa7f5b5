// SPDX-License-Identifier: MIT
/*
 * class.c - devices of one kind: /sys/class/NAME.
 *
 * A struct class is the driver's, and may be const; what the kernel keeps about
 * it is a subsys_private, found by the class's address. Devices of a class that
 * have no parent live in /sys/devices/virtual/NAME, a directory that is there
 * as long as one of them is; /sys/class/NAME has links to them.
 *
 * Locks: classes_lock, a mutex, for the lists of classes and of devices.
 *
 * Linux: drivers/base/class.c; there each class has a lock and a klist.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/panic.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "base.h"

static DEFINE_MUTEX(classes_lock);
static LIST_HEAD(classes);			/* [classes_lock] */
static struct kset *class_kset;			/* /sys/class */
static struct kobject *virtual_kobj;		/* /sys/devices/virtual */

/* what the kernel keeps of a class with a reference, or NULL */
struct subsys_private *class_to_subsys(const struct class *class)
{
	struct subsys_private *sp, *found = NULL;

	mutex_lock(&classes_lock);
	list_for_each_entry(sp, &classes, node) {
		if (sp->class == class) {
			found = sp;
			kset_get(&sp->subsys);
			break;
		}
	}
	mutex_unlock(&classes_lock);
	return found;
}

/* -------------------------------------------------------------- attributes */

static const struct class *class_of(struct kobject *kobj)
{
	return container_of(to_kset(kobj), struct subsys_private,
			    subsys)->class;
}

static ssize_t class_attr_show(struct kobject *kobj, struct attribute *attr,
			       char *buf)
{
	struct class_attribute *ca = container_of(attr, struct class_attribute,
						  attr);

	return ca->show ? ca->show(class_of(kobj), ca, buf) : -EIO;
}

static ssize_t class_attr_store(struct kobject *kobj, struct attribute *attr,
				const char *buf, size_t count)
{
	struct class_attribute *ca = container_of(attr, struct class_attribute,
						  attr);

	return ca->store ? ca->store(class_of(kobj), ca, buf, count) : -EIO;
}

static const struct sysfs_ops class_sysfs_ops = {
	.show	= class_attr_show,
	.store	= class_attr_store,
};

static void class_release(struct kobject *kobj)
{
	struct subsys_private *sp = container_of(to_kset(kobj),
						 struct subsys_private, subsys);
	const struct class *class = sp->class;

	if (class->class_release)
		class->class_release(class);
	kfree(sp);
}

static const struct kobj_type class_ktype = {
	.sysfs_ops = &class_sysfs_ops,
	.release = class_release,
};

/** class_create_file - an attribute of the class itself; 0 or -errno */
int class_create_file(const struct class *class,
		      const struct class_attribute *attr)
{
	struct subsys_private *sp = class_to_subsys(class);
	int err;

	if (!sp)
		return -EINVAL;
	err = sysfs_create_file(&sp->subsys.kobj, &attr->attr);
	kset_put(&sp->subsys);
	return err;
}
EXPORT_SYMBOL_GPL(class_create_file);

/** class_remove_file - undo it */
void class_remove_file(const struct class *class,
		       const struct class_attribute *attr)
{
	struct subsys_private *sp = class_to_subsys(class);

	if (!sp)
		return;
	sysfs_remove_file(&sp->subsys.kobj, &attr->attr);
	kset_put(&sp->subsys);
}
EXPORT_SYMBOL_GPL(class_remove_file);

/* -------------------------------------------------------------- life cycle */

/**
 * class_register - make /sys/class/NAME
 * @class: the driver's; stays until class_unregister()
 *
 * Context: may sleep. Return: 0, -EEXIST, -EINVAL, -ENOMEM.
 */
int class_register(const struct class *class)
{
	struct subsys_private *sp = kzalloc(sizeof(*sp), GFP_KERNEL);
	int err;

	if (!sp)
		return -ENOMEM;
	INIT_LIST_HEAD(&sp->devices);
	sp->class = class;
	sp->subsys.kobj.parent = &class_kset->kobj;
	sp->subsys.kobj.ktype = &class_ktype;
	err = kobject_set_name(&sp->subsys.kobj, "%s", class->name);
	if (!err)
		err = kset_register(&sp->subsys);
	if (err) {
		kfree(sp->subsys.kobj.name);
		kfree(sp);
		return err;
	}
	mutex_lock(&classes_lock);
	list_add_tail(&sp->node, &classes);
	mutex_unlock(&classes_lock);
	err = sysfs_create_groups(&sp->subsys.kobj, class->class_groups);
	if (err)
		class_unregister(class);
	return err;
}
EXPORT_SYMBOL_GPL(class_register);

/** class_unregister - undo it; its devices must have gone */
void class_unregister(const struct class *class)
{
	struct subsys_private *sp = class_to_subsys(class);

	if (WARN_ON_ONCE(!sp))
		return;
	sysfs_remove_groups(&sp->subsys.kobj, class->class_groups);
	mutex_lock(&classes_lock);
	list_del(&sp->node);
	mutex_unlock(&classes_lock);
	kset_unregister(&sp->subsys);
	kset_put(&sp->subsys);
}
EXPORT_SYMBOL_GPL(class_unregister);

/** class_is_registered - is it there? */
bool class_is_registered(const struct class *class)
{
	struct subsys_private *sp = class_to_subsys(class);

	if (sp)
		kset_put(&sp->subsys);
	return sp;
}
EXPORT_SYMBOL_GPL(class_is_registered);

static void created_class_release(const struct class *class)
{
	kfree(class);
}

/**
 * class_create - make a class and register it
 * @name: below /sys/class; must stay
 *
 * Return: for class_destroy(), or an ERR_PTR: -EEXIST, -ENOMEM.
 */
struct class *(class_create)(const char *name)
{
	struct class *class = kzalloc(sizeof(*class), GFP_KERNEL);
	int err;

	if (!class)
		return ERR_PTR(-ENOMEM);
	class->name = name;
	class->class_release = created_class_release;
	err = class_register(class);
	if (!err)
		return class;
	kfree(class);
	return ERR_PTR(err);
}
EXPORT_SYMBOL_GPL(class_create);

/** class_destroy - undo class_create(); NULL and ERR_PTRs are fine */
void class_destroy(const struct class *class)
{
	if (!IS_ERR_OR_NULL(class))
		class_unregister(class);
}
EXPORT_SYMBOL_GPL(class_destroy);

/* ----------------------------------------------------------------- devices */

/* classes_lock held: /sys/devices/virtual/NAME, one user more; or NULL */
static struct kobject *get_virtual_dir(struct subsys_private *sp)
{
	if (!sp->virtual_dir)
		sp->virtual_dir = kobject_create_and_add(sp->class->name,
							 virtual_kobj);
	if (sp->virtual_dir)
		sp->nr_virtual++;
	return sp->virtual_dir;
}

/* puts it on the list and sets where its directory goes; 0, -ENOMEM */
int class_add_device(struct subsys_private *sp, struct device *dev)
{
	int err = 0;

	mutex_lock(&classes_lock);
	if (dev->parent)
		dev->kobj.parent = &dev->parent->kobj;
	else
		dev->kobj.parent = get_virtual_dir(sp);
	if (!dev->kobj.parent)
		err = -ENOMEM;
	else
		list_add_tail(&dev->class_node, &sp->devices);
	mutex_unlock(&classes_lock);
	return err;
}

/* its directory is gone already */
void class_remove_device(struct subsys_private *sp, struct device *dev)
{
	struct kobject *empty = NULL;

	mutex_lock(&classes_lock);
	list_del_init(&dev->class_node);
	if (!dev->parent && --sp->nr_virtual == 0) {
		empty = sp->virtual_dir;
		sp->virtual_dir = NULL;
		kobject_del(empty);
	}
	mutex_unlock(&classes_lock);
	kobject_put(empty);
}

/**
 * class_find_device - the first device that a function wants
 * @class: of this class
 * @start: behind this one, NULL: from the first
 * @data:  for @match
 * @match: nonzero: this one
 *
 * Context: may sleep; @match may not add or remove devices.
 * Return: it with a reference, or NULL.
 */
struct device *class_find_device(const struct class *class,
				 const struct device *start, const void *data,
				 int (*match)(struct device *, const void *))
{
	struct subsys_private *sp = class_to_subsys(class);
	struct device *dev, *found = NULL;
	bool behind = !start;

	if (!sp)
		return NULL;
	mutex_lock(&classes_lock);
	list_for_each_entry(dev, &sp->devices, class_node) {
		if (behind && match(dev, data)) {
			found = get_device(dev);
			break;
		}
		behind |= dev == start;
	}
	mutex_unlock(&classes_lock);
	kset_put(&sp->subsys);
	return found;
}
EXPORT_SYMBOL_GPL(class_find_device);

static int match_devt(struct device *dev, const void *devt)
{
	return dev->devt == *(const dev_t *)devt;
}

/** class_find_device_by_devt - the device of that number, or NULL */
struct device *class_find_device_by_devt(const struct class *class, dev_t devt)
{
	return class_find_device(class, NULL, &devt, match_devt);
}

static int match_name(struct device *dev, const void *name)
{
	return !strcmp(dev_name(dev), name);
}

/** class_find_device_by_name - the device of that name, or NULL */
struct device *class_find_device_by_name(const struct class *class,
					 const char *name)
{
	return class_find_device(class, NULL, name, match_name);
}

/* what class_for_each_device() hands through class_find_device() */
struct each {
	int (*fn)(struct device *dev, void *data);
	void *data;
	int ret;
};

static int call_each(struct device *dev, const void *data)
{
	struct each *each = (struct each *)data;

	each->ret = each->fn(dev, each->data);
	return each->ret;
}

/** class_for_each_device - call fn for each until it is not 0; what it said */
int class_for_each_device(const struct class *class,
			  const struct device *start, void *data,
			  int (*fn)(struct device *dev, void *data))
{
	struct each each = { .fn = fn, .data = data };

	put_device(class_find_device(class, start, &each, call_each));
	return each.ret;
}
EXPORT_SYMBOL_GPL(class_for_each_device);

/* ------------------------------------------------------------------- start */

static int devices_left_of(struct subsys_private *sp, struct module *mod)
{
	struct device *dev;
	int found = 0;

	list_for_each_entry(dev, &sp->devices, class_node) {
		module_leftover(mod, "device %s", dev_name(dev));
		found++;
	}
	return found;
}

static bool class_of_module(const struct class *class, const struct module *mod)
{
	return within_module((unsigned long)class, mod) ||
	       within_module((unsigned long)class->name, mod);
}

static int classes_left(struct module *mod)
{
	struct subsys_private *sp;
	int found = 0;

	mutex_lock(&classes_lock);
	list_for_each_entry(sp, &classes, node) {
		if (!class_of_module(sp->class, mod))
			continue;
		module_leftover(mod, "class %s", sp->subsys.kobj.name);
		found += 1 + devices_left_of(sp, mod);
	}
	mutex_unlock(&classes_lock);
	return found;
}
MODULE_LEFTOVERS(classes_left);

/** classes_init - make /sys/class and /sys/devices */
void __init classes_init(void)
{
	class_kset = kset_create_and_add("class", NULL, NULL);
	if (!class_kset || !devices_kset)
		panic("devices: no memory for /sys/class");
	virtual_kobj = kobject_create_and_add("virtual", &devices_kset->kobj);
	if (!virtual_kobj)
		panic("devices: no memory for /sys/devices");
}
