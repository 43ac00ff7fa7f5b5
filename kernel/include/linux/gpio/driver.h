/* SPDX-License-Identifier: MIT */
/* Left out: GPIO pins. */
#ifndef _LINUX_GPIO_DRIVER_H
#define _LINUX_GPIO_DRIVER_H

#include <linux/refused.h>

__refused_area("<linux/gpio/driver.h>", "GPIO pins")

#endif
