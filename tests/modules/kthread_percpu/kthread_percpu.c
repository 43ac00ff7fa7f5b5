// SPDX-License-Identifier: MIT
/*
 * kthread_percpu.c - one thread for each CPU, named after it.
 *
 * kthread_create_on_cpu() binds the thread and replaces %u in its name by the
 * CPU's number; it starts parked until it is woken. Each counts in its own
 * per-CPU variable, which no other CPU writes, so no lock is needed.
 */
#define pr_fmt(fmt) "kthread_percpu: " fmt

#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/percpu.h>

#define TURNS	1000

static DEFINE_PER_CPU(struct task_struct *, counter_task);
static DEFINE_PER_CPU(unsigned int, turns);
static DEFINE_PER_CPU(struct completion, counted);

static int counter(void *data)
{
	int i;

	for (i = 0; i < TURNS; i++) {
		this_cpu_inc(turns);
		if (i % 100 == 0)
			cond_resched();
	}
	complete(this_cpu_ptr(&counted));
	while (!kthread_should_stop())
		schedule_timeout_interruptible(HZ);
	return raw_smp_processor_id();
}

static void stop_all(void)
{
	struct task_struct *task;
	unsigned int cpu;

	for_each_possible_cpu(cpu) {
		task = per_cpu(counter_task, cpu);
		if (task)
			pr_info("the thread of CPU %u returned %d\n", cpu,
				kthread_stop(task));
	}
}

static int __init percpu_init(void)
{
	struct task_struct *task;
	unsigned int cpu, sum = 0;

	cpus_read_lock();
	for_each_online_cpu(cpu) {
		init_completion(per_cpu_ptr(&counted, cpu));
		task = kthread_create_on_cpu(counter, NULL, cpu, "counter/%u");
		if (IS_ERR(task)) {
			cpus_read_unlock();
			stop_all();
			return PTR_ERR(task);
		}
		per_cpu(counter_task, cpu) = task;
		wake_up_process(task);
		wait_for_completion(per_cpu_ptr(&counted, cpu));
		pr_info("[%s] counted to %u\n", task->comm,
			per_cpu(turns, cpu));
		sum += per_cpu(turns, cpu);
	}
	cpus_read_unlock();
	pr_info("together %u\n", sum);
	return 0;
}

static void __exit percpu_exit(void)
{
	stop_all();
}

module_init(percpu_init);
module_exit(percpu_exit);

MODULE_DESCRIPTION("kthread_create_on_cpu() and per-CPU variables");
MODULE_LICENSE("Dual MIT/GPL");
