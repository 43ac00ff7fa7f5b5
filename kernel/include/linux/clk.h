/* SPDX-License-Identifier: MIT */
/* Left out: clock trees. */
#ifndef _LINUX_CLK_H
#define _LINUX_CLK_H

#include <linux/refused.h>

__refused_area("<linux/clk.h>", "clock trees")

#endif
