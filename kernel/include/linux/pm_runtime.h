/* SPDX-License-Identifier: MIT */
/* Left out: power management of devices. */
#ifndef _LINUX_PM_RUNTIME_H
#define _LINUX_PM_RUNTIME_H

#include <linux/refused.h>

__refused_area("<linux/pm_runtime.h>", "power management of devices")

#endif
