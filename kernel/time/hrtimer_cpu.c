// SPDX-License-Identifier: MIT
/*
 * hrtimer_cpu.c - hrtimers and the CPUs that come and go; the clock that is
 * set; the timers of modules that have gone.
 *
 * Linux: kernel/time/hrtimer.c: hrtimers_prepare_cpu() to hrtimers_cpu_dying(),
 * clock_was_set().
 */
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/irq_work.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include "hrtimer_base.h"

static DEFINE_PER_CPU(struct irq_work, retrigger_work);

/* On the CPU whose trees have changed behind its device's back. */
static void retrigger(struct irq_work *work)
{
	ktime_t next = hrtimer_get_next_event();

	if (next < KTIME_MAX)
		tick_hrtimer_armed(next);
}

static void retrigger_on(unsigned int cpu)
{
	irq_work_queue_on(per_cpu_ptr(&retrigger_work, cpu), cpu);
}

/**
 * hrtimers_reprogram_all - the wall clock was set: what is due when has changed
 *
 * Context: process. An idle CPU wakes by the interrupt and looks by itself.
 */
void hrtimers_reprogram_all(void)
{
	unsigned int cpu;

	for_each_online_cpu(cpu)
		retrigger_on(cpu);
}

/** hrtimers_prepare_cpu - make the trees of a CPU that will start; Return: 0 */
int hrtimers_prepare_cpu(unsigned int cpu)
{
	struct hrtimer_cpu_base *cb = per_cpu_ptr(&hrtimer_bases, cpu);
	unsigned int i;

	for (i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++) {
		struct hrtimer_clock_base *base = &cb->clock_base[i];

		base->cpu_base = cb;
		base->index = i;
		seqcount_init(&base->seq);
		timerqueue_init_head(&base->active);
	}
	cb->cpu = cpu;
	cb->active_bases = 0;
	return 0;
}

/** hrtimers_cpu_starting - this CPU runs from now on; irqs off; Return: 0 */
int hrtimers_cpu_starting(unsigned int cpu)
{
	struct hrtimer_cpu_base *cb = this_cpu_ptr(&hrtimer_bases);

	cb->in_hrtirq = false;
	cb->softirq_activated = false;
	cb->not_before = 0;
	return 0;
}

static void move_clock(struct hrtimer_clock_base *from,
		       struct hrtimer_clock_base *to)
{
	struct timerqueue_node *node;

	while ((node = timerqueue_getnext(&from->active))) {
		struct hrtimer *timer =
			container_of(node, struct hrtimer, node);

		BUG_ON(from->running == timer);
		dequeue_hrtimer(timer, from);
		WRITE_ONCE(timer->base, to);
		enqueue_hrtimer(timer, to);
	}
}

/**
 * hrtimers_cpu_dying - give this CPU's timers to another one
 * @dying_cpu: this CPU, no longer online
 *
 * Race: lock_hrtimer_base() elsewhere may wait for the old lock; it finds
 * another timer->base when it gets it, and tries again.
 * Context: stopper, irqs off on all CPUs. Return: 0.
 */
int hrtimers_cpu_dying(unsigned int dying_cpu)
{
	unsigned int i, heir = cpumask_any_but(cpu_online_mask, dying_cpu);
	struct hrtimer_cpu_base *old = per_cpu_ptr(&hrtimer_bases, dying_cpu);
	struct hrtimer_cpu_base *new = per_cpu_ptr(&hrtimer_bases, heir);

	raw_spin_lock(&old->lock);
	raw_spin_lock_nested(&new->lock, SINGLE_DEPTH_NESTING);

	for (i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
		move_clock(&old->clock_base[i], &new->clock_base[i]);

	raw_spin_unlock(&new->lock);
	raw_spin_unlock(&old->lock);
	retrigger_on(heir);
	return 0;
}

/* Reported and taken out: nobody could any more. Context: lock held. */
static int clock_left(struct hrtimer_clock_base *base, struct module *mod)
{
	struct timerqueue_node *node = timerqueue_getnext(&base->active), *next;
	int found = 0;

	for (; node; node = next) {
		struct hrtimer *timer =
			container_of(node, struct hrtimer, node);

		next = timerqueue_iterate_next(node);
		if (!within_module((unsigned long)timer->function, mod) &&
		    !within_module((unsigned long)timer, mod))
			continue;
		module_leftover(mod, "hrtimer %ps", timer->function);
		dequeue_hrtimer(timer, base);
		found++;
	}
	return found;
}

static int hrtimers_left(struct module *mod)
{
	unsigned int cpu, i;
	int found = 0;

	for_each_possible_cpu(cpu) {
		struct hrtimer_cpu_base *cb = per_cpu_ptr(&hrtimer_bases, cpu);

		raw_spin_lock_irq(&cb->lock);
		for (i = 0; i < HRTIMER_MAX_CLOCK_BASES; i++)
			found += clock_left(&cb->clock_base[i], mod);
		raw_spin_unlock_irq(&cb->lock);
	}
	return found;
}
MODULE_LEFTOVERS(hrtimers_left);

/** hrtimers_init - make all trees; Context: boot CPU, per-CPU areas set up. */
void hrtimers_init(void)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu) {
		raw_spin_lock_init(&per_cpu(hrtimer_bases, cpu).lock);
		init_irq_work(per_cpu_ptr(&retrigger_work, cpu), retrigger);
		hrtimers_prepare_cpu(cpu);
	}
}
