// SPDX-License-Identifier: MIT
/*
 * gp_kthread.c - the thread rcu_gp, and those who wait for grace periods.
 *
 * rcu_gp sleeps until a grace period is asked for. It begins one, looks once a
 * tick whether each CPU has been quiescent, prods those that take long with a
 * reschedule, ends it, wakes the waiters, and gets idle CPUs with finished
 * callbacks out of their halt. On a machine whose other CPUs idle, all of that
 * happens without sleeping.
 *
 * Cast: synchronize_rcu() waits here; rcu_barrier() sends a callback behind
 * all others on each CPU; tree.c counts.
 *
 * Linux: rcu_gp_kthread() in kernel/rcu/tree.c, where the thread is called
 * rcu_sched or rcu_preempt and rcu_gp is a workqueue. Left out: expedited
 * grace periods by IPI.
 */
#include <linux/rcupdate.h>
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <linux/wait.h>
#include "rcu.h"

/* Looks before a CPU that was not quiescent is told to reschedule. */
#define RCU_POLLS_TILL_RESCHED	3

static struct task_struct *rcu_gp_task;
static DECLARE_WAIT_QUEUE_HEAD(rcu_sync_wq);

static void rcu_gp_wake(void)
{
	wake_up_process(rcu_gp_task);
}

static void prod_cpu(int cpu)
{
	resched_cpu(cpu);
}

/* Wait until every CPU has been quiescent. */
static void rcu_gp_wait(void)
{
	int polls = 0;

	while (!rcu_gp_poll(polls > RCU_POLLS_TILL_RESCHED ? prod_cpu : NULL)) {
		if (rcu_stall_due())
			rcu_stall_report();
		schedule_timeout_idle(1);
		polls++;
	}
}

/*
 * CPUs with callbacks look at them: this one at once, idle ones when their
 * halt ends, busy ones at their next tick anyway.
 */
static void rcu_gp_kick(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		if (cpu != raw_smp_processor_id() && rcu_cpu_has_callbacks(cpu))
			resched_cpu(cpu);

	local_bh_disable();
	if (rcu_needs_cpu())
		raise_softirq(RCU_SOFTIRQ);
	local_bh_enable();
}

static void rcu_gp_wait_for_request(void)
{
	for (;;) {
		/*
		 * Race: rcu_request_gp() stores gp_wanted, then wakes; we set
		 * the state, then look. Either the look or the wake up wins.
		 */
		set_current_state(TASK_IDLE);
		if (rcu_gp_needed())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
}

static int rcu_gp_kthread(void *unused)
{
	for (;;) {
		rcu_gp_wait_for_request();
		rcu_gp_begin();
		rcu_gp_wait();
		rcu_gp_end();
		wake_up_all(&rcu_sync_wq);
		rcu_gp_kick();
		cond_resched();
	}
	return 0;
}

/**
 * synchronize_rcu - wait until all readers that run now have ended
 *
 * Before the scheduler runs there is one thread on one CPU, and it is not in
 * a reader: nothing to wait for.
 * Context: process, may sleep, not inside a reader.
 */
void synchronize_rcu(void)
{
	unsigned long seq;

	if (!rcu_scheduler_active)
		return;
	might_sleep();
	seq = get_state_synchronize_rcu();
	rcu_request_gp(seq);
	wait_event(rcu_sync_wq, poll_state_synchronize_rcu(seq));
}
EXPORT_SYMBOL_GPL(synchronize_rcu);

/** cond_synchronize_rcu - synchronize_rcu() unless @oldstate is over */
void cond_synchronize_rcu(unsigned long oldstate)
{
	if (!poll_state_synchronize_rcu(oldstate))
		synchronize_rcu();
}
EXPORT_SYMBOL_GPL(cond_synchronize_rcu);

/* rcu_barrier(): one at a time, since the heads below are shared. */
static DEFINE_MUTEX(barrier_mutex);
static DEFINE_PER_CPU(struct rcu_head, barrier_head);
static DECLARE_COMPLETION(barrier_completion);
static atomic_t barrier_count;

static void rcu_barrier_put(void)
{
	if (atomic_dec_and_test(&barrier_count))
		complete(&barrier_completion);
}

static void rcu_barrier_callback(struct rcu_head *head)
{
	rcu_barrier_put();
}

/* On the CPU whose callbacks are meant, so that it queues behind them. */
static int rcu_barrier_func(void *unused)
{
	atomic_inc(&barrier_count);
	call_rcu(this_cpu_ptr(&barrier_head), rcu_barrier_callback);
	return 0;
}

static void rcu_barrier_on(unsigned int cpu)
{
	bool here;

	preempt_disable();
	here = cpu == smp_processor_id();
	if (here)
		rcu_barrier_func(NULL);
	preempt_enable();
	if (!here)
		WARN_ON_ONCE(stop_one_cpu(cpu, rcu_barrier_func, NULL));
}

/**
 * rcu_barrier - wait until all callbacks queued so far have been invoked
 *
 * The count begins at one, for this function: it cannot reach zero while CPUs
 * are still being visited.
 * Context: process, may sleep.
 */
void rcu_barrier(void)
{
	unsigned int cpu;

	might_sleep();
	mutex_lock(&barrier_mutex);
	reinit_completion(&barrier_completion);
	atomic_set(&barrier_count, 1);
	/* no callbacks on their way from a dead CPU to another */
	cpus_read_lock();
	for_each_online_cpu(cpu)
		if (rcu_cpu_has_callbacks(cpu))
			rcu_barrier_on(cpu);
	cpus_read_unlock();
	rcu_barrier_put();
	wait_for_completion(&barrier_completion);
	mutex_unlock(&barrier_mutex);
}
EXPORT_SYMBOL_GPL(rcu_barrier);

static int __init rcu_spawn_gp_kthread(void)
{
	struct task_struct *t;

	t = kthread_run(rcu_gp_kthread, NULL, "rcu_gp");
	if (WARN_ON(IS_ERR(t)))
		return PTR_ERR(t);
	rcu_gp_task = t;
	/* What was asked for before this line is found by the thread itself. */
	rcu_set_gp_wakeup(rcu_gp_wake);
	wake_up_process(t);
	return 0;
}
early_initcall(rcu_spawn_gp_kthread);
