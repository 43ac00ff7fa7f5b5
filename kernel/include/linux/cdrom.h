/* SPDX-License-Identifier: MIT */
/* Left out: block devices. */
#ifndef _LINUX_CDROM_H
#define _LINUX_CDROM_H

#include <linux/refused.h>

__refused_area("<linux/cdrom.h>", "block devices")

#endif
