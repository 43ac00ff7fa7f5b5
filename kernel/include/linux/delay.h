/* SPDX-License-Identifier: MIT */
/* Waiting: spinning for microseconds, sleeping for milliseconds. */
#ifndef _LINUX_DELAY_H
#define _LINUX_DELAY_H

#include <linux/math.h>
#include <linux/sched.h>
#include <linux/time64.h>
#include <linux/types.h>
#include <asm/delay.h>

/* Spin; fine in atomic context, a waste anywhere else. */
#define MAX_UDELAY_MS	5
#define mdelay(n)	udelay((n) * 1000UL)

/* Sleep for jiffies; kernel/sched/timeout.c. */
void msleep(unsigned int msecs);
unsigned long msleep_interruptible(unsigned int msecs);

static inline void ssleep(unsigned int seconds)
{
	msleep(seconds * 1000);
}

/* Sleep for microseconds; kernel/sched/hrtimeout.c. */
void usleep_range_state(unsigned long min, unsigned long max,
			unsigned int state);

static inline void usleep_range(unsigned long min, unsigned long max)
{
	usleep_range_state(min, max, TASK_UNINTERRUPTIBLE);
}

static inline void usleep_idle_range(unsigned long min, unsigned long max)
{
	usleep_range_state(min, max, TASK_IDLE);
}

/* Whichever of the three fits. */
static inline void fsleep(unsigned long usecs)
{
	if (usecs <= 10)
		udelay(usecs);
	else if (usecs <= 20000)
		usleep_range(usecs, 2 * usecs);
	else
		msleep(DIV_ROUND_UP(usecs, 1000));
}

#endif
