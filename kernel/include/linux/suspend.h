/* SPDX-License-Identifier: MIT */
/* Left out: suspend. */
#ifndef _LINUX_SUSPEND_H
#define _LINUX_SUSPEND_H

#include <linux/refused.h>

__refused_area("<linux/suspend.h>", "suspend")

#endif
