/* SPDX-License-Identifier: MIT */
/* Left out: file notification. */
#ifndef _LINUX_FANOTIFY_H
#define _LINUX_FANOTIFY_H

#include <linux/refused.h>

__refused_area("<linux/fanotify.h>", "file notification")

#endif
