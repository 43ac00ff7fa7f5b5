/* SPDX-License-Identifier: MIT */
/* Left out: SPI buses. */
#ifndef _LINUX_SPI_SPI_H
#define _LINUX_SPI_SPI_H

#include <linux/refused.h>

__refused_area("<linux/spi/spi.h>", "SPI buses")

#endif
