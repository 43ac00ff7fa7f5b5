/* SPDX-License-Identifier: MIT */
/* Left out: file notification. */
#ifndef _LINUX_INOTIFY_H
#define _LINUX_INOTIFY_H

#include <linux/refused.h>

__refused_area("<linux/inotify.h>", "file notification")

#endif
