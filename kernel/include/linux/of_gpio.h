/* SPDX-License-Identifier: MIT */
/* Left out: device tree, and no GPIO. */
#ifndef _LINUX_OF_GPIO_H
#define _LINUX_OF_GPIO_H

#include <linux/refused.h>

__refused_area("<linux/of_gpio.h>", "device tree, and no GPIO")

#endif
