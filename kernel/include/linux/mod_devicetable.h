/* SPDX-License-Identifier: MIT */
/*
 * How buses find drivers for devices. There is no bus; the tables are kept
 * for MODULE_DEVICE_TABLE(), which drops them.
 */
#ifndef _LINUX_MOD_DEVICETABLE_H
#define _LINUX_MOD_DEVICETABLE_H

#include <linux/types.h>

typedef unsigned long kernel_ulong_t;

struct platform_device_id {
	char name[24];
	kernel_ulong_t driver_data;
};

struct of_device_id {
	char name[32];
	char type[32];
	char compatible[128];
	const void *data;
};

#endif
