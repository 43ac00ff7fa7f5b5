/* SPDX-License-Identifier: MIT */
/* Left out: sensors. */
#ifndef _LINUX_IIO_IIO_H
#define _LINUX_IIO_IIO_H

#include <linux/refused.h>

__refused_area("<linux/iio/iio.h>", "sensors")

#endif
