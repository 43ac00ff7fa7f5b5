// SPDX-License-Identifier: MIT
/*
 * Which CPU a thread runs on.
 *
 * A wake-up stays where the thread ran, unless that CPU is busy and an idle one
 * is allowed. A new thread goes to the CPU with the least to do. An idle CPU
 * pulls from the busiest; a busy one looks round every BALANCE_TICKS.
 *
 * Locks: the choice is made from hints without a lock and is only a choice: a
 * wrong one costs time, never a thread. Moving takes both run queue locks.
 * Linux: kernel/sched/fair.c; left out: domains, load averages, cache heat.
 */
#include <linux/jiffies.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include "sched.h"

#define BALANCE_TICKS	8

struct cpumask idle_cpus_mask;

static __always_inline bool cpu_is_allowed(const struct task_struct *p, int cpu)
{
	return cpumask_test_cpu(cpu, &p->cpus_mask);
}

/* The allowed CPU with the fewest runnable threads. */
static int least_loaded_cpu(struct task_struct *p)
{
	unsigned int cpu, best_nr = UINT_MAX;
	int best = -1;

	for_each_cpu_and(cpu, &p->cpus_mask, cpu_active_mask) {
		unsigned int nr = READ_ONCE(cpu_rq(cpu)->nr_running);

		if (nr < best_nr) {
			best_nr = nr;
			best = cpu;
		}
	}
	return best;
}

static unsigned int select_fallback_rq(struct task_struct *p)
{
	int cpu = least_loaded_cpu(p);

	return cpu >= 0 ? cpu : select_broken_rq(p);
}

/**
 * select_task_rq_slow - the CPU for a thread that cannot just stay
 *
 * Race: the CPU may stop being idle at once; then the thread waits there, or is
 * pulled away. Context: p->pi_lock held, p asleep.
 */
unsigned int select_task_rq_slow(struct task_struct *p)
{
	unsigned int cpu = task_cpu(p), idle;

	if (unlikely(!cpu_is_allowed(p, cpu) || !cpu_active(cpu)))
		return select_fallback_rq(p);
	if (idle_cpu(cpu))
		return cpu;
	for_each_cpu_and(idle, &idle_cpus_mask, &p->cpus_mask)
		if (cpu_active(idle) && idle_cpu(idle))
			return idle;
	return cpu;
}

/** select_task_rq_fork - the CPU for a new thread; see select_task_rq() */
unsigned int select_task_rq_fork(struct task_struct *p)
{
	if (num_online_cpus() == 1)
		return smp_processor_id();
	return select_fallback_rq(p);
}

/**
 * move_queued_task - from one run queue to another, both locked
 *
 * Race: a waker that holds no run queue lock looks at on_rq. It must not see a
 * 0 on the way, or it would queue p a second time; so on_rq is not touched.
 */
void move_queued_task(struct rq *src, struct rq *dst, struct task_struct *p)
{
	rr_dequeue(&src->rr, p);
	src->nr_running--;
	set_task_cpu(p, dst->cpu);
	dst->nr_running++;
	rr_enqueue_tail(&dst->rr, p);
	wakeup_preempt(dst, p);
}

/* The CPU that has most waiting, if that is worth a move to this one. */
static struct rq *find_busiest_rq(struct rq *this_rq)
{
	unsigned int cpu, most = max(READ_ONCE(this_rq->nr_running) + 1, 1U);
	struct rq *busiest = NULL;

	for_each_cpu(cpu, cpu_active_mask) {
		unsigned int nr = READ_ONCE(cpu_rq(cpu)->nr_running);

		if (nr > most) {
			most = nr;
			busiest = cpu_rq(cpu);
		}
	}
	return busiest;
}

static struct task_struct *movable_in(struct list_head *fifo, int cpu)
{
	struct task_struct *p;

	list_for_each_entry(p, fifo, run_list)
		if (cpu_is_allowed(p, cpu))
			return p;
	return NULL;
}

static struct task_struct *find_movable(struct rq *src, int cpu)
{
	struct task_struct *p;
	unsigned int level;

	for_each_set_bit(level, src->rr.bitmap, RR_LEVEL_NORMAL) {
		p = movable_in(&src->rr.rt[level], cpu);
		if (p)
			return p;
	}
	return movable_in(&src->rr.normal, cpu);
}

/*
 * Both locks, or none. Who pulls does not queue for the busiest: when sixty
 * CPUs go idle together, one is enough, and the others would hold it up.
 */
static bool try_lock_both(struct rq *this_rq, struct rq *src)
{
	rq_lock(this_rq);
	if (arch_spin_trylock(&src->lock))
		return true;
	rq_unlock(this_rq);
	return false;
}

/* Context: interrupts off, no run queue locked. Return: was one moved? */
static bool pull_one(struct rq *this_rq)
{
	struct rq *src = find_busiest_rq(this_rq);
	struct task_struct *p = NULL;

	if (!src || !cpu_active(this_rq->cpu) || !try_lock_both(this_rq, src))
		return false;
	if (src->nr_running > this_rq->nr_running + 1)
		p = find_movable(src, this_rq->cpu);
	if (p)
		move_queued_task(src, this_rq, p);
	double_rq_unlock(src, this_rq);
	return p;
}

/**
 * idle_pull - this CPU has nothing to do: take over a waiting thread
 *
 * Race: a waker reads idle_cpus_mask, then queues p behind a busy CPU; we set
 * our bit, then read nr_running there. If it saw no bit and we saw no p, p
 * waits until balance_tick() on its CPU sends for us.
 * Context: idle thread, interrupts off.
 */
bool idle_pull(struct rq *this_rq)
{
	return pull_one(this_rq);
}

/* This CPU has more than it can run, and another idles: interrupt that one. */
static void kick_idle_cpu(void)
{
	unsigned int cpu = cpumask_first(&idle_cpus_mask);

	if (cpu < nr_cpu_ids)
		resched_cpu(cpu);
}

/**
 * balance_tick - from the tick of a busy CPU
 *
 * Context: hard interrupt, no run queue locked.
 */
void balance_tick(struct rq *rq)
{
	if (num_online_cpus() == 1)
		return;
	if (rq->nr_running > 1 && !cpumask_empty(&idle_cpus_mask)) {
		kick_idle_cpu();
	} else if (time_after_eq(jiffies, rq->next_balance)) {
		rq->next_balance = jiffies + BALANCE_TICKS;
		pull_one(rq);
	}
}
