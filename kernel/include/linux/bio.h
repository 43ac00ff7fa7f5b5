/* SPDX-License-Identifier: MIT */
/*
 * Block devices: left out. Files live in memory, so there is nothing to
 * queue.
 */
#ifndef _LINUX_BIO_H
#define _LINUX_BIO_H

#include <linux/refused.h>

__refused_area("<linux/bio.h>", "block devices: files live in memory")

#endif
