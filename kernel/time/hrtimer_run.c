// SPDX-License-Identifier: MIT
/*
 * hrtimer_run.c - calling hrtimers when their time has come.
 *
 *	tick.c: the device interrupts, for a tick or for a timer
 *	  hrtimer_interrupt()		runs the hard clocks' functions,
 *	                                raises HRTIMER_SOFTIRQ for the soft ones
 *	  hrtimer_get_next_event()	what to set the device for
 *	softirq.c
 *	  hrtimer_run_softirq()		runs the soft clocks' functions
 *
 * A timer has two times: from the first on it may fire, by the second it must.
 * The device is set for the second; when it interrupts, everything whose first
 * time has passed goes along.
 *
 * Locks: hrtimer_cpu_base.lock, given up around each function.
 * Linux: kernel/time/hrtimer.c, second half.
 */
#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/interrupt.h>
#include <linux/printk.h>
#include <linux/spinlock.h>
#include "hrtimer_base.h"

/* Rounds of one interrupt before it is called hung, and the pause after. */
#define MAX_ROUNDS	3
#define MAX_HANG_NS	(100 * NSEC_PER_MSEC)

/**
 * hrtimer_next_of - when the first timer of some clocks must fire
 * @cb: a CPU's clocks, its lock held
 * @mask: which of them
 *
 * Return: monotonic time; KTIME_MAX if there is none.
 */
ktime_t hrtimer_next_of(struct hrtimer_cpu_base *cb, unsigned int mask)
{
	ktime_t next = KTIME_MAX;

	for (mask &= cb->active_bases; mask; mask &= mask - 1) {
		struct hrtimer_clock_base *base = &cb->clock_base[__ffs(mask)];
		ktime_t due = timerqueue_getnext(&base->active)->expires;

		if (due < KTIME_MAX)
			due -= base_offset(base);
		if (due < next)
			next = due;
	}
	return next;
}

/* What the device has to be set for. Context: lock held. */
static ktime_t next_interrupt(struct hrtimer_cpu_base *cb)
{
	ktime_t next = hrtimer_next_of(cb, cb->softirq_activated ?
				       HRTIMER_HARD_BASES : HRTIMER_ALL_BASES);

	return next < cb->not_before ? cb->not_before : next;
}

/**
 * hrtimer_get_next_event - when this CPU needs an interrupt for its hrtimers
 *
 * Without lock first: only this CPU queues here, but for a timer that runs
 * here just now, and who runs it looks once more.
 * Context: irqs off. Return: KTIME_MAX if there is nothing to wait for.
 */
ktime_t hrtimer_get_next_event(void)
{
	struct hrtimer_cpu_base *cb = this_cpu_ptr(&hrtimer_bases);
	ktime_t next;

	if (likely(!READ_ONCE(cb->active_bases)))
		return KTIME_MAX;
	raw_spin_lock(&cb->lock);
	next = next_interrupt(cb);
	raw_spin_unlock(&cb->lock);
	return next;
}

/* hrtimer_active() has the picture. Context: lock held. */
static void set_running(struct hrtimer_clock_base *base, struct hrtimer *timer)
{
	WRITE_ONCE(base->running, timer);
	raw_write_seqcount_begin(&base->seq);
	raw_write_seqcount_end(&base->seq);
}

/*
 * Runs one function. After HRTIMER_NORESTART the timer's memory may be gone.
 * Race: its function, or somebody else meanwhile, has armed it: then it is in
 * the tree already, and HRTIMER_RESTART changes nothing.
 * Context: lock held; the caller's @flags while the function runs.
 */
static void run_hrtimer(struct hrtimer_cpu_base *cb,
			struct hrtimer_clock_base *base, struct hrtimer *timer,
			unsigned long flags)
{
	enum hrtimer_restart (*fn)(struct hrtimer *) = timer->function;
	enum hrtimer_restart restart;

	set_running(base, timer);
	dequeue_hrtimer(timer, base);

	raw_spin_unlock_irqrestore(&cb->lock, flags);
	restart = fn(timer);
	raw_spin_lock_irq(&cb->lock);

	if (restart != HRTIMER_NORESTART &&
	    !(timer->state & HRTIMER_STATE_ENQUEUED))
		enqueue_hrtimer(timer, base);
	raw_write_seqcount_begin(&base->seq);
	raw_write_seqcount_end(&base->seq);
	WARN_ON_ONCE(base->running != timer);
	WRITE_ONCE(base->running, NULL);
}

static void run_clocks(struct hrtimer_cpu_base *cb, ktime_t now,
		       unsigned long flags, unsigned int mask)
{
	for (mask &= cb->active_bases; mask; mask &= mask - 1) {
		struct hrtimer_clock_base *base = &cb->clock_base[__ffs(mask)];
		ktime_t base_now = now + base_offset(base);
		struct timerqueue_node *node;

		while ((node = timerqueue_getnext(&base->active))) {
			struct hrtimer *timer =
				container_of(node, struct hrtimer, node);

			if (base_now < timer->_softexpires)
				break;
			run_hrtimer(cb, base, timer, flags);
		}
	}
}

/* Functions that arm themselves for the past must not take the CPU for good. */
static void hang_detected(struct hrtimer_cpu_base *cb, ktime_t took,
			  ktime_t now)
{
	cb->not_before = now + (took < MAX_HANG_NS ? took : MAX_HANG_NS);
	pr_warn_once("hrtimer: interrupt took %llu ns\n", took);
}

/**
 * hrtimer_interrupt - call what is due on this CPU
 *
 * The caller sets the device afterwards, by hrtimer_get_next_event().
 * Context: hard interrupt.
 */
void hrtimer_interrupt(void)
{
	struct hrtimer_cpu_base *cb = this_cpu_ptr(&hrtimer_bases);
	ktime_t entry = tk_now(), now = entry;
	unsigned long flags;
	int round = 0;

	raw_spin_lock_irqsave(&cb->lock, flags);
	cb->in_hrtirq = true;
	do {
		if (!cb->softirq_activated &&
		    hrtimer_next_of(cb, HRTIMER_SOFT_BASES) <= now) {
			cb->softirq_activated = true;
			time_raise_softirq(HRTIMER_SOFTIRQ);
		}
		run_clocks(cb, now, flags, HRTIMER_HARD_BASES);
		now = tk_now();
	} while (next_interrupt(cb) <= now && ++round < MAX_ROUNDS);
	if (unlikely(round == MAX_ROUNDS))
		hang_detected(cb, now - entry, now);
	cb->in_hrtirq = false;
	raw_spin_unlock_irqrestore(&cb->lock, flags);
}

/** hrtimer_run_softirq - the action of HRTIMER_SOFTIRQ */
void hrtimer_run_softirq(void)
{
	struct hrtimer_cpu_base *cb = this_cpu_ptr(&hrtimer_bases);
	unsigned long flags;
	ktime_t next;

	raw_spin_lock_irqsave(&cb->lock, flags);
	run_clocks(cb, tk_now(), flags, HRTIMER_SOFT_BASES);
	cb->softirq_activated = false;
	next = next_interrupt(cb);
	if (next < KTIME_MAX)
		tick_hrtimer_armed(next);
	raw_spin_unlock_irqrestore(&cb->lock, flags);
}
