/* SPDX-License-Identifier: MIT */
/* A counter that time can be read from (kernel/time/clocksource.c). */
#ifndef _LINUX_CLOCKSOURCE_H
#define _LINUX_CLOCKSOURCE_H

#include <linux/list.h>
#include <linux/types.h>

#define CLOCKSOURCE_MASK(bits)	(~0ULL >> (64 - (bits)))

/* Nanoseconds are cycles * mult >> CLOCK_SHIFT. */
#define CLOCK_SHIFT		32

/**
 * struct clocksource - a free-running counter
 * @read: the counter now; may be called in any context
 * @mask: bits that the counter has
 * @mult: nanoseconds of one cycle, times 2^32
 * @max_idle_ns: how long it may run unread: half the time to its wrap
 * @name: what clocksource= calls it
 * @rating: the highest wins: 300 and up perfect, 200 good, 1 a last resort
 * @khz: its frequency
 * @list: all clocksources, best first
 */
struct clocksource {
	u64 (*read)(struct clocksource *cs);
	u64 mask;
	u64 mult;
	u64 max_idle_ns;
	const char *name;
	int rating;
	u32 khz;
	struct list_head list;
};

int clocksource_register_hz(struct clocksource *cs, u32 hz);
int clocksource_register_khz(struct clocksource *cs, u32 khz);
struct clocksource *clocksource_best(void);
void clocksource_mark_unstable(struct clocksource *cs);

#endif
