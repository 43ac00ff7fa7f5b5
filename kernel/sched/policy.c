// SPDX-License-Identifier: MIT
/*
 * Policies and priorities: what a thread asks of the scheduler.
 *
 * prio counts down: 0..98 are the real-time priorities 99..1, 100..139 are
 * nice -20..19. A queued thread whose level changes moves to the tail of its
 * new FIFO; the running one keeps the CPU unless somebody better waits.
 *
 * Locks: p->pi_lock and rq->lock. Linux: kernel/sched/syscalls.c; left out:
 * deadlines, permissions (there are no users), SCHED_FLAG_*.
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/minmax.h>
#include "sched.h"

/* Context: task_rq_lock() held. */
static void apply_prio(struct rq *rq, struct task_struct *p)
{
	bool queued = p->on_rq && rq->curr != p;

	if (queued)
		rr_dequeue(&rq->rr, p);
	p->normal_prio = p->rt_priority ? MAX_RT_PRIO - 1 - (int)p->rt_priority
					: p->static_prio;
	p->prio = p->normal_prio;
	if (p->pi_boost)
		p->prio = min(p->prio, MAX_RT_PRIO - (int)p->pi_boost);
	p->rr_level = rr_level(p);
	rr_refill(p);
	if (queued) {
		rr_enqueue_tail(&rq->rr, p);
		wakeup_preempt(rq, p);
	} else if (rq->curr == p && rr_best_level(&rq->rr) < p->rr_level) {
		resched_curr(rq);
	}
}

/**
 * sched_set_boost - lend a thread a real-time priority, or take it back
 * @p: the thread
 * @prio: 0..99; from MAX_RT_PRIO on: none
 *
 * Context: any, no runqueue locked. Return: whether its priority changed.
 * Linux: rt_mutex_setprio().
 */
bool sched_set_boost(struct task_struct *p, int prio)
{
	unsigned int boost = prio < MAX_RT_PRIO ? MAX_RT_PRIO - prio : 0;
	unsigned long flags;
	struct rq *rq;
	int old;

	if (READ_ONCE(p->pi_boost) == boost)
		return false;	/* only rtmutex.c changes it, under pi_lock */
	rq = task_rq_lock(p, &flags);
	old = p->prio;
	p->pi_boost = boost;
	apply_prio(rq, p);
	boost = p->prio != old;
	task_rq_unlock(rq, p, &flags);
	return boost;
}

/**
 * sched_setscheduler_nocheck - set policy and real-time priority
 * @p: the thread, not a stopper
 * @policy: SCHED_NORMAL, SCHED_BATCH, SCHED_IDLE, SCHED_FIFO or SCHED_RR
 * @param: priority 1..99 for the real-time policies, else 0
 *
 * Context: any. Return: 0 or -EINVAL. Linux: same name.
 */
int sched_setscheduler_nocheck(struct task_struct *p, int policy,
			       const struct sched_param *param)
{
	bool rt = policy == SCHED_FIFO || policy == SCHED_RR;
	unsigned long flags;
	struct rq *rq;

	if (!rt && policy != SCHED_NORMAL && policy != SCHED_BATCH &&
	    policy != SCHED_IDLE)
		return -EINVAL;
	if (rt != !!param->sched_priority || param->sched_priority < 0 ||
	    param->sched_priority >= MAX_RT_PRIO)
		return -EINVAL;
	if (p->rr_level == RR_LEVEL_STOP || p->rr_level == RR_LEVEL_IDLE)
		return -EINVAL;
	rq = task_rq_lock(p, &flags);
	p->policy = policy;
	p->rt_priority = param->sched_priority;
	apply_prio(rq, p);
	task_rq_unlock(rq, p, &flags);
	return 0;
}
EXPORT_SYMBOL_GPL(sched_setscheduler_nocheck);

/** sched_setscheduler - the same; there is no user whose rights to check */
int sched_setscheduler(struct task_struct *p, int policy,
		       const struct sched_param *param)
{
	return sched_setscheduler_nocheck(p, policy, param);
}
EXPORT_SYMBOL_GPL(sched_setscheduler);

/** sched_set_fifo - SCHED_FIFO in the middle of the real-time priorities */
void sched_set_fifo(struct task_struct *p)
{
	struct sched_param sp = { .sched_priority = MAX_RT_PRIO / 2 };

	WARN_ON_ONCE(sched_setscheduler_nocheck(p, SCHED_FIFO, &sp));
}
EXPORT_SYMBOL_GPL(sched_set_fifo);

/** sched_set_fifo_low - SCHED_FIFO just above all SCHED_NORMAL threads */
void sched_set_fifo_low(struct task_struct *p)
{
	struct sched_param sp = { .sched_priority = 1 };

	WARN_ON_ONCE(sched_setscheduler_nocheck(p, SCHED_FIFO, &sp));
}
EXPORT_SYMBOL_GPL(sched_set_fifo_low);

/**
 * set_user_nice - change the length of a thread's turns
 * @p: the thread
 * @nice: -20 (long) to 19 (short); anything else is ignored
 */
void set_user_nice(struct task_struct *p, long nice)
{
	unsigned long flags;
	struct rq *rq;

	if (nice < MIN_NICE || nice > MAX_NICE)
		return;
	rq = task_rq_lock(p, &flags);
	p->static_prio = NICE_TO_PRIO(nice);
	if (!p->rt_priority)
		apply_prio(rq, p);
	task_rq_unlock(rq, p, &flags);
}
EXPORT_SYMBOL(set_user_nice);

/** sched_set_normal - back to SCHED_NORMAL with a nice value */
void sched_set_normal(struct task_struct *p, int nice)
{
	struct sched_param sp = { .sched_priority = 0 };

	WARN_ON_ONCE(sched_setscheduler_nocheck(p, SCHED_NORMAL, &sp));
	set_user_nice(p, nice);
}
EXPORT_SYMBOL_GPL(sched_set_normal);

/** task_nice - the nice value, also of a real-time thread */
int task_nice(const struct task_struct *p)
{
	return PRIO_TO_NICE(p->static_prio);
}
EXPORT_SYMBOL(task_nice);

/* As /proc shows it: -100..-2 for real-time, 0..39 for nice. */
int task_prio(const struct task_struct *p)
{
	return p->prio - MAX_RT_PRIO;
}
