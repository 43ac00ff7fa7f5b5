/* SPDX-License-Identifier: MIT */
/* Left out: control groups. */
#ifndef _LINUX_MEMCONTROL_H
#define _LINUX_MEMCONTROL_H

#include <linux/refused.h>

__refused_area("<linux/memcontrol.h>", "control groups")

#endif
