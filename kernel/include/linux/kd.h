/* SPDX-License-Identifier: MIT */
/* Left out: keyboard ioctls. */
#ifndef _LINUX_KD_H
#define _LINUX_KD_H

#include <linux/refused.h>

__refused_area("<linux/kd.h>", "keyboard ioctls")

#endif
