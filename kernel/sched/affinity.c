// SPDX-License-Identifier: MIT
/*
 * Changing where a thread may run, also while it runs.
 *
 * A sleeping thread needs only its mask changed: its next wake-up chooses among
 * the new CPUs. A waiting one is moved from queue to queue. A running one must
 * be taken off its CPU, and only somebody who runs there at a higher level can
 * do that: the stopper, migration/N, called through a hook since it is a thread
 * and so lives above this file.
 *
 * Locks: p->pi_lock and rq->lock together to write cpus_mask.
 * Linux: kernel/sched/core.c; left out: user masks, migrate_disable().
 */
#include <linux/export.h>
#include <linux/stop_machine.h>
#include "sched.h"

static int (*stop_one_cpu_fn)(unsigned int cpu, cpu_stop_fn_t fn, void *arg);

/** sched_set_stopper - where to ask for a function to run on a CPU */
void sched_set_stopper(int (*fn)(unsigned int, cpu_stop_fn_t, void *))
{
	stop_one_cpu_fn = fn;
}

/**
 * sched_set_stop_task - give a CPU's stopper the level above all others
 * @cpu: the CPU it is bound to
 * @stop: its thread, migration/N, asleep
 */
void sched_set_stop_task(int cpu, struct task_struct *stop)
{
	unsigned long flags;
	struct rq *rq = task_rq_lock(stop, &flags);

	WARN_ON_ONCE(stop->on_rq);
	stop->policy = SCHED_FIFO;
	stop->rt_priority = MAX_RT_PRIO - 1;
	stop->prio = stop->normal_prio = 0;
	stop->rr_level = RR_LEVEL_STOP;
	task_rq_unlock(rq, stop, &flags);
}

/**
 * do_set_cpus_allowed - write the mask of a thread that does not run
 *
 * Context: p->pi_lock held, p on no run queue or its lock held too.
 */
void do_set_cpus_allowed(struct task_struct *p, const struct cpumask *mask)
{
	cpumask_copy(&p->cpus_mask, mask);
	p->nr_cpus_allowed = cpumask_weight(mask);
}

/*
 * Runs in migration/N on the CPU where the thread was: as the stopper is what
 * runs here now, the thread waits on this queue, has gone to sleep, or is away.
 */
static int migration_cpu_stop(void *arg)
{
	struct task_struct *p = arg;
	struct rq *rq = this_rq(), *dst;
	int cpu;

	raw_spin_lock_irq(&p->pi_lock);
	cpu = cpumask_any_and(&p->cpus_mask, cpu_valid_mask(p));
	if (cpu < nr_cpu_ids && !cpumask_test_cpu(rq->cpu, &p->cpus_mask)) {
		dst = cpu_rq(cpu);
		double_rq_lock(rq, dst);
		if (task_rq(p) == rq && p->on_rq)
			move_queued_task(rq, dst, p);
		double_rq_unlock(rq, dst);
	}
	raw_spin_unlock_irq(&p->pi_lock);
	return 0;
}

/*
 * Moves p if it waits on the queue of a CPU that it may no longer use. Returns
 * false if it runs there, and must be taken off first; *cpu says where.
 */
static bool move_waiting_task(struct task_struct *p, int dest,
			      unsigned int *cpu)
{
	struct rq *dst = cpu_rq(dest), *src = task_rq(p);
	bool done = true;

	double_rq_lock(src, dst);
	*cpu = src->cpu;
	if (src != task_rq(p)) {
		/* Pulled by a CPU that read the new mask: it is right there. */
	} else if (p->on_rq && !cpumask_test_cpu(src->cpu, &p->cpus_mask)) {
		done = !p->on_cpu;
		if (done)
			move_queued_task(src, dst, p);
	}
	double_rq_unlock(src, dst);
	return done;
}

/**
 * set_cpus_allowed_ptr - choose the CPUs that a thread may run on
 * @p: the thread, which the caller keeps from being freed
 * @mask: the CPUs; at least one must be active
 *
 * When it returns, @p does not run on any other CPU any more.
 * Context: process, may sleep (but not on itself before the stopper is there).
 * Return: 0, or -EINVAL if no CPU of @mask is active.
 * Linux: kernel/sched/core.c, same name.
 */
int set_cpus_allowed_ptr(struct task_struct *p, const struct cpumask *mask)
{
	unsigned int dest, cpu;
	unsigned long flags;
	struct rq *rq;
	bool done;

	rq = task_rq_lock(p, &flags);
	/* chosen with interrupts off: cpu_inactive() waits for us to be done */
	dest = cpumask_any_and(mask, cpu_valid_mask(p));
	if (dest >= nr_cpu_ids) {
		task_rq_unlock(rq, p, &flags);
		return -EINVAL;
	}
	do_set_cpus_allowed(p, mask);
	rq_unlock(rq);
	done = move_waiting_task(p, dest, &cpu);
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
	if (!done && stop_one_cpu_fn)
		stop_one_cpu_fn(cpu, migration_cpu_stop, p);
	return 0;
}
EXPORT_SYMBOL_GPL(set_cpus_allowed_ptr);
