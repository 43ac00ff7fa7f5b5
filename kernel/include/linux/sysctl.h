/* SPDX-License-Identifier: MIT */
/*
 * Left out: /proc/sys. Parameters of modules are in
 * /sys/module/NAME/parameters.
 */
#ifndef _LINUX_SYSCTL_H
#define _LINUX_SYSCTL_H

#include <linux/refused.h>

__refused_area("<linux/sysctl.h>", "/proc/sys: module parameters are in /sys/module")

struct ctl_table_header;
struct ctl_table;

void unregister_sysctl_table(struct ctl_table_header *head)
	__refused("/proc/sys");

#endif
