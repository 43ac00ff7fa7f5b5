/* SPDX-License-Identifier: MIT */
/* Left out: maps of user memory. */
#ifndef _LINUX_MMAN_H
#define _LINUX_MMAN_H

#include <linux/refused.h>

__refused_area("<linux/mman.h>", "maps of user memory")

#endif
