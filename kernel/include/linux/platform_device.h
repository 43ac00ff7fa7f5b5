/* SPDX-License-Identifier: MIT */
/* Left out: platform devices: no bus finds drivers for devices. */
#ifndef _LINUX_PLATFORM_DEVICE_H
#define _LINUX_PLATFORM_DEVICE_H

#include <linux/refused.h>

__refused_area("<linux/platform_device.h>", "platform devices: no bus finds drivers for devices")

#endif
