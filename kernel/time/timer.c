// SPDX-License-Identifier: MIT
/*
 * timer.c - the timer wheel: functions called when their jiffy comes.
 *
 * Each CPU has a wheel of nine levels with 64 buckets each. A bucket of level
 * n is 8^n jiffies wide; a timer goes into the level whose reach just holds
 * it, rounded up, and stays there until it fires. So arming and cancelling are
 * a few instructions whatever else is armed, and a far timer is late by up to
 * an eighth of its distance, which those who wait that long do not mind.
 *
 *   level  width (jiffies)  reaches (HZ 250)
 *     0         1             252 ms
 *     1         8             2 s
 *     2        64             16 s
 *     ...
 *     8     16777216          49 days
 *
 * A bit for each bucket says whether anything is in it, one word a level, so
 * the next due bucket is found by nine shifts. The tick compares jiffies with
 * timer_next_due and raises TIMER_SOFTIRQ, which calls run_timer_softirq().
 *
 * A timer never fires early: a bucket is one later than the jiffy that it is
 * named after, since that one may have begun already when it was armed.
 *
 * Locks: timer_base.lock, irqs off, not held while a function runs. timer.flags
 * names the base; while a timer changes its base it says TIMER_MIGRATING, and
 * lock_timer_base() tries again.
 * Linux: kernel/time/timer.c: no deferrable wheel and no migration of timers
 * away from idle CPUs here.
 */
#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/spinlock.h>
#include <linux/tick.h>
#include <linux/timer.h>
#include <asm/processor.h>
#include <asm/smp.h>
#include "timekeeping.h"
#include "timer_base.h"

/* The distance from which on a timer belongs into level n. */
#define LVL_START(n)	((LVL_SIZE - 1) << LVL_SHIFT((n) - 1))
#define WHEEL_CUTOFF	LVL_START(LVL_DEPTH)
#define WHEEL_MAX	(WHEEL_CUTOFF - (1UL << LVL_SHIFT(LVL_DEPTH - 1)))

DEFINE_PER_CPU_ALIGNED(struct timer_base, timer_bases);
DEFINE_PER_CPU(unsigned long, timer_next_due);
void (*time_raise_softirq)(unsigned int nr);

/**
 * timer_set_softirq - say how a softirq is raised
 * @raise: called in hard interrupt context, with TIMER_ or HRTIMER_SOFTIRQ
 *
 * Linux: raise_softirq() is called directly; here it lies above.
 */
void timer_set_softirq(void (*raise)(unsigned int nr))
{
	time_raise_softirq = raise;
}

static unsigned int calc_index(unsigned long expires, unsigned int lvl,
			       unsigned long *due)
{
	expires = (expires >> LVL_SHIFT(lvl)) + 1;
	*due = expires << LVL_SHIFT(lvl);
	return lvl * LVL_SIZE + (expires & LVL_MASK);
}

/* The bucket for a timer, and the jiffy at which that is due. */
static unsigned int calc_wheel_index(unsigned long expires, unsigned long clk,
				     unsigned long *due)
{
	unsigned long delta = expires - clk;
	unsigned int lvl = 0;

	if ((long)delta < 0) {
		*due = clk;
		return clk & LVL_MASK;
	}
	if (delta >= WHEEL_CUTOFF) {
		delta = WHEEL_MAX;
		expires = clk + WHEEL_MAX;
	}
	while (lvl < LVL_DEPTH - 1 && delta >= LVL_START(lvl + 1))
		lvl++;
	return calc_index(expires, lvl, due);
}

/*
 * The next bucket that is not empty. Level by level: the buckets from the
 * clock on, seen as one word turned round; then on to the next level with a
 * clock that is rounded up. A level can be ignored once the one below it has
 * something before that level's next bucket comes up.
 * Context: base->lock held.
 */
static unsigned long next_expiry(struct timer_base *base)
{
	unsigned long clk = base->clk, next = clk + NEXT_TIMER_MAX_DELTA;
	unsigned int lvl;

	for (lvl = 0; lvl < LVL_DEPTH; lvl++) {
		unsigned long lvl_clk = clk & LVL_CLK_MASK;
		u64 turned = ror64(base->pending[lvl], clk & LVL_MASK);

		if (turned) {
			unsigned int pos = __ffs(turned);
			unsigned long at = (clk + pos) << LVL_SHIFT(lvl);

			if (time_before(at, next))
				next = at;
			if (pos <= ((LVL_CLK_DIV - lvl_clk) & LVL_CLK_MASK))
				break;
		}
		clk = (clk >> LVL_CLK_SHIFT) + !!lvl_clk;
	}
	return next;
}

/* A CPU that slept, or had no timers, left its wheel's clock behind. */
static void forward_base(struct timer_base *base)
{
	unsigned long now = jiffies, due = per_cpu(timer_next_due, base->cpu);

	if ((long)(now - base->clk) < 1)
		return;
	if (time_after(due, now))
		base->clk = now;
	else if (time_after(due, base->clk))
		base->clk = due;
}

/** detach_timer - take a pending timer out of its bucket; lock held */
void detach_timer(struct timer_base *base, struct timer_list *timer,
		  bool clear_pending)
{
	struct hlist_node *entry = &timer->entry;
	unsigned int idx = (timer->flags & TIMER_ARRAYMASK) >> TIMER_ARRAYSHIFT;
	struct hlist_head *head = &base->vectors[idx];

	if (head->first == entry && !entry->next) {
		base->pending[idx / LVL_SIZE] &= ~(1ULL << (idx % LVL_SIZE));
		__hlist_del(entry);
		set_next_due(base, next_expiry(base));
	} else {
		__hlist_del(entry);
	}
	if (clear_pending)
		entry->pprev = NULL;
}

/** enqueue_timer - put a timer into the bucket of its time; lock held */
void enqueue_timer(struct timer_base *base, struct timer_list *timer)
{
	unsigned long due;
	unsigned int idx;

	forward_base(base);
	idx = calc_wheel_index(timer->expires, base->clk, &due);
	hlist_add_head(&timer->entry, &base->vectors[idx]);
	base->pending[idx / LVL_SIZE] |= 1ULL << (idx % LVL_SIZE);
	timer->flags = (timer->flags & ~TIMER_ARRAYMASK) |
		idx << TIMER_ARRAYSHIFT;
	if (time_before(due, per_cpu(timer_next_due, base->cpu)))
		set_next_due(base, due);
}

/*
 * A CPU that idles without tick has set its one interrupt for what it knew of.
 * Pairs with: tick_nohz_idle_enter(), which sets inidle before the wheel is
 * looked at under its lock: either we see inidle, or the CPU sees the timer.
 */
static void wake_if_idle(struct timer_base *base)
{
	if (base->cpu != raw_smp_processor_id() &&
	    READ_ONCE(per_cpu(tick_cpu_sched, base->cpu).inidle))
		smp_send_reschedule(base->cpu);
}

static struct timer_base *base_of(u32 flags)
{
	return per_cpu_ptr(&timer_bases, flags & TIMER_CPUMASK);
}

static struct timer_base *lock_timer_base(struct timer_list *timer,
					  unsigned long *flags)
{
	for (;;) {
		u32 tf = READ_ONCE(timer->flags);
		struct timer_base *base = base_of(tf);

		if (!(tf & TIMER_MIGRATING)) {
			raw_spin_lock_irqsave(&base->lock, *flags);
			if ((timer->flags & ~TIMER_ARRAYMASK) ==
			    (tf & ~TIMER_ARRAYMASK))
				return base;
			raw_spin_unlock_irqrestore(&base->lock, *flags);
		}
		cpu_relax();
	}
}

/*
 * Moves a timer that is on no wheel to another base; the lock of @from is
 * given back and that of the result is held. A timer whose function runs
 * stays, so that timer_delete_sync() finds it there.
 */
static struct timer_base *move_timer(struct timer_list *timer,
				     struct timer_base *from, unsigned int cpu)
{
	struct timer_base *to = per_cpu_ptr(&timer_bases, cpu);

	if (to == from || from->running == timer)
		return from;
	timer->flags |= TIMER_MIGRATING;
	raw_spin_unlock(&from->lock);
	raw_spin_lock(&to->lock);
	WRITE_ONCE(timer->flags, (timer->flags &
		   ~(TIMER_CPUMASK | TIMER_MIGRATING)) | cpu);
	return to;
}

enum { MOD_ANY, MOD_PENDING_ONLY, MOD_REDUCE };

static int __mod_timer(struct timer_list *timer, unsigned long expires, int how)
{
	struct timer_base *base;
	unsigned long flags;
	int pending, ret;

	base = lock_timer_base(timer, &flags);
	pending = ret = timer_pending(timer);

	if (!timer->function || (!pending && how == MOD_PENDING_ONLY)) {
		ret = 0;
		goto out;
	}
	if (pending && (timer->expires == expires || (how == MOD_REDUCE &&
	    time_before_eq(timer->expires, expires))))
		goto out;
	if (pending)
		detach_timer(base, timer, true);
	base = move_timer(timer, base, raw_smp_processor_id());
	timer->expires = expires;
	enqueue_timer(base, timer);
	wake_if_idle(base);
out:
	raw_spin_unlock_irqrestore(&base->lock, flags);
	return ret;
}

/**
 * init_timer_key - what timer_setup() calls
 * @timer: not pending
 * @func: what to call
 * @flags: TIMER_IRQSAFE: call it with interrupts off, and allow
 *	timer_delete_sync() in interrupts; the others make no difference
 */
void init_timer_key(struct timer_list *timer,
		    void (*func)(struct timer_list *), unsigned int flags)
{
	timer->entry.pprev = NULL;
	timer->function = func;
	timer->flags = (flags & TIMER_INIT_FLAGS) | raw_smp_processor_id();
}
EXPORT_SYMBOL(init_timer_key);

/**
 * mod_timer - arm a timer, or arm it for another time
 * @timer: set up
 * @expires: jiffy before which it must not fire
 *
 * It fires on this CPU, in softirq context. A timer that was shut down stays
 * as it is.
 * Context: any but NMI.
 * Return: 1 if it was pending, 0 if it was not.
 */
int mod_timer(struct timer_list *timer, unsigned long expires)
{
	return __mod_timer(timer, expires, MOD_ANY);
}
EXPORT_SYMBOL(mod_timer);

/** mod_timer_pending - mod_timer() if it is pending; else nothing */
int mod_timer_pending(struct timer_list *timer, unsigned long expires)
{
	return __mod_timer(timer, expires, MOD_PENDING_ONLY);
}
EXPORT_SYMBOL(mod_timer_pending);

/** timer_reduce - mod_timer(), unless it is due earlier already */
int timer_reduce(struct timer_list *timer, unsigned long expires)
{
	return __mod_timer(timer, expires, MOD_REDUCE);
}
EXPORT_SYMBOL(timer_reduce);

/**
 * add_timer - arm a timer for timer->expires
 * @timer: set up, not pending
 *
 * Context: any but NMI.
 */
void add_timer(struct timer_list *timer)
{
	if (WARN_ON_ONCE(timer_pending(timer)))
		return;
	__mod_timer(timer, timer->expires, MOD_ANY);
}
EXPORT_SYMBOL(add_timer);

/** add_timer_local - add_timer(): every timer stays on its CPU here */
void add_timer_local(struct timer_list *timer)
{
	add_timer(timer);
}
EXPORT_SYMBOL(add_timer_local);

/** add_timer_global - add_timer() */
void add_timer_global(struct timer_list *timer)
{
	add_timer(timer);
}
EXPORT_SYMBOL(add_timer_global);

/**
 * add_timer_on - arm a timer that fires on a given CPU
 * @timer: set up, not pending
 * @cpu: an online CPU; if it idles without tick it is woken to see
 *
 * Context: any but NMI.
 */
void add_timer_on(struct timer_list *timer, int cpu)
{
	struct timer_base *base;
	unsigned long flags;

	if (WARN_ON_ONCE(timer_pending(timer)))
		return;
	base = lock_timer_base(timer, &flags);
	if (timer->function) {
		base = move_timer(timer, base, cpu);
		enqueue_timer(base, timer);
		wake_if_idle(base);
	}
	raw_spin_unlock_irqrestore(&base->lock, flags);
}
EXPORT_SYMBOL(add_timer_on);

static int __timer_delete(struct timer_list *timer, bool shutdown)
{
	struct timer_base *base;
	unsigned long flags;
	int ret = 0;

	/* Unlocked: the caller knows that nobody arms it meanwhile. */
	if (!timer_pending(timer) && !shutdown)
		return 0;
	base = lock_timer_base(timer, &flags);
	if (timer_pending(timer)) {
		detach_timer(base, timer, true);
		ret = 1;
	}
	if (shutdown)
		timer->function = NULL;
	raw_spin_unlock_irqrestore(&base->lock, flags);
	return ret;
}

/**
 * timer_delete - disarm a timer
 * @timer: the timer; its function may still run on another CPU
 *
 * Context: any but NMI. Return: 1 if it was pending, else 0.
 */
int timer_delete(struct timer_list *timer)
{
	return __timer_delete(timer, false);
}
EXPORT_SYMBOL(timer_delete);

/** timer_shutdown - timer_delete(), and it can never be armed again */
int timer_shutdown(struct timer_list *timer)
{
	return __timer_delete(timer, true);
}
EXPORT_SYMBOL(timer_shutdown);

static int try_delete_sync(struct timer_list *timer, bool shutdown)
{
	struct timer_base *base;
	unsigned long flags;
	int ret = -1;

	base = lock_timer_base(timer, &flags);
	if (base->running != timer) {
		ret = timer_pending(timer);
		if (ret)
			detach_timer(base, timer, true);
		if (shutdown)
			timer->function = NULL;
	}
	raw_spin_unlock_irqrestore(&base->lock, flags);
	return ret;
}

/**
 * timer_delete_sync_try - disarm a timer whose function does not run
 * @timer: the timer
 *
 * Return: 1 if it was pending, 0 if not, -1 if its function runs.
 */
int timer_delete_sync_try(struct timer_list *timer)
{
	return try_delete_sync(timer, false);
}
EXPORT_SYMBOL(timer_delete_sync_try);

static int delete_sync(struct timer_list *timer, bool shutdown)
{
	int ret;

	WARN_ON_ONCE(in_hardirq() && !(timer->flags & TIMER_IRQSAFE));
	while ((ret = try_delete_sync(timer, shutdown)) < 0)
		cpu_relax();
	return ret;
}

/**
 * timer_delete_sync - disarm a timer and wait until its function is done
 * @timer: the timer; nobody may arm it meanwhile
 *
 * The caller must hold no lock that the function takes, and must not be the
 * function. Context: not in hard interrupts, unless TIMER_IRQSAFE.
 * Return: 1 if it was pending, else 0.
 */
int timer_delete_sync(struct timer_list *timer)
{
	return delete_sync(timer, false);
}
EXPORT_SYMBOL(timer_delete_sync);

/** timer_shutdown_sync - timer_delete_sync(), and never to be armed again */
int timer_shutdown_sync(struct timer_list *timer)
{
	return delete_sync(timer, true);
}
EXPORT_SYMBOL(timer_shutdown_sync);

static void call_timer_fn(struct timer_list *timer,
			  void (*fn)(struct timer_list *))
{
	int count = preempt_count();

	fn(timer);
	if (likely(count == preempt_count()))
		return;
	WARN_ONCE(1, "timer: %pS preempt leak: %08x -> %08x\n", fn, count,
		  preempt_count());
	preempt_count_set(count);
}

/* Context: base->lock held, irqs off; both are given up around the function. */
static void expire_timer(struct timer_base *base, struct timer_list *timer)
{
	void (*fn)(struct timer_list *) = timer->function;

	base->running = timer;
	__hlist_del(&timer->entry);
	timer->entry.pprev = NULL;
	if (!fn) {
		base->running = NULL;
		return;
	}
	if (timer->flags & TIMER_IRQSAFE) {
		raw_spin_unlock(&base->lock);
		call_timer_fn(timer, fn);
		raw_spin_lock(&base->lock);
	} else {
		raw_spin_unlock_irq(&base->lock);
		call_timer_fn(timer, fn);
		raw_spin_lock_irq(&base->lock);
	}
	base->running = NULL;
}

static void take_bucket(struct hlist_head *bucket, struct hlist_head *to)
{
	to->first = bucket->first;
	bucket->first = NULL;
	if (to->first)
		to->first->pprev = &to->first;
}

/*
 * Runs the buckets that are due at base->clk: one of level 0, and one of each
 * further level as long as the clock is a multiple of that level's width.
 * They are taken one timer at a time, since a function may arm or disarm
 * any other timer; what it arms goes behind the clock, not in here again.
 */
static void run_buckets(struct timer_base *base)
{
	unsigned long clk = base->clk++;
	unsigned int lvl;

	for (lvl = 0; lvl < LVL_DEPTH; lvl++) {
		unsigned int idx = lvl * LVL_SIZE + (clk & LVL_MASK);
		struct hlist_head due = { NULL };

		base->pending[lvl] &= ~(1ULL << (clk & LVL_MASK));
		take_bucket(&base->vectors[idx], &due);
		while (due.first)
			expire_timer(base, hlist_entry(due.first,
					struct timer_list, entry));
		if (clk & LVL_CLK_MASK)
			break;
		clk >>= LVL_CLK_SHIFT;
	}
}

/**
 * run_timer_softirq - call what is due; the action of TIMER_SOFTIRQ
 *
 * Context: softirq, irqs on.
 */
void run_timer_softirq(void)
{
	struct timer_base *base = this_cpu_ptr(&timer_bases);

	raw_spin_lock_irq(&base->lock);
	while (timer_is_due()) {
		base->clk = this_cpu_read(timer_next_due);
		run_buckets(base);
		set_next_due(base, next_expiry(base));
	}
	raw_spin_unlock_irq(&base->lock);
}

/**
 * timer_next_expiry - the jiffy at which this CPU's first timer is due
 *
 * Context: irqs off. Return: far in the future if there is none.
 */
unsigned long timer_next_expiry(void)
{
	struct timer_base *base = this_cpu_ptr(&timer_bases);
	unsigned long due;

	raw_spin_lock(&base->lock);
	due = this_cpu_read(timer_next_due);
	raw_spin_unlock(&base->lock);
	return due;
}
