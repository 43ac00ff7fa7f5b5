/* SPDX-License-Identifier: MIT */
/* Left out: watchdog devices; the lockup detector is in linux/nmi.h. */
#ifndef _LINUX_WATCHDOG_H
#define _LINUX_WATCHDOG_H

#include <linux/refused.h>

__refused_area("<linux/watchdog.h>", "watchdog devices; the lockup detector is in linux/nmi.h")

#endif
