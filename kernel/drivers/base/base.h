/* SPDX-License-Identifier: MIT */
/* base.h - what the files of drivers/base share. */
#ifndef _BASE_H
#define _BASE_H

#include <linux/device.h>

/* what the kernel keeps of a class: base/class.c. c classes_lock */
struct subsys_private {
	struct kset subsys;			/* /sys/class/NAME */
	const struct class *class;		/* I */
	struct list_head node;			/* c of all classes */
	struct list_head devices;		/* c by class_node */
	struct kobject *virtual_dir;		/* c devices without a parent */
	unsigned int nr_virtual;		/* c that are in it */
};

struct subsys_private *class_to_subsys(const struct class *class);
int class_add_device(struct subsys_private *sp, struct device *dev);
void class_remove_device(struct subsys_private *sp, struct device *dev);

void classes_init(void);
void devtmpfs_init(void);
void devices_init(void);
void devres_release_all(struct device *dev);

int devtmpfs_create_node(struct device *dev);
int devtmpfs_delete_node(struct device *dev);
char *device_get_devnode(const struct device *dev, umode_t *mode);

#endif
