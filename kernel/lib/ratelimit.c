// SPDX-License-Identifier: MIT
/*
 * ratelimit.c - a message that may come too often.
 *
 * Linux: lib/ratelimit.c, with a lock; here two CPUs may both take the last
 * place of an interval, which costs a line and nothing else.
 */
#include <linux/ratelimit.h>
#include <linux/printk.h>

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
	int missed;

	if (!now || !rs->interval)
		return 1;
	if (!rs->begin || now - rs->begin > rs->interval * 1000000ULL) {
		missed = rs->missed;
		rs->begin = now;
		rs->printed = 0;
		rs->missed = 0;
		if (missed)
			printk(KERN_WARNING "%s: %d callbacks suppressed\n",
			       func, missed);
	}
	if (rs->printed < rs->burst) {
		rs->printed++;
		return 1;
	}
	rs->missed++;
	return 0;
}
