// SPDX-License-Identifier: MIT
/*
 * timer_cpu.c - the wheels of CPUs that come and go, and the timers of modules
 * that have gone.
 *
 * Locks: timer_base.lock; two at once only in timers_dead_cpu().
 * Linux: kernel/time/timer.c, the end of it. Nothing there looks for what a
 * module forgot: its timer is called, and the oops names nobody.
 */
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/irqflags.h>
#include <linux/module.h>
#include "timer_base.h"

/**
 * timers_prepare_cpu - the wheel of a CPU that comes back begins now
 * @cpu: not online; its wheel is empty
 */
int timers_prepare_cpu(unsigned int cpu)
{
	struct timer_base *base = per_cpu_ptr(&timer_bases, cpu);

	base->clk = jiffies;
	set_next_due(base, base->clk + NEXT_TIMER_MAX_DELTA);
	return 0;
}

/* Both bases locked. */
static void migrate_bucket(struct timer_base *from, struct timer_base *to,
			   struct hlist_head *bucket)
{
	struct timer_list *timer;

	while (bucket->first) {
		timer = hlist_entry(bucket->first, struct timer_list, entry);
		detach_timer(from, timer, false);
		WRITE_ONCE(timer->flags,
			   (timer->flags & ~TIMER_CPUMASK) | to->cpu);
		enqueue_timer(to, timer);
	}
}

/**
 * timers_dead_cpu - the timers of a dead CPU fire on this one
 * @cpu: dead
 *
 * Race: whoever changes one of them meanwhile waits in lock_timer_base(), and
 * then finds it elsewhere. The locks of two bases are taken only here.
 */
int timers_dead_cpu(unsigned int cpu)
{
	struct timer_base *from = per_cpu_ptr(&timer_bases, cpu), *to;
	unsigned long flags;
	unsigned int i;

	local_irq_save(flags);
	to = this_cpu_ptr(&timer_bases);
	raw_spin_lock(&to->lock);
	raw_spin_lock_nested(&from->lock, SINGLE_DEPTH_NESTING);
	WARN_ON_ONCE(from->running);
	for (i = 0; i < WHEEL_SIZE; i++)
		migrate_bucket(from, to, &from->vectors[i]);
	raw_spin_unlock(&from->lock);
	raw_spin_unlock(&to->lock);
	local_irq_restore(flags);
	return 0;
}

static int for_each_in_base(struct timer_base *base,
			    int (*fn)(struct timer_list *timer, void *arg),
			    void *arg)
{
	struct timer_list *timer;
	unsigned long flags;
	int i, sum = 0;

	raw_spin_lock_irqsave(&base->lock, flags);
	for (i = 0; i < WHEEL_SIZE; i++)
		hlist_for_each_entry(timer, &base->vectors[i], entry)
			sum += fn(timer, arg);
	raw_spin_unlock_irqrestore(&base->lock, flags);
	return sum;
}

/**
 * timer_for_each_pending - look at all timers that are armed
 * @fn: called with the wheel locked, interrupts off; may not change timers
 * @arg: for @fn
 *
 * Return: the sum of what @fn returned.
 */
int timer_for_each_pending(int (*fn)(struct timer_list *timer, void *arg),
			   void *arg)
{
	unsigned int cpu;
	int sum = 0;

	for_each_possible_cpu(cpu)
		sum += for_each_in_base(per_cpu_ptr(&timer_bases, cpu), fn,
					arg);
	return sum;
}

/* Reported and taken out: nobody could any more. Context: lock held. */
static int bucket_left(struct timer_base *base, struct hlist_head *bucket,
		       struct module *mod)
{
	struct timer_list *timer;
	struct hlist_node *next;
	int found = 0;

	hlist_for_each_entry_safe(timer, next, bucket, entry) {
		if (within_module((unsigned long)timer->function, mod))
			module_leftover(mod, "timer %ps", timer->function);
		else if (within_module((unsigned long)timer, mod))
			module_leftover(mod, "timer %pS, for %ps", timer,
					timer->function);
		else
			continue;
		detach_timer(base, timer, true);
		found++;
	}
	return found;
}

static int timers_left(struct module *mod)
{
	unsigned int cpu, i;
	int found = 0;

	for_each_possible_cpu(cpu) {
		struct timer_base *base = per_cpu_ptr(&timer_bases, cpu);

		raw_spin_lock_irq(&base->lock);
		for (i = 0; i < WHEEL_SIZE; i++)
			found += bucket_left(base, &base->vectors[i], mod);
		raw_spin_unlock_irq(&base->lock);
	}
	return found;
}
MODULE_LEFTOVERS(timers_left);

static void init_timer_cpu(unsigned int cpu)
{
	struct timer_base *base = per_cpu_ptr(&timer_bases, cpu);

	raw_spin_lock_init(&base->lock);
	base->cpu = cpu;
	base->clk = jiffies;
	per_cpu(timer_next_due, cpu) = base->clk + NEXT_TIMER_MAX_DELTA;
}

/** init_timers - make the wheels; Context: boot CPU, per-CPU areas set up. */
void init_timers(void)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu)
		init_timer_cpu(cpu);
}
