/* SPDX-License-Identifier: MIT */
/* miscdevice.h - single devices on one major; kernel/drivers/char/misc.c. */
#ifndef _LINUX_MISCDEVICE_H
#define _LINUX_MISCDEVICE_H

#include <linux/device.h>
#include <linux/list.h>
#include <linux/major.h>
#include <linux/module.h>
#include <linux/types.h>

#define WATCHDOG_MINOR		130
#define TEMP_MINOR		131
#define RTC_MINOR		135
#define NVRAM_MINOR		144
#define HWRNG_MINOR		183
#define TUN_MINOR		200
#define HPET_MINOR		228
#define FUSE_MINOR		229
#define KVM_MINOR		232
#define MISC_DYNAMIC_MINOR	255

struct attribute_group;
struct file_operations;

/* I set before it is registered, m misc_mtx */
struct miscdevice {
	int minor;				/* I MISC_DYNAMIC_MINOR: any */
	const char *name;			/* I */
	const struct file_operations *fops;	/* I */
	struct list_head list;			/* m */
	struct device *parent;			/* I */
	struct device *this_device;		/* m */
	const struct attribute_group **groups;	/* I */
	const char *nodename;			/* I in /dev, if not the name */
	umode_t mode;				/* I of the node; 0: 0600 */
};

int misc_register(struct miscdevice *misc);
void misc_deregister(struct miscdevice *misc);

#define module_misc_device(__misc)					\
static int __init __misc ## _init(void)					\
{									\
	return misc_register(&(__misc));				\
}									\
module_init(__misc ## _init);						\
static void __exit __misc ## _exit(void)				\
{									\
	misc_deregister(&(__misc));					\
}									\
module_exit(__misc ## _exit)

#define MODULE_ALIAS_MISCDEV(minor)					\
	MODULE_ALIAS("char-major-" __stringify(MISC_MAJOR)		\
		     "-" __stringify(minor))

#endif
