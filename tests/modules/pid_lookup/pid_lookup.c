// SPDX-License-Identifier: MIT
/*
 * pid_lookup.c - from a number to a thread and back, and who its parent is.
 *
 * A struct pid stands for a number as long as somebody holds it; the thread
 * behind it may be gone. The references keep either from being freed.
 */
#define pr_fmt(fmt) "pid: " fmt

#include <linux/completion.h>
#include <linux/cred.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/uidgid.h>

static struct completion started;

static int thread_fn(void *data)
{
	pr_info("[%s] pid=%d, tgid the same %d, leader %d\n", current->comm,
		current->pid, current->pid == current->tgid,
		thread_group_leader(current));
	pr_info("[%s] parent %s, which is process %d\n", current->comm,
		current->real_parent->comm, task_ppid_nr(current));
	pr_info("[%s] uid %u, euid %u, root %d\n", current->comm,
		from_kuid(&init_user_ns, current_uid()),
		__kuid_val(current_euid()),
		uid_eq(current_uid(), GLOBAL_ROOT_UID));
	complete(&started);
	while (!kthread_should_stop())
		schedule_timeout_interruptible(HZ);
	return 0;
}

static void look_up(struct task_struct *task)
{
	struct task_struct *found;
	struct pid *pid;

	pid = get_task_pid(task, PIDTYPE_PID);
	pr_info("number the same %d, alive %d\n", pid_nr(pid) == task->pid,
		pid_alive(task));
	found = get_pid_task(pid, PIDTYPE_PID);
	pr_info("found again: %d\n", found == task);
	put_task_struct(found);
	rcu_read_lock();		/* no reference: only valid inside */
	found = pid_task(find_vpid(task_pid_nr(task)), PIDTYPE_PID);
	pr_info("found by its number: %d\n", found == task);
	rcu_read_unlock();

	get_task_struct(task);
	kthread_stop(task);
	while (pid_alive(task))		/* it has returned, but still has its number */
		schedule_timeout_uninterruptible(1);
	found = get_pid_task(pid, PIDTYPE_PID);
	pr_info("after it has ended: %s\n",
		found ? "still found" : "not found");
	put_task_struct(task);
	put_pid(pid);
}

static int __init lookup_init(void)
{
	struct task_struct *task, *p;
	int kthreadd = 0;

	init_completion(&started);
	task = kthread_run(thread_fn, NULL, "lookup");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&started);
	rcu_read_lock();
	for_each_process(p)
		if (p->pid == 2)
			kthreadd = !strcmp(p->comm, "kthreadd");
	rcu_read_unlock();
	pr_info("process 2 is kthreadd: %d\n", kthreadd);
	look_up(task);
	pr_info("nobody has the number 0: %d\n", !find_get_pid(0));
	return 0;
}

static void __exit lookup_exit(void)
{
}

module_init(lookup_init);
module_exit(lookup_exit);

MODULE_DESCRIPTION("struct pid, find_get_pid(), credentials");
MODULE_LICENSE("Dual MIT/GPL");
