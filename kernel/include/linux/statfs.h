/* SPDX-License-Identifier: MIT */
/* Left out: file systems but one. */
#ifndef _LINUX_STATFS_H
#define _LINUX_STATFS_H

#include <linux/refused.h>

__refused_area("<linux/statfs.h>", "file systems but one")

#endif
