/* SPDX-License-Identifier: MIT */
/*
 * device.h - devices: a kobject with a number, a class and a driver's data;
 * kernel/drivers/base.
 *
 * Linux: buses, drivers that are matched to devices, power management, DMA,
 * firmware: none of it is here, since there is no bus. A struct device is what
 * a character device shows itself with in /dev and /sys.
 */
#ifndef _LINUX_DEVICE_H
#define _LINUX_DEVICE_H

#include <linux/atomic.h>
#include <linux/cleanup.h>
#include <linux/compiler.h>
#include <linux/dev_printk.h>
#include <linux/device/class.h>
#include <linux/export.h>
#include <linux/gfp.h>
#include <linux/kdev_t.h>
#include <linux/kobject.h>
#include <linux/list.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/types.h>

struct bus_type;
struct device;
struct module;

/* only what messages need of it */
struct device_driver {
	const char *name;
	struct module *owner;
};

struct device_type {
	const char *name;
	const struct attribute_group **groups;
	int (*uevent)(const struct device *dev, struct kobj_uevent_env *env);
	char *(*devnode)(const struct device *dev, umode_t *mode);
	void (*release)(struct device *dev);
};

/* I set before device_add(), c devices_lock of base/core.c */
struct device {
	struct kobject kobj;
	struct device *parent;			/* I */
	const char *init_name;			/* I instead of dev_set_name() */
	const struct device_type *type;		/* I */
	const struct bus_type *bus;		/* I none here */
	struct device_driver *driver;		/* I */
	void *platform_data;			/* the driver's */
	void *driver_data;			/* dev_get_drvdata() */
	struct mutex mutex;			/* the driver's: device_lock() */
	dev_t devt;				/* I for /dev */
	u32 id;					/* I */
	const struct class *class;		/* I */
	const struct attribute_group **groups;	/* I */
	void (*release)(struct device *dev);	/* I frees it */
	struct list_head class_node;		/* c of all devices of a class */
	struct list_head devres_head;		/* devres_lock */
	spinlock_t devres_lock;
	u64 *dma_mask;
	u64 coherent_dma_mask;
};

struct device_attribute {
	struct attribute attr;
	ssize_t (*show)(struct device *dev, struct device_attribute *attr,
			char *buf);
	ssize_t (*store)(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t count);
};

struct dev_ext_attribute {
	struct device_attribute attr;
	void *var;
};

#define DEVICE_ATTR(_name, _mode, _show, _store)			\
	struct device_attribute dev_attr_ ## _name =			\
		__ATTR(_name, _mode, _show, _store)
#define DEVICE_ATTR_RW(_name) \
	struct device_attribute dev_attr_ ## _name = __ATTR_RW(_name)
#define DEVICE_ATTR_ADMIN_RW(_name) \
	struct device_attribute dev_attr_ ## _name = __ATTR_RW_MODE(_name, 0600)
#define DEVICE_ATTR_RO(_name) \
	struct device_attribute dev_attr_ ## _name = __ATTR_RO(_name)
#define DEVICE_ATTR_ADMIN_RO(_name) \
	struct device_attribute dev_attr_ ## _name = __ATTR_RO_MODE(_name, 0400)
#define DEVICE_ATTR_WO(_name) \
	struct device_attribute dev_attr_ ## _name = __ATTR_WO(_name)
#define DEVICE_INT_ATTR(_name, _mode, _var)				\
	struct dev_ext_attribute dev_attr_ ## _name =			\
		{ __ATTR(_name, _mode, device_show_int, device_store_int), \
		  &(_var) }
#define DEVICE_ULONG_ATTR(_name, _mode, _var)				\
	struct dev_ext_attribute dev_attr_ ## _name =			\
		{ __ATTR(_name, _mode, device_show_ulong,		\
			 device_store_ulong), &(_var) }
#define DEVICE_BOOL_ATTR(_name, _mode, _var)				\
	struct dev_ext_attribute dev_attr_ ## _name =			\
		{ __ATTR(_name, _mode, device_show_bool,		\
			 device_store_bool), &(_var) }

ssize_t device_show_int(struct device *dev, struct device_attribute *attr,
			char *buf);
ssize_t device_store_int(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t count);
ssize_t device_show_ulong(struct device *dev, struct device_attribute *attr,
			  char *buf);
ssize_t device_store_ulong(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count);
ssize_t device_show_bool(struct device *dev, struct device_attribute *attr,
			 char *buf);
ssize_t device_store_bool(struct device *dev, struct device_attribute *attr,
			  const char *buf, size_t count);

void device_initialize(struct device *dev);
int __must_check device_add(struct device *dev);
void device_del(struct device *dev);
int __must_check device_register(struct device *dev);
void device_unregister(struct device *dev);
struct device *get_device(struct device *dev);
void put_device(struct device *dev);
__printf(2, 3) int dev_set_name(struct device *dev, const char *fmt, ...);
const char *dev_driver_string(const struct device *dev);

__printf(5, 6) struct device *
device_create(const struct class *class, struct device *parent, dev_t devt,
	      void *drvdata, const char *fmt, ...);
__printf(6, 7) struct device *
device_create_with_groups(const struct class *class, struct device *parent,
			  dev_t devt, void *drvdata,
			  const struct attribute_group **groups,
			  const char *fmt, ...);
void device_destroy(const struct class *class, dev_t devt);

int device_create_file(struct device *dev,
		       const struct device_attribute *attr);
void device_remove_file(struct device *dev,
			const struct device_attribute *attr);
int __must_check device_create_bin_file(struct device *dev,
					const struct bin_attribute *attr);
void device_remove_bin_file(struct device *dev,
			    const struct bin_attribute *attr);
int __must_check device_add_groups(struct device *dev,
				   const struct attribute_group **groups);
void device_remove_groups(struct device *dev,
			  const struct attribute_group **groups);

static inline int __must_check
device_add_group(struct device *dev, const struct attribute_group *grp)
{
	return sysfs_create_group(&dev->kobj, grp);
}

static inline void device_remove_group(struct device *dev,
				       const struct attribute_group *grp)
{
	sysfs_remove_group(&dev->kobj, grp);
}

static inline struct device *kobj_to_dev(struct kobject *kobj)
{
	return container_of(kobj, struct device, kobj);
}

static inline const char *dev_name(const struct device *dev)
{
	return dev->init_name ? dev->init_name : kobject_name(&dev->kobj);
}

static inline void *dev_get_drvdata(const struct device *dev)
{
	return dev->driver_data;
}

static inline void dev_set_drvdata(struct device *dev, void *data)
{
	dev->driver_data = data;
}

static inline void *dev_get_platdata(const struct device *dev)
{
	return dev->platform_data;
}

static inline int device_is_registered(struct device *dev)
{
	return dev->kobj.state_in_sysfs;
}

static inline void device_lock(struct device *dev)
{
	mutex_lock(&dev->mutex);
}

static inline int device_trylock(struct device *dev)
{
	return mutex_trylock(&dev->mutex);
}

static inline void device_unlock(struct device *dev)
{
	mutex_unlock(&dev->mutex);
}

static inline int dev_to_node(struct device *dev)
{
	return -1;
}

/* memory that goes with the device: base/devres.c */
void *devm_kmalloc(struct device *dev, size_t size, gfp_t gfp) __malloc;
void devm_kfree(struct device *dev, const void *p);
char *devm_kstrdup(struct device *dev, const char *s, gfp_t gfp) __malloc;
int devm_add_action(struct device *dev, void (*action)(void *), void *data);
int devm_add_action_or_reset(struct device *dev, void (*action)(void *),
			     void *data);

static inline void *devm_kzalloc(struct device *dev, size_t size, gfp_t gfp)
{
	return devm_kmalloc(dev, size, gfp | __GFP_ZERO);
}

static inline void *devm_kcalloc(struct device *dev, size_t n, size_t size,
				 gfp_t gfp)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		return NULL;
	return devm_kmalloc(dev, bytes, gfp | __GFP_ZERO);
}

#endif
