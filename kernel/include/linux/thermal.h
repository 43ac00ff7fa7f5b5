/* SPDX-License-Identifier: MIT */
/* Left out: temperature zones. */
#ifndef _LINUX_THERMAL_H
#define _LINUX_THERMAL_H

#include <linux/refused.h>

__refused_area("<linux/thermal.h>", "temperature zones")

#endif
