// SPDX-License-Identifier: MIT
/*
 * sched_policy.c - how important a thread is, and what the scheduler knows of it.
 *
 * A kernel thread starts as SCHED_NORMAL with nice 0, which is priority 120. A
 * real-time thread runs before all of those; drivers only say that they need
 * it (sched_set_fifo) and leave the number to the administrator.
 */
#define pr_fmt(fmt) "sched: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/sched/prio.h>
#include <uapi/linux/sched/types.h>

static struct completion go, told;

static const char *policy_name(const struct task_struct *p)
{
	switch (p->policy) {
	case SCHED_NORMAL: return "normal";
	case SCHED_FIFO: return "fifo";
	case SCHED_RR: return "rr";
	default: return "other";
	}
}

static void show(const char *when)
{
	pr_info("%-12s %s, prio %d, static %d, normal %d, rt %u, nice %d\n",
		when, policy_name(current), current->prio,
		current->static_prio, current->normal_prio,
		current->rt_priority, task_nice(current));
}

static int thread_fn(void *data)
{
	show("at first");
	set_user_nice(current, 5);
	show("nicer");
	set_user_nice(current, MIN_NICE);
	show("not nice");
	sched_set_fifo(current);
	show("fifo");
	pr_info("real time: %d, task %d\n", rt_task(current),
		task_is_running(current));
	sched_set_fifo_low(current);
	show("fifo low");
	sched_set_normal(current, 3);
	show("normal again");
	complete(&told);
	wait_for_completion(&go);
	kthread_complete_and_exit(&told, 0);
}

static int __init policy_init(void)
{
	struct task_struct *task;

	init_completion(&go);
	init_completion(&told);
	task = kthread_create(thread_fn, NULL, "policy");
	if (IS_ERR(task))
		return PTR_ERR(task);
	pr_info("[%s] not yet run: state %c, running %d, mm %s, CPUs %d\n",
		task->comm, task_state_to_char(task), task_is_running(task),
		task->mm ? "its own" : "none",
		cpumask_weight(task->cpus_ptr));
	wake_up_process(task);
	wait_for_completion(&told);
	complete(&go);
	wait_for_completion(&told);
	return 0;
}

static void __exit policy_exit(void)
{
}

module_init(policy_init);
module_exit(policy_exit);

MODULE_DESCRIPTION("nice values, sched_set_fifo(), priorities");
MODULE_LICENSE("Dual MIT/GPL");
