/* SPDX-License-Identifier: MIT */
/* Left out: flash memory. */
#ifndef _LINUX_MTD_MTD_H
#define _LINUX_MTD_MTD_H

#include <linux/refused.h>

__refused_area("<linux/mtd/mtd.h>", "flash memory")

#endif
