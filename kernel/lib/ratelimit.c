// SPDX-License-Identifier: MIT
/*
 * ratelimit.c - a message that may come too often.
 *
 * Linux: lib/ratelimit.c, with a lock; here two CPUs may both take the last
 * place of an interval, which costs a line and nothing else.
 */
#include <linux/ratelimit.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/sched.h>

#define NS_PER_JIFFY	(1000000000ULL / CONFIG_HZ)

DEFINE_RATELIMIT_STATE(printk_ratelimit_state, DEFAULT_RATELIMIT_INTERVAL,
		       DEFAULT_RATELIMIT_BURST);
EXPORT_SYMBOL(printk_ratelimit_state);

/* a new interval; what the last one dropped is told now, or at the end */
static void begin_interval(struct ratelimit_state *rs, u64 now,
			   const char *func)
{
	int missed = rs->missed;

	rs->begin = now;
	rs->printed = 0;
	if (rs->flags & RATELIMIT_MSG_ON_RELEASE)
		return;
	rs->missed = 0;
	if (missed)
		printk(KERN_WARNING "%s: %d callbacks suppressed\n", func,
		       missed);
}

/**
 * ___ratelimit - may this event happen now?
 * @rs:   its state
 * @func: who asks, for the line that counts what was dropped
 *
 * Before there is a clock all may.
 *
 * Context: any. Return: nonzero when it may.
 */
int ___ratelimit(struct ratelimit_state *rs, const char *func)
{
	u64 now = printk_clock ? printk_clock() : 0;

	if (!now || !rs->interval)
		return 1;
	if (!rs->begin || now - rs->begin >= rs->interval * NS_PER_JIFFY)
		begin_interval(rs, now, func);
	if (rs->printed < rs->burst) {
		rs->printed++;
		return 1;
	}
	rs->missed++;
	return 0;
}
EXPORT_SYMBOL(___ratelimit);

/**
 * printk_timed_ratelimit - may this message come, after the last one?
 * @state: the caller's; begins as 0, and means nothing to it
 * @interval_msecs: at least so long between two
 */
bool printk_timed_ratelimit(unsigned long *state, unsigned int interval_msecs)
{
	unsigned long now = printk_clock ? printk_clock() / 1000000 : 0;

	if (*state && now - *state < interval_msecs)
		return false;
	*state = now ? now : 1;
	return true;
}
EXPORT_SYMBOL(printk_timed_ratelimit);

/** ratelimit_state_exit - tell what was dropped and not told yet */
void ratelimit_state_exit(struct ratelimit_state *rs)
{
	if (!(rs->flags & RATELIMIT_MSG_ON_RELEASE) || !rs->missed)
		return;
	printk(KERN_WARNING "%s: %d output lines suppressed due to ratelimiting\n",
	       current->comm, rs->missed);
	rs->missed = 0;
}
EXPORT_SYMBOL(ratelimit_state_exit);
