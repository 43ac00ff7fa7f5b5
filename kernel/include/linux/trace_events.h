/* SPDX-License-Identifier: MIT */
/* Left out: tracepoints of modules. */
#ifndef _LINUX_TRACE_EVENTS_H
#define _LINUX_TRACE_EVENTS_H

#include <linux/refused.h>

__refused_area("<linux/trace_events.h>", "tracepoints of modules")

#endif
