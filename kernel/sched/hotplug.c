// SPDX-License-Identifier: MIT
/*
 * Emptying the run queue of a CPU that goes.
 *
 * The CPU is not active any more: nobody puts threads there, but those that
 * are its own for good (kthread_set_per_cpu(): TIF_PER_CPU). What still waits
 * there moves to other CPUs; its own threads have parked, or sleep, and stay.
 * A thread that may run on this CPU alone, yet is not its own, has its mask
 * opened to all CPUs: better elsewhere than never.
 *
 *	cpu_active = false	new threads, wake-ups: elsewhere
 *	sched_cpu_wait_empty()	on cpuhp/N: push off all that wait
 *	sched_cpu_dying()	only migration/N, which runs, is left
 *
 * Locks: p->pi_lock and both run queues to move a thread.
 * Linux: kernel/sched/core.c, where a thread is pushed off as soon as it gives
 * way (balance_push()), and a kernel thread's broken mask is not mentioned.
 */
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched/hotplug.h>
#include <asm/switch_to.h>
#include "sched.h"

static void (*idle_dead)(void);		/* never returns */

/** sched_set_idle_dead - what the idle thread of an offline CPU does */
void sched_set_idle_dead(void (*dead)(void))
{
	idle_dead = dead;
}

/*
 * What the idle thread does when the stopper has given way to it, and nothing
 * else is left: the end of this CPU. Its own frames are gone.
 */
static void idle_dies(struct task_struct *prev)
{
	preempt_disable();	/* idle threads always run so */
	schedule_tail(prev);
	local_irq_disable();
	cpumask_clear_cpu(smp_processor_id(), &idle_cpus_mask);
	idle_dead();
}

/**
 * cpu_valid_mask - where a thread may be put
 *
 * Its own threads a CPU runs as long as it is online at all.
 */
const struct cpumask *cpu_valid_mask(struct task_struct *p)
{
	return test_ti_thread_flag(&p->thread_info, TIF_PER_CPU) ?
		cpu_online_mask : cpu_active_mask;
}

/**
 * select_broken_rq - none of the CPUs of a thread is active
 * @p: asleep or new, pi_lock held; or both run queues locked
 *
 * Return: a CPU nevertheless, and @p may use all of them from now on.
 */
unsigned int select_broken_rq(struct task_struct *p)
{
	unsigned int cpu = cpumask_any_and(&p->cpus_mask, cpu_valid_mask(p));

	if (cpu < nr_cpu_ids)
		return cpu;
	/* Linux: said of processes, not of kernel threads; PID 1 is the one */
	if (is_global_init(p))
		printk_deferred("process %d (%s) no longer affine to cpu%d\n",
				p->pid, p->comm, task_cpu(p));
	do_set_cpus_allowed(p, cpu_possible_mask);
	return cpumask_any_and(cpu_possible_mask, cpu_active_mask);
}

static struct task_struct *stranger_in(struct list_head *fifo)
{
	struct task_struct *p;

	list_for_each_entry(p, fifo, run_list)
		if (!test_ti_thread_flag(&p->thread_info, TIF_PER_CPU))
			return p;
	return NULL;
}

/* Somebody who waits here and may not stay. rq->lock held. */
static struct task_struct *find_stranger(struct rq *rq)
{
	struct task_struct *p;
	unsigned int level;

	for_each_set_bit(level, rq->rr.bitmap, RR_LEVEL_NORMAL) {
		p = stranger_in(&rq->rr.rt[level]);
		if (p)
			return p;
	}
	return stranger_in(&rq->rr.normal);
}

/*
 * Race: @p was found on the queue, whose lock was dropped since, as pi_lock
 * comes first: it may have been pulled away, or woken up and gone.
 */
static void push_off(struct rq *src, struct task_struct *p)
{
	struct rq *dst;
	unsigned int cpu;

	raw_spin_lock(&p->pi_lock);
	cpu = cpumask_any_and(&p->cpus_mask, cpu_active_mask);
	dst = cpu_rq(cpu < nr_cpu_ids ? cpu : cpumask_first(cpu_active_mask));
	double_rq_lock(src, dst);
	if (task_rq(p) == src && p->on_rq && !p->on_cpu) {
		if (cpu >= nr_cpu_ids)
			select_broken_rq(p);
		move_queued_task(src, dst, p);
	}
	double_rq_unlock(src, dst);
	raw_spin_unlock(&p->pi_lock);
}

/* Return: was there one? */
static bool push_one(struct rq *rq)
{
	struct task_struct *p;

	rcu_read_lock();	/* p may exit as soon as the lock is dropped */
	local_irq_disable();
	rq_lock(rq);
	p = find_stranger(rq);
	rq_unlock(rq);
	if (p)
		push_off(rq, p);
	local_irq_enable();
	rcu_read_unlock();
	return p;
}

/**
 * sched_cpu_wait_empty - nobody waits on this CPU any more
 * @cpu: this CPU, not active
 *
 * Who is not here now does not come: DOC in kernel/cpu.c. A thread of this CPU
 * that still runs has to sleep first.
 * Context: cpuhp/N, may sleep.
 */
int sched_cpu_wait_empty(unsigned int cpu)
{
	struct rq *rq = cpu_rq(cpu);

	while (push_one(rq) || READ_ONCE(rq->nr_running) > 1)
		if (READ_ONCE(rq->nr_running) > 1)
			schedule_timeout_uninterruptible(1);
	return 0;
}

/**
 * sched_cpu_dying - the stopper alone is left
 *
 * The idle thread, which comes next, is turned to its last task here: so the
 * idle loop need not ask each time whether its CPU is still online.
 * Linux: do_idle() asks.
 * Context: migration/N of the CPU, all other CPUs stopped, interrupts off.
 */
int sched_cpu_dying(unsigned int cpu)
{
	struct rq *rq = cpu_rq(cpu);

	WARN(rq->nr_running != 1, "Dying CPU not properly vacated!");
	arch_thread_init(rq->idle, rq->idle->stack, idle_dies);
	return 0;
}
