/* SPDX-License-Identifier: MIT */
/* Left out: register maps of devices. */
#ifndef _LINUX_REGMAP_H
#define _LINUX_REGMAP_H

#include <linux/refused.h>

__refused_area("<linux/regmap.h>", "register maps of devices")

#endif
