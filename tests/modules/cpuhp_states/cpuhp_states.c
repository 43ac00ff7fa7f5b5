// SPDX-License-Identifier: MIT
/*
 * cpuhp_states.c - be called for each CPU that comes and goes.
 *
 * cpuhp_setup_state() calls the startup function at once for all CPUs that are
 * online, on each of them, and later for each that comes up; removing the state
 * calls the teardown function likewise. With _nocalls only the later ones.
 */
#define pr_fmt(fmt) "cpuhp: " fmt

#include <linux/atomic.h>
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/module.h>
#include <linux/percpu.h>

static DEFINE_PER_CPU(bool, prepared);
static atomic_t wrong_place = ATOMIC_INIT(0);
static int dynamic_state;

static int cpu_up_fn(unsigned int cpu)
{
	if (raw_smp_processor_id() != cpu)
		atomic_inc(&wrong_place);
	this_cpu_write(prepared, true);
	pr_info("CPU %u is up\n", cpu);
	return 0;
}

static int cpu_down_fn(unsigned int cpu)
{
	if (raw_smp_processor_id() != cpu)
		atomic_inc(&wrong_place);
	this_cpu_write(prepared, false);
	pr_info("CPU %u goes\n", cpu);
	return 0;
}

static int prepare_fn(unsigned int cpu)
{
	if (cpu != 2)
		return 0;
	pr_info("no memory for CPU %u\n", cpu);
	return -ENOMEM;
}

static int undo_fn(unsigned int cpu)
{
	pr_info("CPU %u is undone\n", cpu);
	return 0;
}

static unsigned int count_prepared(void)
{
	unsigned int cpu, n = 0;

	cpus_read_lock();
	for_each_online_cpu(cpu)
		n += per_cpu(prepared, cpu);
	cpus_read_unlock();
	return n;
}

static int __init states_init(void)
{
	int err;

	/* one that fails half way is undone for those it was called for */
	err = cpuhp_setup_state(CPUHP_BP_PREPARE_DYN, "pid2/fails:prepare",
				prepare_fn, undo_fn);
	pr_info("a state that fails: %d\n", err);

	dynamic_state = cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "pid2/example:online",
					  cpu_up_fn, cpu_down_fn);
	if (dynamic_state < 0)
		return dynamic_state;
	pr_info("prepared %u of %u, in the wrong place %d\n", count_prepared(),
		num_online_cpus(), atomic_read(&wrong_place));
	return 0;
}

static void __exit states_exit(void)
{
	cpuhp_remove_state(dynamic_state);
	pr_info("prepared %u\n", count_prepared());
}

module_init(states_init);
module_exit(states_exit);

MODULE_DESCRIPTION("cpuhp_setup_state(), its calls and its undoing");
MODULE_LICENSE("Dual MIT/GPL");
