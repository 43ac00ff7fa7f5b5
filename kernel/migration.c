// SPDX-License-Identifier: MIT
/*
 * migration.c - the threads migration/N, which carry the CPU stopper.
 *
 * stop_machine.c queues what they do. sched_set_stop_task() puts them above
 * every other thread of their CPU. A CPU that comes unparks its stopper before
 * all other threads, one that goes parks it last: stop_machine_park().
 *
 * Linux: kernel/stop_machine.c, cpu_stop_threads.
 */
#include <linux/bug.h>
#include <linux/init.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/smpboot.h>
#include <linux/stop_machine.h>

static DEFINE_PER_CPU(struct task_struct *, migration_task);

static void cpu_stop_create(unsigned int cpu)
{
	struct task_struct *p = per_cpu(migration_task, cpu);

	sched_set_stop_task(cpu, p);
	cpu_stopper_set_task(cpu, p);
}

static void cpu_stop_park(unsigned int cpu)
{
	WARN_ON(cpu_stop_should_run(cpu));
}

static struct smp_hotplug_thread cpu_stop_threads = {
	.store			= &migration_task,
	.thread_should_run	= cpu_stop_should_run,
	.thread_fn		= cpu_stopper_thread,
	.thread_comm		= "migration/%u",
	.create			= cpu_stop_create,
	.park			= cpu_stop_park,
	.selfparking		= true,
};

static int __init cpu_stop_init(void)
{
	BUG_ON(smpboot_register_percpu_thread(&cpu_stop_threads));
	stop_machine_unpark(raw_smp_processor_id());
	sched_set_stopper(stop_one_cpu);
	return 0;
}
early_initcall(cpu_stop_init);
