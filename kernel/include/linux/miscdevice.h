/* SPDX-License-Identifier: MIT */
/* miscdevice.h - a file in /dev; kernel/fs/dev.c. */
#ifndef _LINUX_MISCDEVICE_H
#define _LINUX_MISCDEVICE_H

#include <linux/fs.h>
#include <linux/types.h>

#define MISC_DYNAMIC_MINOR	255

struct device;

/* I set before it is registered */
struct miscdevice {
	int minor;			/* not used: names tell devices apart */
	const char *name;		/* I in /dev */
	const struct file_operations *fops;	/* I */
	struct list_head list;
	struct device *parent;
	struct device *this_device;
	const char *nodename;		/* I instead of name, if set */
	umode_t mode;			/* I permissions; 0 means 0600 */
	struct dentry *dentry;		/* while it is registered */
};

int misc_register(struct miscdevice *misc);
void misc_deregister(struct miscdevice *misc);

#endif /* _LINUX_MISCDEVICE_H */
