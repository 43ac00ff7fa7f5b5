/* SPDX-License-Identifier: MIT */
/* cdev.h - who serves which character device numbers; kernel/fs/char_dev.c. */
#ifndef _LINUX_CDEV_H
#define _LINUX_CDEV_H

#include <linux/device.h>
#include <linux/kdev_t.h>
#include <linux/kobject.h>
#include <linux/list.h>

struct file_operations;
struct inode;
struct module;

/* I set before cdev_add(), c chrdevs_lock */
struct cdev {
	struct kobject kobj;
	struct module *owner;			/* I */
	const struct file_operations *ops;	/* I */
	struct list_head list;			/* c inodes that found it */
	struct list_head map;			/* c of all that serve */
	dev_t dev;				/* I */
	unsigned int count;			/* I */
};

void cdev_init(struct cdev *cdev, const struct file_operations *fops);
struct cdev *cdev_alloc(void);
int cdev_add(struct cdev *cdev, dev_t dev, unsigned int count);
void cdev_set_parent(struct cdev *cdev, struct kobject *kobj);
int cdev_device_add(struct cdev *cdev, struct device *dev);
void cdev_device_del(struct cdev *cdev, struct device *dev);
void cdev_del(struct cdev *cdev);

#endif
