/* SPDX-License-Identifier: MIT */
/* Left out: control groups. */
#ifndef _LINUX_CGROUP_H
#define _LINUX_CGROUP_H

#include <linux/refused.h>

__refused_area("<linux/cgroup.h>", "control groups")

#endif
