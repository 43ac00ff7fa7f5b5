/* SPDX-License-Identifier: MIT */
/*
 * What test threads have in common: a proper end, and a way to see them asleep.
 */
#ifndef _KUNIT_THREADS_H
#define _KUNIT_THREADS_H

#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/sched.h>

/* The last thing a test thread does, so that it can always be stopped. */
static inline int stay_until_stopped(void)
{
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (kthread_should_stop())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return 0;
}

/* Wait until p sleeps in that state, off its CPU; false after 10 s. */
static inline bool fell_asleep(struct task_struct *p, unsigned int state)
{
	int ms;

	for (ms = 0; ms < 10000; ms++) {
		if (wait_task_inactive(p, state))
			return true;
		msleep(1);
	}
	return false;
}

#endif
