// SPDX-License-Identifier: MIT
/*
 * percpu_counters.c - counting on all CPUs without a lock between them.
 *
 * this_cpu_inc() is one instruction and needs no protection. get_cpu_ptr()
 * keeps us on the CPU while we use more of its data. To read the sum is what
 * costs: it visits all CPUs.
 */
#define pr_fmt(fmt) "percpu: " fmt

#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/percpu_counter.h>
#include <linux/sched.h>

#define ROUNDS	1000

struct stats {
	unsigned long calls;
	unsigned long bytes;
};

static DEFINE_PER_CPU(int, events);
static struct stats __percpu *stats;
static struct percpu_counter total;
static struct completion finished;

static int counter(void *data)
{
	struct stats *mine;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		this_cpu_inc(events);
		mine = get_cpu_ptr(stats);
		mine->calls++;
		mine->bytes += 10;
		put_cpu_ptr(stats);
		percpu_counter_add(&total, 2);
		if (i % 64 == 0)
			cond_resched();
	}
	kthread_complete_and_exit(&finished, 0);
}

static void sum_up(void)
{
	unsigned long calls = 0, bytes = 0;
	unsigned int cpu;
	int all = 0;

	for_each_possible_cpu(cpu) {
		all += per_cpu(events, cpu);
		calls += per_cpu_ptr(stats, cpu)->calls;
		bytes += per_cpu_ptr(stats, cpu)->bytes;
	}
	pr_info("events %d, calls %lu, bytes %lu\n", all, calls, bytes);
	pr_info("percpu_counter: %lld\n", percpu_counter_sum(&total));
}

static int __init counters_init(void)
{
	struct task_struct *task;
	unsigned int cpu;
	int n = 0, err;

	init_completion(&finished);
	err = percpu_counter_init(&total, 0, GFP_KERNEL);
	if (err)
		return err;
	stats = alloc_percpu(struct stats);
	if (!stats) {
		percpu_counter_destroy(&total);
		return -ENOMEM;
	}
	for_each_online_cpu(cpu) {
		task = kthread_run_on_cpu(counter, NULL, cpu, "counter/%u");
		n += !IS_ERR(task);
	}
	pr_info("%d threads count to %d\n", n, ROUNDS);
	while (n--)
		wait_for_completion(&finished);
	sum_up();
	return 0;
}

static void __exit counters_exit(void)
{
	free_percpu(stats);
	percpu_counter_destroy(&total);
}

module_init(counters_init);
module_exit(counters_exit);

MODULE_DESCRIPTION("this_cpu_*(), alloc_percpu(), percpu_counter");
MODULE_LICENSE("Dual MIT/GPL");
