/* SPDX-License-Identifier: MIT */
/* ratelimit_types.h - at most "burst" events an interval; lib/ratelimit.c. */
#ifndef _LINUX_RATELIMIT_TYPES_H
#define _LINUX_RATELIMIT_TYPES_H

#include <linux/types.h>

/* jiffies, as everybody gives them: 5 s */
#define DEFAULT_RATELIMIT_INTERVAL	(5 * CONFIG_HZ)
#define DEFAULT_RATELIMIT_BURST		10

/* count what is dropped, and say so in ratelimit_state_exit() only */
#define RATELIMIT_MSG_ON_RELEASE	1

/* Fields: a atomic. A lost update here costs at most one message more. */
struct ratelimit_state {
	int interval;		/* I jiffies; 0: no limit */
	int burst;		/* I events an interval */
	int printed;		/* a events let through in this interval */
	int missed;		/* a events dropped in this interval */
	unsigned long flags;	/* I RATELIMIT_* */
	u64 begin;		/* a printk_clock() at the interval's start, ns */
};

#define RATELIMIT_STATE_INIT_FLAGS(_name, _interval, _burst, _flags) { \
	.interval = (_interval), .burst = (_burst), .flags = (_flags) }
#define RATELIMIT_STATE_INIT(_name, _interval, _burst)	\
	RATELIMIT_STATE_INIT_FLAGS(_name, _interval, _burst, 0)
#define RATELIMIT_STATE_INIT_DISABLED			\
	RATELIMIT_STATE_INIT(ratelimit_state, 0, DEFAULT_RATELIMIT_BURST)
#define DEFINE_RATELIMIT_STATE(name, _interval, _burst)	\
	struct ratelimit_state name =			\
		RATELIMIT_STATE_INIT(name, _interval, _burst)

int ___ratelimit(struct ratelimit_state *rs, const char *func);
#define __ratelimit(state)	___ratelimit(state, __func__)

#endif /* _LINUX_RATELIMIT_TYPES_H */
