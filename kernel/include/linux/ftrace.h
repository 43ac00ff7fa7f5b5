/* SPDX-License-Identifier: MIT */
/* Left out: function tracer. */
#ifndef _LINUX_FTRACE_H
#define _LINUX_FTRACE_H

#include <linux/refused.h>

__refused_area("<linux/ftrace.h>", "function tracer")

#endif
