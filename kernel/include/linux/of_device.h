/* SPDX-License-Identifier: MIT */
/* Left out: device tree: a PC describes itself in ACPI tables. */
#ifndef _LINUX_OF_DEVICE_H
#define _LINUX_OF_DEVICE_H

#include <linux/refused.h>

__refused_area("<linux/of_device.h>", "device tree: a PC describes itself in ACPI tables")

#endif
