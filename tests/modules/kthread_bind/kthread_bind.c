// SPDX-License-Identifier: MIT
/*
 * kthread_bind.c - on which CPU a thread may run.
 *
 * kthread_bind() is for a thread that has not run yet, and for ever: user space
 * cannot change it. set_cpus_allowed_ptr() moves a thread at any time; when it
 * returns to the thread that called it for itself, it runs where it may.
 */
#define pr_fmt(fmt) "kthread_bind: " fmt

#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/smp.h>

static DECLARE_COMPLETION(done);

static int bound_fn(void *data)
{
	pr_info("[%s] runs on CPU %u, pinned: %s\n", current->comm,
		raw_smp_processor_id(),
		current->flags & PF_NO_SETAFFINITY ? "yes" : "no");
	kthread_complete_and_exit(&done, 0);
}

static int wandering_fn(void *data)
{
	unsigned int cpu, right = 0;

	for_each_online_cpu(cpu) {
		if (set_cpus_allowed_ptr(current, cpumask_of(cpu)))
			break;
		right += raw_smp_processor_id() == cpu;
	}
	pr_info("[%s] was on %u of %u CPUs, each when it asked for it\n",
		current->comm, right, num_online_cpus());
	kthread_complete_and_exit(&done, 0);
}

static int run_and_wait(struct task_struct *task)
{
	if (IS_ERR(task))
		return PTR_ERR(task);
	wake_up_process(task);
	wait_for_completion(&done);
	return 0;
}

static int __init bind_init(void)
{
	struct task_struct *task;
	unsigned int cpu;
	int err;

	for_each_online_cpu(cpu) {
		task = kthread_create(bound_fn, NULL, "bound/%u", cpu);
		if (!IS_ERR(task))
			kthread_bind(task, cpu);
		err = run_and_wait(task);
		if (err)
			return err;
	}
	return run_and_wait(kthread_create(wandering_fn, NULL, "wanderer"));
}

static void __exit bind_exit(void)
{
}

module_init(bind_init);
module_exit(bind_exit);

MODULE_DESCRIPTION("kthread_bind(), set_cpus_allowed_ptr()");
MODULE_LICENSE("Dual MIT/GPL");
