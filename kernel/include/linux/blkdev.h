/* SPDX-License-Identifier: MIT */
/*
 * Block devices: left out. Files live in memory, so there is nothing to
 * queue.
 */
#ifndef _LINUX_BLKDEV_H
#define _LINUX_BLKDEV_H

#include <linux/refused.h>

__refused_area("<linux/blkdev.h>", "block devices: files live in memory")

struct gendisk;

int register_blkdev(unsigned int major, const char *name)
	__refused("block devices");
void unregister_blkdev(unsigned int major, const char *name)
	__refused("block devices");

#endif
