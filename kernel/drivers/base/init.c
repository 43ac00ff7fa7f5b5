// SPDX-License-Identifier: MIT
/*
 * init.c - /proc, /sys and /dev come up, before anybody wants a file in them.
 *
 * Linux: drivers/base/init.c driver_init(), and the mounts that user space does.
 */
#include <linux/init.h>
#include <kernel/drivers.h>
#include "base.h"

static int __init fs_init(void)
{
	proc_root_init();
	sysfs_init();
	devices_init();
	return 0;
}
early_initcall(fs_init);
