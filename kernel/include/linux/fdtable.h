/* SPDX-License-Identifier: MIT */
/* Left out: file descriptors of processes. */
#ifndef _LINUX_FDTABLE_H
#define _LINUX_FDTABLE_H

#include <linux/refused.h>

__refused_area("<linux/fdtable.h>", "file descriptors of processes")

#endif
