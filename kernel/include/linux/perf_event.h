/* SPDX-License-Identifier: MIT */
/* Left out: performance counters. */
#ifndef _LINUX_PERF_EVENT_H
#define _LINUX_PERF_EVENT_H

#include <linux/refused.h>

__refused_area("<linux/perf_event.h>", "performance counters")

#endif
