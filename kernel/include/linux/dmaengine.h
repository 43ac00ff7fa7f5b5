/* SPDX-License-Identifier: MIT */
/* Left out: DMA engines. */
#ifndef _LINUX_DMAENGINE_H
#define _LINUX_DMAENGINE_H

#include <linux/refused.h>

__refused_area("<linux/dmaengine.h>", "DMA engines")

#endif
