// SPDX-License-Identifier: MIT
/*
 * freeze.c - WQ_FREEZABLE workqueues stop while the system is frozen.
 *
 * Kworkers are not frozen themselves: others need them. A freezable workqueue's
 * max_active becomes 0, so that what is queued waits, and what runs comes to
 * its end; when none runs any more, it is frozen.
 *
 * Cast: kernel/power.c, before and after the threads.
 * Locks: wq_pool_mutex, wq->mutex.
 * Linux: kernel/workqueue.c, freeze_workqueues_begin() and its neighbours.
 */
#include <linux/bug.h>

#include "internal.h"

bool workqueue_freezing;		/* P */

static void set_freezing(bool freezing)
{
	struct workqueue_struct *wq;

	mutex_lock(&wq_pool_mutex);
	workqueue_freezing = freezing;
	list_for_each_entry(wq, &workqueues, list) {
		if (!(wq->flags & WQ_FREEZABLE))
			continue;
		mutex_lock(&wq->mutex);
		wq_adjust_max_active(wq);
		mutex_unlock(&wq->mutex);
	}
	mutex_unlock(&wq_pool_mutex);
}

/** freeze_workqueues_begin - freezable workqueues begin no more works */
void freeze_workqueues_begin(void)
{
	WARN_ON_ONCE(workqueue_freezing);
	set_freezing(true);
}

/** thaw_workqueues - they do again */
void thaw_workqueues(void)
{
	if (READ_ONCE(workqueue_freezing))
		set_freezing(false);
}

static bool wq_busy(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;
	int i;

	for_each_pwq(pwq, i, wq)
		if (READ_ONCE(pwq->nr_active))
			return true;
	return false;
}

/**
 * freeze_workqueues_busy - does a work of a freezable workqueue still run?
 *
 * Context: process, between freeze_workqueues_begin() and thaw_workqueues().
 */
bool freeze_workqueues_busy(void)
{
	struct workqueue_struct *wq;
	bool busy = false;

	mutex_lock(&wq_pool_mutex);
	WARN_ON_ONCE(!workqueue_freezing);
	list_for_each_entry(wq, &workqueues, list)
		if ((wq->flags & WQ_FREEZABLE) && wq_busy(wq))
			busy = true;
	mutex_unlock(&wq_pool_mutex);
	return busy;
}
