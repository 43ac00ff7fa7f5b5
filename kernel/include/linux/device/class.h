/* SPDX-License-Identifier: MIT */
/* class.h - devices of one kind, /sys/class/NAME; kernel/drivers/base/class.c. */
#ifndef _LINUX_DEVICE_CLASS_H
#define _LINUX_DEVICE_CLASS_H

#include <linux/kobject.h>
#include <linux/list.h>
#include <linux/types.h>

struct class;
struct device;

/**
 * struct class - a kind of devices
 * @name: below /sys/class
 * @class_groups: attributes of the class
 * @dev_groups: attributes of each of its devices
 * @dev_uevent: adds variables to events
 * @devnode: the name in /dev, kmalloc()ed, or NULL for the device's; may set
 *	     the mode of the node
 * @class_release: the class is gone
 * @dev_release: a device of it is gone, if it has no release of its own
 */
struct class {
	const char *name;
	const struct attribute_group **class_groups;
	const struct attribute_group **dev_groups;
	int (*dev_uevent)(const struct device *dev,
			  struct kobj_uevent_env *env);
	char *(*devnode)(const struct device *dev, umode_t *mode);
	void (*class_release)(const struct class *class);
	void (*dev_release)(struct device *dev);
};

struct class_attribute {
	struct attribute attr;
	ssize_t (*show)(const struct class *class,
			const struct class_attribute *attr, char *buf);
	ssize_t (*store)(const struct class *class,
			 const struct class_attribute *attr, const char *buf,
			 size_t count);
};

#define CLASS_ATTR_RW(_name) \
	struct class_attribute class_attr_##_name = __ATTR_RW(_name)
#define CLASS_ATTR_RO(_name) \
	struct class_attribute class_attr_##_name = __ATTR_RO(_name)
#define CLASS_ATTR_WO(_name) \
	struct class_attribute class_attr_##_name = __ATTR_WO(_name)

int __must_check class_register(const struct class *class);
void class_unregister(const struct class *class);
bool class_is_registered(const struct class *class);
struct class *__must_check class_create(const char *name);
void class_destroy(const struct class *class);
int __must_check class_create_file(const struct class *class,
				   const struct class_attribute *attr);
void class_remove_file(const struct class *class,
		       const struct class_attribute *attr);

int class_for_each_device(const struct class *class,
			  const struct device *start, void *data,
			  int (*fn)(struct device *dev, void *data));
struct device *class_find_device(const struct class *class,
				 const struct device *start, const void *data,
				 int (*match)(struct device *, const void *));
struct device *class_find_device_by_devt(const struct class *class, dev_t devt);
struct device *class_find_device_by_name(const struct class *class,
					 const char *name);

/* Linux before 6.4 wanted the owner first. */
#define __class_create_1(name)		class_create(name)
#define __class_create_2(owner, name)	((void)(owner), class_create(name))
#define __class_create_pick(a, b, fn, ...)	fn
#define class_create(...)						\
	__class_create_pick(__VA_ARGS__, __class_create_2,		\
			    __class_create_1)(__VA_ARGS__)

#endif
