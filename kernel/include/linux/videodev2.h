/* SPDX-License-Identifier: MIT */
/* Left out: video devices. */
#ifndef _LINUX_VIDEODEV2_H
#define _LINUX_VIDEODEV2_H

#include <linux/refused.h>

__refused_area("<linux/videodev2.h>", "video devices")

#endif
