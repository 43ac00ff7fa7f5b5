/* SPDX-License-Identifier: MIT */
/* Left out: virtual terminals: one screen. */
#ifndef _LINUX_CONSOLE_STRUCT_H
#define _LINUX_CONSOLE_STRUCT_H

#include <linux/refused.h>

__refused_area("<linux/console_struct.h>", "virtual terminals: one screen")

#endif
