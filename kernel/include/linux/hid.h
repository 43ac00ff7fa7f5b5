/* SPDX-License-Identifier: MIT */
/*
 * USB: left out. A host controller driver and a hub thread are a kernel of
 * their own.
 */
#ifndef _LINUX_HID_H
#define _LINUX_HID_H

#include <linux/refused.h>

__refused_area("<linux/hid.h>", "USB: the firmware makes a USB keyboard look like a PS/2 one")

#endif
