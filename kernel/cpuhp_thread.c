// SPDX-License-Identifier: MIT
/*
 * cpuhp_thread.c - the threads cpuhp/N, in which a CPU does its own steps.
 *
 * What a step does may sleep, and must run on the CPU that comes or goes: so
 * each CPU has a thread for it. Whoever brings a CPU up or down says what to
 * do, wakes it, and waits.
 *
 *	doer					cpuhp/N
 *	st->target, st->bringup
 *	should_run = true, wake
 *	waits for done_up or done_down		the steps
 *	st->result				complete
 *
 * The thread is bound to its CPU, and parked while that is away; cpu.c parks
 * and unparks it, later and earlier than the other threads of a CPU.
 *
 * Linux: kernel/cpu.c, where it does one step each time it is scheduled.
 */
#include <linux/bug.h>
#include <linux/cpu.h>
#include <linux/init.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/smpboot.h>
#include <kernel/cpuhp.h>

static DEFINE_PER_CPU(struct task_struct *, cpuhp_task);

static void cpuhp_create(unsigned int cpu)
{
	per_cpu(cpuhp_state, cpu).thread = per_cpu(cpuhp_task, cpu);
}

static int cpuhp_should_run(unsigned int cpu)
{
	return READ_ONCE(per_cpu(cpuhp_state, cpu).should_run);
}

static void cpuhp_thread_fun(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);

	WRITE_ONCE(st->should_run, false);
	if (st->single)
		st->result = cpuhp_invoke_callback(cpu, st->cb_state,
						   st->bringup, st->node);
	else if (st->bringup)
		st->result = cpuhp_go_up(cpu, st->target);
	else
		st->result = cpuhp_go_down(cpu, st->target);
	complete(st->bringup ? &st->done_up : &st->done_down);
}

static struct smp_hotplug_thread cpuhp_threads = {
	.store			= &cpuhp_task,
	.create			= cpuhp_create,
	.thread_should_run	= cpuhp_should_run,
	.thread_fn		= cpuhp_thread_fun,
	.thread_comm		= "cpuhp/%u",
	.selfparking		= true,
};

static int kick(struct cpuhp_cpu_state *st)
{
	/* Pairs with: smpboot_thread_fn(), which sets its state, then looks. */
	WRITE_ONCE(st->should_run, true);
	wake_up_process(st->thread);
	wait_for_completion(st->bringup ? &st->done_up : &st->done_down);
	return st->result;
}

/**
 * cpuhp_kick_ap - have an online CPU go to a state of its own
 * @cpu: which
 * @target: above or below where it stands
 *
 * Context: process, may sleep; CPUs locked for writing.
 * Return: 0 or the error of a step; then @cpu stands where it stood.
 */
int cpuhp_kick_ap(unsigned int cpu, enum cpuhp_state target)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);

	st->target = target;
	st->bringup = st->state < target;
	st->single = false;
	return kick(st);
}

/**
 * cpuhp_issue_ap - do or undo one step on an online CPU
 * @cpu: which
 * @state: the step
 * @bringup: do, else undo
 * @node: for a step with several
 *
 * Context: process, may sleep; cpuhp_state_mutex held, CPUs locked.
 * Return: what the step said. Before there are such threads it is done here.
 */
int cpuhp_issue_ap(unsigned int cpu, enum cpuhp_state state, bool bringup,
		   struct hlist_node *node)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);

	if (!cpu_online(cpu))
		return 0;
	if (!st->thread)
		return cpuhp_invoke_callback(cpu, state, bringup, node);
	st->cb_state = state;
	st->node = node;
	st->bringup = bringup;
	st->single = true;
	return kick(st);
}

/** cpuhp_threads_init - make them; Context: PID 1, one CPU online. */
void __init cpuhp_threads_init(void)
{
	BUG_ON(smpboot_register_percpu_thread(&cpuhp_threads));
	kthread_unpark(this_cpu_read(cpuhp_state.thread));
}
