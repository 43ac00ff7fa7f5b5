/* SPDX-License-Identifier: MIT */
/* Left out: DMA: no device here masters the bus. */
#ifndef _LINUX_DMA_MAPPING_H
#define _LINUX_DMA_MAPPING_H

#include <linux/refused.h>

__refused_area("<linux/dma-mapping.h>", "DMA: no device here masters the bus")

#endif
