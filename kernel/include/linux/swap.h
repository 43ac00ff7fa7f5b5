/* SPDX-License-Identifier: MIT */
/* Left out: swap: all memory stays where it is. */
#ifndef _LINUX_SWAP_H
#define _LINUX_SWAP_H

#include <linux/refused.h>

__refused_area("<linux/swap.h>", "swap: all memory stays where it is")

#endif
