/* SPDX-License-Identifier: MIT */
/* Left out: tracepoints of modules. */
#ifndef _LINUX_TRACEPOINT_H
#define _LINUX_TRACEPOINT_H

#include <linux/refused.h>

__refused_area("<linux/tracepoint.h>", "tracepoints of modules")

#endif
