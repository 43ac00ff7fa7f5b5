// SPDX-License-Identifier: MIT
/*
 * Questions about threads and run queues, for those who do not schedule.
 *
 * The answers are hints unless the comment says more: by the time the caller
 * reads one, it may have changed. Nothing here changes anything.
 *
 * Locks: p->pi_lock holds off who would wake p; rq->lock where a sum must fit.
 * Linux: kernel/sched/core.c.
 */
#include <linux/array_size.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/percpu.h>
#include <asm/tsc.h>
#include "sched.h"

/** idle_cpu - does a CPU run its idle thread, with nobody queued? A hint */
int idle_cpu(int cpu)
{
	struct rq *rq = cpu_rq(cpu);

	return READ_ONCE(rq->curr) == rq->idle && !READ_ONCE(rq->nr_running);
}

/** task_on_cpu - is a thread running, or not yet switched away? A hint */
bool task_on_cpu(const struct task_struct *p)
{
	return READ_ONCE(p->on_cpu);
}

/** task_curr - is a thread the one that its CPU runs? A hint */
int task_curr(const struct task_struct *p)
{
	return READ_ONCE(task_rq(p)->curr) == p;
}

/** idle_task - the idle thread of a CPU */
struct task_struct *idle_task(int cpu)
{
	return cpu_rq(cpu)->idle;
}

/** nr_running - runnable threads on all CPUs, a sum of hints */
unsigned int nr_running(void)
{
	unsigned int cpu, sum = 0;

	for_each_online_cpu(cpu)
		sum += READ_ONCE(cpu_rq(cpu)->nr_running);
	return sum;
}

/** nr_context_switches - switches of all CPUs since boot */
unsigned long long nr_context_switches(void)
{
	unsigned long long sum = 0;
	unsigned int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(cpu_rq(cpu)->nr_switches);
	return sum;
}

/**
 * task_sched_runtime - how long a thread has run
 * @p: any thread
 *
 * Return: nanoseconds on a CPU, the turn that is going on included.
 */
u64 task_sched_runtime(struct task_struct *p)
{
	unsigned long flags;
	struct rq *rq = task_rq_lock(p, &flags);
	u64 cycles = p->sum_exec_runtime;

	if (rq->curr == p)
		cycles += rdtsc_now();
	task_rq_unlock(rq, p, &flags);
	return tsc_to_ns(cycles);
}
EXPORT_SYMBOL(task_sched_runtime);

/**
 * wait_task_inactive - wait until a thread has left its CPU
 * @p: a thread that is going to sleep, not the caller
 * @match: the states it must sleep in; 0 for any
 *
 * Context: process, may sleep. Return: 0 if @p's state was another one, so that
 * it runs or may run; else not 0, and @p stays off the CPU until it is woken.
 * Linux: same name.
 */
unsigned long wait_task_inactive(struct task_struct *p, unsigned int match)
{
	for (;;) {
		unsigned long flags, nvcsw = 0;
		bool running, queued;

		/* Who wakes p needs pi_lock: asleep now, it stays so for a moment. */
		raw_spin_lock_irqsave(&p->pi_lock, flags);
		queued = READ_ONCE(p->on_rq);
		/* Pairs with: the release of on_cpu in finish_task_switch(). */
		running = smp_load_acquire(&p->on_cpu);
		if (!match || (READ_ONCE(p->__state) & match))
			nvcsw = p->nvcsw | LONG_MIN;
		raw_spin_unlock_irqrestore(&p->pi_lock, flags);

		if (!nvcsw || (!running && !queued))
			return nvcsw;
		if (running)
			cpu_relax();	/* it is in __schedule() just now */
		else
			schedule_timeout_uninterruptible(1);
	}
}

static const struct {
	unsigned int state;
	char letter;
} state_letters[] = {
	{ TASK_DEAD, 'X' }, { TASK_PARKED, 'P' }, { TASK_NEW, 'N' },
	{ __TASK_STOPPED, 'T' }, { TASK_NOLOAD, 'I' },
	{ TASK_UNINTERRUPTIBLE | TASK_FROZEN, 'D' },	/* as Linux shows it */
	{ TASK_INTERRUPTIBLE, 'S' },
};

/** task_state_to_char - the letter that ps shows */
char task_state_to_char(struct task_struct *p)
{
	unsigned int state = READ_ONCE(p->__state);

	if (p->exit_state)
		return p->exit_state == EXIT_ZOMBIE ? 'Z' : 'X';
	for (int i = 0; i < ARRAY_SIZE(state_letters); i++)
		if (state & state_letters[i].state)
			return state_letters[i].letter;
	return 'R';
}
EXPORT_SYMBOL(task_state_to_char);

