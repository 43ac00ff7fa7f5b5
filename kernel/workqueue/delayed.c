// SPDX-License-Identifier: MIT
/*
 * delayed.c - works that are queued later: after a time, after a grace period.
 *
 * While its timer runs, or RCU waits, the work is PENDING already and belongs
 * to the timer, or to the callback. What that needs to know, workqueue and
 * CPU, stands in the delayed work and is written by the owner of PENDING.
 *
 * Locks: none of its own; the timers are IRQSAFE: their function runs with
 * interrupts off, so that a canceller that spins for it does not wait long.
 * Linux: kernel/workqueue.c.
 */
#include <linux/bug.h>
#include <linux/export.h>

#include "internal.h"

/**
 * delayed_work_timer_fn - the delay is over: queue the work
 * @t: in a struct delayed_work
 *
 * Context: timer softirq, interrupts off.
 */
void delayed_work_timer_fn(struct timer_list *t)
{
	struct delayed_work *dwork = from_timer(dwork, t, timer);

	__queue_work(dwork->cpu, dwork->wq, &dwork->work);
}
EXPORT_SYMBOL(delayed_work_timer_fn);

/** __queue_delayed_work - queue @dwork, which the caller has made PENDING */
void __queue_delayed_work(int cpu, struct workqueue_struct *wq,
			  struct delayed_work *dwork, unsigned long delay)
{
	struct timer_list *timer = &dwork->timer;

	WARN_ON_ONCE(!wq);
	WARN_ON_ONCE(timer->function != delayed_work_timer_fn);
	WARN_ON_ONCE(timer_pending(timer));
	WARN_ON_ONCE(!list_empty(&dwork->work.entry));

	/* 0 is not "as soon as the next tick", but now. */
	if (!delay) {
		__queue_work(cpu, wq, &dwork->work);
		return;
	}
	dwork->wq = wq;
	dwork->cpu = cpu;
	timer->expires = jiffies + delay;
	if (cpu == WORK_CPU_UNBOUND)
		add_timer(timer);
	else
		add_timer_on(timer, cpu);
}

/**
 * queue_delayed_work_on - queue_work_on(), after a time
 * @cpu: where it runs then, or WORK_CPU_UNBOUND
 * @wq: where
 * @dwork: what
 * @delay: jiffies; 0: at once
 *
 * Context: any but NMI. Return: false if it was pending already, or disabled.
 */
bool queue_delayed_work_on(int cpu, struct workqueue_struct *wq,
			   struct delayed_work *dwork, unsigned long delay)
{
	struct work_struct *work = &dwork->work;
	unsigned long flags;
	bool ret = false;

	local_irq_save(flags);
	if (!test_and_set_bit(WORK_STRUCT_PENDING_BIT, work_data_bits(work)) &&
	    !clear_pending_if_disabled(work)) {
		__queue_delayed_work(cpu, wq, dwork, delay);
		ret = true;
	}
	local_irq_restore(flags);
	return ret;
}
EXPORT_SYMBOL(queue_delayed_work_on);

/**
 * mod_delayed_work_on - have it run so many jiffies from now, whatever was
 * @cpu: where it runs then, or WORK_CPU_UNBOUND
 * @wq: where
 * @dwork: what; queued if it was not
 * @delay: jiffies; 0: at once
 *
 * Context: any but NMI. Return: true if it was pending.
 */
bool mod_delayed_work_on(int cpu, struct workqueue_struct *wq,
			 struct delayed_work *dwork, unsigned long delay)
{
	unsigned long flags;
	bool ret = work_grab_pending(&dwork->work, WORK_CANCEL_DELAYED, &flags);

	if (!clear_pending_if_disabled(&dwork->work))
		__queue_delayed_work(cpu, wq, dwork, delay);
	local_irq_restore(flags);
	return ret;
}
EXPORT_SYMBOL_GPL(mod_delayed_work_on);

/**
 * flush_delayed_work - do not wait for the time; wait until it has run
 * @dwork: what; if its timer runs, it is queued now
 *
 * Context: process, may sleep; not from the work itself.
 * Return: true if there was something to wait for.
 */
bool flush_delayed_work(struct delayed_work *dwork)
{
	local_irq_disable();
	if (timer_delete_sync(&dwork->timer))
		__queue_work(dwork->cpu, dwork->wq, &dwork->work);
	local_irq_enable();
	return flush_work(&dwork->work);
}
EXPORT_SYMBOL(flush_delayed_work);

/* ------------------------------------------------------- after readers left */

static void rcu_work_rcufn(struct rcu_head *rcu)
{
	struct rcu_work *rwork = container_of(rcu, struct rcu_work, rcu);
	unsigned long flags;

	local_irq_save(flags);
	__queue_work(WORK_CPU_UNBOUND, rwork->wq, &rwork->work);
	local_irq_restore(flags);
}

/**
 * queue_rcu_work - queue_work(), after a grace period
 * @wq: where
 * @rwork: what
 *
 * Return: false if it was pending already. Context: any but NMI.
 */
bool queue_rcu_work(struct workqueue_struct *wq, struct rcu_work *rwork)
{
	struct work_struct *work = &rwork->work;

	/* Nothing can cancel it, so it cannot be disabled either. */
	if (test_and_set_bit(WORK_STRUCT_PENDING_BIT, work_data_bits(work)) ||
	    WARN_ON_ONCE(clear_pending_if_disabled(work)))
		return false;
	rwork->wq = wq;
	call_rcu_hurry(&rwork->rcu, rcu_work_rcufn);
	return true;
}
EXPORT_SYMBOL(queue_rcu_work);

/**
 * flush_rcu_work - wait for the grace period, and until it has run
 *
 * Return: true if there was something to wait for. Context: may sleep.
 */
bool flush_rcu_work(struct rcu_work *rwork)
{
	if (!work_pending(&rwork->work))
		return flush_work(&rwork->work);
	rcu_barrier();
	flush_work(&rwork->work);
	return true;
}
EXPORT_SYMBOL(flush_rcu_work);
