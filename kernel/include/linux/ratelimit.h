/* SPDX-License-Identifier: MIT */
/* ratelimit.h - __ratelimit() and its state, for those who keep their own. */
#ifndef _LINUX_RATELIMIT_H
#define _LINUX_RATELIMIT_H

#include <linux/printk.h>
#include <linux/ratelimit_types.h>

static inline void ratelimit_state_init(struct ratelimit_state *rs,
					int interval, int burst)
{
	*rs = (struct ratelimit_state)
		RATELIMIT_STATE_INIT(*rs, interval, burst);
}

#endif /* _LINUX_RATELIMIT_H */
