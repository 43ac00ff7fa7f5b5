/* SPDX-License-Identifier: MIT */
/*
 * Block devices: left out. Files live in memory, so there is nothing to
 * queue.
 */
#ifndef _LINUX_BUFFER_HEAD_H
#define _LINUX_BUFFER_HEAD_H

#include <linux/refused.h>

__refused_area("<linux/buffer_head.h>", "block devices: files live in memory")

#endif
