/* SPDX-License-Identifier: MIT */
/* Left out: batteries. */
#ifndef _LINUX_POWER_SUPPLY_H
#define _LINUX_POWER_SUPPLY_H

#include <linux/refused.h>

__refused_area("<linux/power_supply.h>", "batteries")

#endif
