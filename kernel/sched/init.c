// SPDX-License-Identifier: MIT
/*
 * The scheduler's beginnings: of the system, of a CPU, of a thread.
 *
 * sched_init() runs once, on the boot thread, which is idle/0 from then on;
 * init_idle() for each CPU before it starts; sched_fork() for each thread before
 * it is seen. None of them needs a lock: nobody else looks yet.
 *
 * Linux: kernel/sched/core.c.
 */
#include <linux/bug.h>
#include <linux/init.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <linux/tick.h>
#include <asm/tsc.h>
#include "sched.h"

/** sched_fork - scheduler fields of a new thread: normal priority, full slice */
void sched_fork(struct task_struct *p)
{
	p->__state = TASK_NEW;
	p->prio = p->static_prio = p->normal_prio = DEFAULT_PRIO;
	p->rr_level = RR_LEVEL_NORMAL;
	p->time_slice = sched_rr_timeslice;
	p->nr_cpus_allowed = nr_cpu_ids;
	cpumask_copy(&p->cpus_mask, cpu_possible_mask);
	raw_spin_lock_init(&p->pi_lock);
}

/**
 * init_idle - make a thread the idle thread of a CPU
 * @idle: the thread, which is on no queue
 * @cpu: its CPU, not running yet, or this one
 */
void init_idle(struct task_struct *idle, int cpu)
{
	struct rq *rq = cpu_rq(cpu);

	idle->__state = TASK_RUNNING;
	idle->flags |= PF_KTHREAD | PF_IDLE | PF_NO_SETAFFINITY;
	idle->rr_level = RR_LEVEL_IDLE;
	idle->sum_exec_runtime = -rdtsc_now();
	idle->on_rq = TASK_ON_RQ_QUEUED;
	idle->on_cpu = 1;
	cpumask_copy(&idle->cpus_mask, cpumask_of(cpu));
	idle->nr_cpus_allowed = 1;
	set_task_cpu(idle, cpu);
	rq->curr = rq->idle = idle;
	clear_tsk_need_resched(idle);	/* left from the CPU's earlier life */
	per_cpu(current_task, cpu) = idle;
	per_cpu(__preempt_count, cpu) = INIT_PREEMPT_COUNT;
}

/**
 * init_idle_bootup_task - the boot thread is about to become idle
 *
 * Linux sets its scheduling class here; init_idle() has done that already in
 * sched_init(), so there is only something to check.
 */
void init_idle_bootup_task(struct task_struct *idle)
{
	BUG_ON(idle != this_rq()->idle || !(idle->flags & PF_IDLE));
}

/** sched_init - run queues of all possible CPUs; the boot thread is idle/0 */
void sched_init(void)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu) {
		cpu_rq(cpu)->cpu = cpu;
		rr_init(&cpu_rq(cpu)->rr);
	}
	init_idle(current, smp_processor_id());
	tick_set_sched_handler(sched_tick);
}
