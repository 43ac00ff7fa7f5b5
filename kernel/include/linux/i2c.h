/* SPDX-License-Identifier: MIT */
/* Left out: I2C buses. */
#ifndef _LINUX_I2C_H
#define _LINUX_I2C_H

#include <linux/refused.h>

__refused_area("<linux/i2c.h>", "I2C buses")

#endif
