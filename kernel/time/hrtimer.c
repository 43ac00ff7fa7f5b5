// SPDX-License-Identifier: MIT
/*
 * hrtimer.c - arming and cancelling timers of nanoseconds.
 *
 * The wheel (timer.c) is for time-outs: cheap to arm, seldom fire, late by up
 * to an eighth. These are for times that are meant: sorted in a tree, and the
 * CPU's timer is set for the first of them. Each CPU has a tree for each clock,
 * once for the functions that the interrupt calls and once for those that the
 * softirq calls. hrtimer_run.c calls them; tick.c sets the device.
 *
 * A timer fires on the CPU that armed it. While its function runs it stays on
 * that CPU, whoever arms it, so that hrtimer_cancel() finds it there:
 *
 *	timer->base	where it is queued, runs, or was last
 *	migration_base	it is between two; who wants its lock tries again
 *
 * Locks: hrtimer_cpu_base.lock, irqs off, not held while a function runs. No
 * two at once but in hrtimers_cpu_dying().
 * Linux: kernel/time/hrtimer.c. Left out: moving timers to busy CPUs, PREEMPT_RT,
 * debug objects, the time-outs of system calls.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <asm/processor.h>
#include "hrtimer_base.h"

DEFINE_PER_CPU(struct hrtimer_cpu_base, hrtimer_bases);

/* [I] after tick_init(): 1, or a jiffy where only the tick looks. */
unsigned int hrtimer_resolution = LOW_RES_NSEC;
EXPORT_SYMBOL_GPL(hrtimer_resolution);

static struct hrtimer_cpu_base migration_cpu_base;
static struct hrtimer_clock_base migration_base = {
	.cpu_base = &migration_cpu_base,
};

static unsigned int clock_to_base(clockid_t clock_id)
{
	switch (clock_id) {
	case CLOCK_REALTIME:
		return HRTIMER_BASE_REALTIME;
	case CLOCK_BOOTTIME:
		return HRTIMER_BASE_BOOTTIME;
	case CLOCK_TAI:
		return HRTIMER_BASE_TAI;
	default:
		WARN(clock_id != CLOCK_MONOTONIC,
		     "Invalid clockid %d. Using MONOTONIC\n", clock_id);
		return HRTIMER_BASE_MONOTONIC;
	}
}

/**
 * hrtimer_init - make a timer that is not armed
 * @timer: not armed; @timer->function is set afterwards
 * @clock_id: CLOCK_MONOTONIC, CLOCK_REALTIME, CLOCK_BOOTTIME or CLOCK_TAI
 * @mode: as it will be started. A span of CLOCK_REALTIME is one of
 *	CLOCK_MONOTONIC: setting the clock does not make it longer
 *
 * Context: any.
 */
void hrtimer_init(struct hrtimer *timer, clockid_t clock_id,
		  enum hrtimer_mode mode)
{
	unsigned int index;

	if (clock_id == CLOCK_REALTIME && (mode & HRTIMER_MODE_REL))
		clock_id = CLOCK_MONOTONIC;
	index = clock_to_base(clock_id);
	if (mode & HRTIMER_MODE_SOFT)
		index += HRTIMER_BASE_MONOTONIC_SOFT;
	memset(timer, 0, sizeof(*timer));
	timer->is_soft = !!(mode & HRTIMER_MODE_SOFT);
	timer->is_hard = !!(mode & HRTIMER_MODE_HARD);
	timer->base = &raw_cpu_ptr(&hrtimer_bases)->clock_base[index];
	timerqueue_init(&timer->node);
}
EXPORT_SYMBOL_GPL(hrtimer_init);

/**
 * hrtimer_setup - hrtimer_init() with the function
 * @timer: not armed
 * @function: called when it fires; see enum hrtimer_restart
 * @clock_id: as for hrtimer_init()
 * @mode: as for hrtimer_init()
 *
 * Linux: since 6.13.
 */
void hrtimer_setup(struct hrtimer *timer,
		   enum hrtimer_restart (*function)(struct hrtimer *),
		   clockid_t clock_id, enum hrtimer_mode mode)
{
	WARN_ON_ONCE(!function);
	hrtimer_init(timer, clock_id, mode);
	timer->function = function;
}
EXPORT_SYMBOL_GPL(hrtimer_setup);

static struct hrtimer_clock_base *lock_hrtimer_base(const struct hrtimer *timer,
						    unsigned long *flags)
{
	for (;;) {
		struct hrtimer_clock_base *base = READ_ONCE(timer->base);

		if (likely(base != &migration_base)) {
			raw_spin_lock_irqsave(&base->cpu_base->lock, *flags);
			if (likely(base == timer->base))
				return base;
			raw_spin_unlock_irqrestore(&base->cpu_base->lock,
						   *flags);
		}
		cpu_relax();
	}
}

static void unlock_hrtimer_base(struct hrtimer_clock_base *base,
				unsigned long flags)
{
	raw_spin_unlock_irqrestore(&base->cpu_base->lock, flags);
}

/*
 * Brings a timer that is in no tree to this CPU: the lock of @base is given
 * back, that of the result is held.
 */
static struct hrtimer_clock_base *
switch_hrtimer_base(struct hrtimer *timer, struct hrtimer_clock_base *base)
{
	struct hrtimer_clock_base *new =
		&this_cpu_ptr(&hrtimer_bases)->clock_base[base->index];

	if (new == base || base->running == timer)
		return base;
	WRITE_ONCE(timer->base, &migration_base);
	raw_spin_unlock(&base->cpu_base->lock);
	raw_spin_lock(&new->cpu_base->lock);
	WRITE_ONCE(timer->base, new);
	return new;
}

/*
 * The timer is the first of its tree. Who runs functions looks at all trees
 * once more when they are done, so whatever is armed meanwhile, or armed from
 * elsewhere for a CPU that runs it, needs nothing.
 */
static void reprogram(struct hrtimer *timer, struct hrtimer_clock_base *base)
{
	struct hrtimer_cpu_base *cb = base->cpu_base;

	if (cb != this_cpu_ptr(&hrtimer_bases) || cb->in_hrtirq)
		return;
	if (timer->is_soft && cb->softirq_activated)
		return;
	tick_hrtimer_armed(timer->node.expires - base_offset(base));
}

/**
 * hrtimer_start_range_ns - arm a timer, or arm it for another time
 * @timer: set up, with a function
 * @tim: the time from which it may fire, or how long that is from now
 * @range_ns: by how much it may be late, if that saves an interrupt
 * @mode: HRTIMER_MODE_ABS or HRTIMER_MODE_REL, and SOFT as it was set up
 *
 * Context: any but NMI; its own function, too.
 */
void hrtimer_start_range_ns(struct hrtimer *timer, ktime_t tim, u64 range_ns,
			    const enum hrtimer_mode mode)
{
	struct hrtimer_clock_base *base;
	unsigned long flags;

	if (WARN_ON_ONCE(!timer->function))
		return;
	WARN_ON_ONCE(!(mode & HRTIMER_MODE_SOFT) ^ !timer->is_soft);

	base = lock_hrtimer_base(timer, &flags);
	if (timer->state & HRTIMER_STATE_ENQUEUED)
		dequeue_hrtimer(timer, base);
	if (mode & HRTIMER_MODE_REL)
		tim = ktime_add_safe(tim, base_time(base));
	timer->is_rel = !!(mode & HRTIMER_MODE_REL);
	hrtimer_set_expires_range_ns(timer, tim, range_ns);
	base = switch_hrtimer_base(timer, base);
	if (enqueue_hrtimer(timer, base))
		reprogram(timer, base);
	unlock_hrtimer_base(base, flags);
}
EXPORT_SYMBOL_GPL(hrtimer_start_range_ns);

/**
 * hrtimer_active - is it armed, or does its function run?
 * @timer: the timer
 *
 * Between the two a timer is out of the tree, and with a function that arms it
 * again it comes back. Without lock the answer is right all the same:
 *
 *	running = timer		base = timer->base
 *	seq + 2			seq
 *	state = 0		state? running?		neither: look again
 *	...			seq, base as before?	if either has changed
 *	state = 1
 *	seq + 2
 *	running = NULL
 *
 * Pairs with: run_hrtimer().
 * Context: any.
 */
bool hrtimer_active(const struct hrtimer *timer)
{
	struct hrtimer_clock_base *base;
	unsigned int seq;

	do {
		base = READ_ONCE(timer->base);
		seq = raw_read_seqcount_begin(&base->seq);
		if (READ_ONCE(timer->state) != HRTIMER_STATE_INACTIVE ||
		    READ_ONCE(base->running) == timer)
			return true;
	} while (read_seqcount_retry(&base->seq, seq) ||
		 base != READ_ONCE(timer->base));
	return false;
}
EXPORT_SYMBOL_GPL(hrtimer_active);

/**
 * hrtimer_try_to_cancel - disarm a timer whose function does not run
 * @timer: the timer
 *
 * The device may stay set for it: one interrupt that finds nothing to do.
 * Context: any but NMI.
 * Return: 1 if it was armed, 0 if not, -1 if its function runs.
 */
int hrtimer_try_to_cancel(struct hrtimer *timer)
{
	struct hrtimer_clock_base *base;
	unsigned long flags;
	int ret = -1;

	if (!hrtimer_active(timer))
		return 0;
	base = lock_hrtimer_base(timer, &flags);
	if (!hrtimer_callback_running(timer)) {
		ret = timer->state & HRTIMER_STATE_ENQUEUED;
		if (ret)
			dequeue_hrtimer(timer, base);
	}
	unlock_hrtimer_base(base, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(hrtimer_try_to_cancel);

/**
 * hrtimer_cancel - disarm a timer and wait until its function is done
 * @timer: the timer
 *
 * The caller must not be the function, nor hold a lock that it takes, nor have
 * interrupted it on this CPU.
 * Return: 1 if it was armed, else 0.
 */
int hrtimer_cancel(struct hrtimer *timer)
{
	int ret;

	while ((ret = hrtimer_try_to_cancel(timer)) < 0)
		cpu_relax();
	return ret;
}
EXPORT_SYMBOL_GPL(hrtimer_cancel);

/**
 * hrtimer_forward - put off a timer that has fired
 * @timer: not armed; usually its own function calls this
 * @now: the time after which it is to fire
 * @interval: by whole multiples of this; at least the clock's resolution
 *
 * Return: by how many intervals; 0 if it was due later than @now anyway.
 */
u64 hrtimer_forward(struct hrtimer *timer, ktime_t now, ktime_t interval)
{
	s64 late = now - timer->node.expires;
	u64 overrun = 1;

	if (late < 0)
		return 0;
	if (WARN_ON(timer->state & HRTIMER_STATE_ENQUEUED))
		return 0;
	if (interval < hrtimer_resolution)
		interval = hrtimer_resolution;
	if (unlikely(late >= interval)) {
		overrun = late / interval;
		hrtimer_add_expires_ns(timer, interval * overrun);
		if (timer->node.expires > now)
			return overrun;
		overrun++;
	}
	hrtimer_add_expires(timer, interval);
	return overrun;
}
EXPORT_SYMBOL_GPL(hrtimer_forward);

/** hrtimer_cb_get_time - what time it is by the timer's clock */
ktime_t hrtimer_cb_get_time(const struct hrtimer *timer)
{
	return base_time(READ_ONCE(timer->base));
}
EXPORT_SYMBOL_GPL(hrtimer_cb_get_time);

/**
 * __hrtimer_get_remaining - how long until it is due
 * @timer: the timer
 * @adjust: Linux: take off what a clock of jiffies had to add; nothing here
 *
 * Return: nanoseconds; negative once the time has passed.
 */
ktime_t __hrtimer_get_remaining(const struct hrtimer *timer, bool adjust)
{
	struct hrtimer_clock_base *base;
	unsigned long flags;
	ktime_t left;

	base = lock_hrtimer_base(timer, &flags);
	left = timer->node.expires - base_time(base);
	unlock_hrtimer_base(base, flags);
	return left;
}
EXPORT_SYMBOL_GPL(__hrtimer_get_remaining);
