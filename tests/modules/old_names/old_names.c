// SPDX-License-Identifier: MIT
/*
 * old_names.c - what older books call things by, as far as 6.12 still knows it.
 *
 * del_timer() is timer_delete() now, create_workqueue() alloc_workqueue(), and
 * DEFINE_SEMAPHORE() has got a count. A module for the Linux of today should use
 * the newer names.
 */
#define pr_fmt(fmt) "old_names: " fmt

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/fs.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <linux/semaphore.h>
#include <linux/slab.h>
#include <linux/timer.h>
#include <linux/uaccess.h>
#include <linux/version.h>
#include <linux/workqueue.h>

static DEFINE_SEMAPHORE(sem, 1);
static struct timer_list timer;
static struct workqueue_struct *queue;
static struct work_struct work;
static wait_queue_head_t wq;
static int flag;
static DECLARE_COMPLETION(slept);

static void timer_fn(struct timer_list *t)
{
}

static void work_fn(struct work_struct *w)
{
	pr_info("work in a queue of create_singlethread_workqueue()\n");
}

static int sleeper(void *data)
{
	DECLARE_WAITQUEUE(wait, current);

	add_wait_queue(&wq, &wait);
	set_current_state(TASK_INTERRUPTIBLE);
	while (!flag) {
		schedule();
		set_current_state(TASK_INTERRUPTIBLE);
	}
	__set_current_state(TASK_RUNNING);
	remove_wait_queue(&wq, &wait);
	pr_info("slept the old way\n");
	complete(&slept);
	while (!kthread_should_stop())
		msleep_interruptible(1000);
	return 0;
}

static int __init old_init(void)
{
	struct task_struct *task;
	char buf[8];

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0) && \
	LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
	pr_info("this is a 6.12\n");
#endif
	down(&sem);
	up(&sem);
	timer_setup(&timer, timer_fn, 0);
	mod_timer(&timer, jiffies + 3600 * HZ);
	pr_info("del_timer %d\n", del_timer(&timer));
	pr_info("del_timer_sync %d\n", del_timer_sync(&timer));

	queue = create_singlethread_workqueue("old");
	if (!queue)
		return -ENOMEM;
	INIT_WORK(&work, work_fn);
	queue_work(queue, &work);
	flush_workqueue(queue);
	destroy_workqueue(queue);

	init_waitqueue_head(&wq);
	task = kthread_run(sleeper, NULL, "old_sleeper");
	if (!IS_ERR(task)) {
		msleep(20);
		flag = 1;
		wake_up_interruptible(&wq);
		wait_for_completion(&slept);
		kthread_stop(task);
	}
	strncpy(buf, "bounded", sizeof(buf) - 1);
	buf[sizeof(buf) - 1] = '\0';
	pr_info("strncpy \"%s\", simple_strtol %ld\n", buf,
		simple_strtol("-12", NULL, 10));
	pr_info("in_interrupt %d, in_atomic %d\n", !!in_interrupt(),
		!!in_atomic());
	return 0;
}

static void __exit old_exit(void)
{
}

module_init(old_init);
module_exit(old_exit);

MODULE_DESCRIPTION("older names that 6.12 still has");
MODULE_AUTHOR("pid2");
MODULE_VERSION("1.0");
MODULE_LICENSE("Dual MIT/GPL");
