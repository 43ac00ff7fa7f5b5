/* SPDX-License-Identifier: MIT */
/* Left out: GPIO pins. */
#ifndef _LINUX_GPIO_H
#define _LINUX_GPIO_H

#include <linux/refused.h>

__refused_area("<linux/gpio.h>", "GPIO pins")

#endif
