/* SPDX-License-Identifier: MIT */
/* The cycle counter, and the tick. */
#ifndef _LINUX_TIMEX_H
#define _LINUX_TIMEX_H

#include <linux/jiffies.h>
#include <asm/timex.h>

#define CLOCK_TICK_RATE	1193182	/* Hz: what feeds the PIT */

#endif
