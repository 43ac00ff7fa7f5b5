/* SPDX-License-Identifier: MIT */
/* Left out: terminal drivers. */
#ifndef _LINUX_TTY_FLIP_H
#define _LINUX_TTY_FLIP_H

#include <linux/refused.h>

__refused_area("<linux/tty_flip.h>", "terminal drivers")

#endif
