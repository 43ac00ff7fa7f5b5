/* SPDX-License-Identifier: MIT */
/* Left out: terminal drivers. */
#ifndef _LINUX_TTY_DRIVER_H
#define _LINUX_TTY_DRIVER_H

#include <linux/refused.h>

__refused_area("<linux/tty_driver.h>", "terminal drivers")

#endif
