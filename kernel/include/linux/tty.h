/* SPDX-License-Identifier: MIT */
/* Left out: terminal drivers: the console is the only terminal. */
#ifndef _LINUX_TTY_H
#define _LINUX_TTY_H

#include <linux/refused.h>

__refused_area("<linux/tty.h>", "terminal drivers: the console is the only terminal")

#endif
