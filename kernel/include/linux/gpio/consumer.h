/* SPDX-License-Identifier: MIT */
/* Left out: GPIO pins. */
#ifndef _LINUX_GPIO_CONSUMER_H
#define _LINUX_GPIO_CONSUMER_H

#include <linux/refused.h>

__refused_area("<linux/gpio/consumer.h>", "GPIO pins")

#endif
