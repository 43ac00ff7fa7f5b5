/* SPDX-License-Identifier: MIT */
/* Left out: firmware files: no device needs one. */
#ifndef _LINUX_FIRMWARE_H
#define _LINUX_FIRMWARE_H

#include <linux/refused.h>

__refused_area("<linux/firmware.h>", "firmware files: no device needs one")

#endif
