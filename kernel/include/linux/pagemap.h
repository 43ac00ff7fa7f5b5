/* SPDX-License-Identifier: MIT */
/* Left out: page cache. */
#ifndef _LINUX_PAGEMAP_H
#define _LINUX_PAGEMAP_H

#include <linux/refused.h>

__refused_area("<linux/pagemap.h>", "page cache")

#endif
