/* SPDX-License-Identifier: MIT */
/* Left out: LEDs but those of the keyboard. */
#ifndef _LINUX_LEDS_H
#define _LINUX_LEDS_H

#include <linux/refused.h>

__refused_area("<linux/leds.h>", "LEDs but those of the keyboard")

#endif
