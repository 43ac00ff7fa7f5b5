/* SPDX-License-Identifier: MIT */
/*
 * USB: left out. A host controller driver and a hub thread are a kernel of
 * their own.
 */
#ifndef _LINUX_USB_H
#define _LINUX_USB_H

#include <linux/refused.h>

__refused_area("<linux/usb.h>", "USB: the firmware makes a USB keyboard look like a PS/2 one")

struct usb_driver;

void usb_deregister(struct usb_driver *driver) __refused("USB");

#endif
