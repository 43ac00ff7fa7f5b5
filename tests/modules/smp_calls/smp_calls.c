// SPDX-License-Identifier: MIT
/*
 * smp_calls.c - run a function on other CPUs, now.
 *
 * It runs in interrupt context there, and must be quick. With wait the caller
 * goes on when it has run everywhere.
 */
#define pr_fmt(fmt) "smp_calls: " fmt

#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <linux/workqueue.h>

static DEFINE_PER_CPU(int, calls);
static atomic_t irqs_on = ATOMIC_INIT(0);

static void count(void *info)
{
	int *step = info;

	if (!irqs_disabled())
		atomic_inc(&irqs_on);
	__this_cpu_add(calls, *step);
}

static void where(void *info)
{
	*(int *)info = smp_processor_id();
}

static long on_this_cpu(void *arg)
{
	return raw_smp_processor_id() * 100 + *(int *)arg;
}

static bool odd(int cpu, void *info)
{
	return cpu & 1;
}

static void show(const char *what)
{
	unsigned int cpu;

	pr_info("%s:", what);
	for_each_online_cpu(cpu)
		pr_cont(" %d", per_cpu(calls, cpu));
	pr_cont("\n");
}

static int __init calls_init(void)
{
	int one = 1, ten = 10, hundred = 100, cpu = -1, arg = 7;

	on_each_cpu(count, &one, 1);
	show("on each CPU");
	on_each_cpu_cond(odd, count, &hundred, 1);
	show("on odd ones");
	smp_call_function_single(2, where, &cpu, 1);
	pr_info("on one: %d, on one that is not there: %d\n", cpu,
		smp_call_function_single(nr_cpu_ids, where, &cpu, 1));

	get_cpu();		/* so that "the others" stay the others */
	smp_call_function_many(cpu_online_mask, count, &ten, true);
	count(&ten);
	put_cpu();
	show("on the others, and here");
	pr_info("with interrupts on: %d, apart from our own: %d\n",
		atomic_read(&irqs_on), atomic_read(&irqs_on) == 1);
	pr_info("as a work on CPU 3: %ld\n", work_on_cpu(3, on_this_cpu, &arg));
	return 0;
}

static void __exit calls_exit(void)
{
}

module_init(calls_init);
module_exit(calls_exit);

MODULE_DESCRIPTION("on_each_cpu(), smp_call_function_single(), work_on_cpu()");
MODULE_LICENSE("Dual MIT/GPL");
