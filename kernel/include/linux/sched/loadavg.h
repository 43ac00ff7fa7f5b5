/* SPDX-License-Identifier: MIT */
/* Left out: load averages. */
#ifndef _LINUX_SCHED_LOADAVG_H
#define _LINUX_SCHED_LOADAVG_H

#include <linux/refused.h>

__refused_area("<linux/sched/loadavg.h>", "load averages")

#endif
