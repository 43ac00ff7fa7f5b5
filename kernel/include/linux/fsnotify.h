/* SPDX-License-Identifier: MIT */
/* Left out: file notification. */
#ifndef _LINUX_FSNOTIFY_H
#define _LINUX_FSNOTIFY_H

#include <linux/refused.h>

__refused_area("<linux/fsnotify.h>", "file notification")

#endif
