/* SPDX-License-Identifier: MIT */
/* Left out: file descriptors of processes. */
#ifndef _LINUX_ANON_INODES_H
#define _LINUX_ANON_INODES_H

#include <linux/refused.h>

__refused_area("<linux/anon_inodes.h>", "file descriptors of processes")

#endif
