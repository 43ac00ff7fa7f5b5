/* SPDX-License-Identifier: MIT */
/* Left out: virtual terminals: one screen. */
#ifndef _LINUX_VT_KERN_H
#define _LINUX_VT_KERN_H

#include <linux/refused.h>

__refused_area("<linux/vt_kern.h>", "virtual terminals: one screen")

#endif
