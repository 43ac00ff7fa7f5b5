/* SPDX-License-Identifier: MIT */
/* Left out: scatter lists: no device here masters the bus. */
#ifndef _LINUX_SCATTERLIST_H
#define _LINUX_SCATTERLIST_H

#include <linux/refused.h>

__refused_area("<linux/scatterlist.h>", "scatter lists: no device here masters the bus")

#endif
