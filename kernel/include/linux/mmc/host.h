/* SPDX-License-Identifier: MIT */
/* Left out: memory cards. */
#ifndef _LINUX_MMC_HOST_H
#define _LINUX_MMC_HOST_H

#include <linux/refused.h>

__refused_area("<linux/mmc/host.h>", "memory cards")

#endif
