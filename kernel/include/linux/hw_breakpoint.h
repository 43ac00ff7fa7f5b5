/* SPDX-License-Identifier: MIT */
/* Left out: hardware breakpoints: use gdb, see make gdb. */
#ifndef _LINUX_HW_BREAKPOINT_H
#define _LINUX_HW_BREAKPOINT_H

#include <linux/refused.h>

__refused_area("<linux/hw_breakpoint.h>", "hardware breakpoints: use gdb, see make gdb")

#endif
