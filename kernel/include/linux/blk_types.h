/* SPDX-License-Identifier: MIT */
/*
 * Block devices: left out. Files live in memory, so there is nothing to
 * queue.
 */
#ifndef _LINUX_BLK_TYPES_H
#define _LINUX_BLK_TYPES_H

#include <linux/refused.h>

__refused_area("<linux/blk_types.h>", "block devices: files live in memory")

#endif
