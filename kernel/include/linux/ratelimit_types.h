/* SPDX-License-Identifier: MIT */
/* ratelimit_types.h - at most "burst" events an interval; lib/ratelimit.c. */
#ifndef _LINUX_RATELIMIT_TYPES_H
#define _LINUX_RATELIMIT_TYPES_H

#include <linux/types.h>

#define DEFAULT_RATELIMIT_INTERVAL	5000	/* ms; Linux counts in jiffies */
#define DEFAULT_RATELIMIT_BURST		10

/* Fields: a atomic. A lost update here costs at most one message more. */
struct ratelimit_state {
	int interval;		/* I ms */
	int burst;		/* I events an interval */
	int printed;		/* a events let through in this interval */
	int missed;		/* a events dropped in this interval */
	u64 begin;		/* a printk_clock() at the interval's start, ns */
};

#define RATELIMIT_STATE_INIT(_name, _interval, _burst)	\
	{ .interval = (_interval), .burst = (_burst) }
#define DEFINE_RATELIMIT_STATE(name, _interval, _burst)	\
	struct ratelimit_state name =			\
		RATELIMIT_STATE_INIT(name, _interval, _burst)

int ___ratelimit(struct ratelimit_state *rs, const char *func);
#define __ratelimit(state)	___ratelimit(state, __func__)

#endif /* _LINUX_RATELIMIT_TYPES_H */
