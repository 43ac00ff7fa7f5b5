/* SPDX-License-Identifier: MIT */
/* Left out: framebuffer devices; the screen belongs to the console. */
#ifndef _LINUX_FB_H
#define _LINUX_FB_H

#include <linux/refused.h>

__refused_area("<linux/fb.h>", "framebuffer devices; the screen belongs to the console")

#endif
