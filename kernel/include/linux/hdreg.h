/* SPDX-License-Identifier: MIT */
/*
 * Block devices: left out. Files live in memory, so there is nothing to
 * queue.
 */
#ifndef _LINUX_HDREG_H
#define _LINUX_HDREG_H

#include <linux/refused.h>

__refused_area("<linux/hdreg.h>", "block devices: files live in memory")

#endif
