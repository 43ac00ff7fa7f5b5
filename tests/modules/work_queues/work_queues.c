// SPDX-License-Identifier: MIT
/*
 * work_queues.c - let a kernel thread that is there already call a function.
 *
 * A work that is pending is not queued again. flush_work() waits until it has
 * run, cancel_work_sync() sees to it that it will not and does not run.
 */
#define pr_fmt(fmt) "work: " fmt

#include <linux/completion.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/workqueue.h>

struct job {
	struct work_struct work;
	const char *name;
	int runs;
};

static struct job alpha = { .name = "alpha" };
static struct job beta = { .name = "beta" };
static struct work_struct blocker;
static struct completion blocked, unblock;
static struct workqueue_struct *queue;

static void job_fn(struct work_struct *work)
{
	struct job *job = container_of(work, struct job, work);

	job->runs++;
	pr_info("%s runs in a %s thread, in a task %d\n", job->name,
		current->flags & PF_WQ_WORKER ? "kworker" : "strange",
		in_task());
}

static void blocker_fn(struct work_struct *work)
{
	complete(&blocked);
	wait_for_completion(&unblock);
}

static void use_system_queue(void)
{
	bool scheduled;

	INIT_WORK(&alpha.work, job_fn);
	INIT_WORK(&beta.work, job_fn);
	scheduled = schedule_work(&alpha.work);
	flush_work(&alpha.work);
	/* said before, the line could come before or after that of the work */
	pr_info("scheduled: %d\n", scheduled);
	pr_info("flushed, pending %d; flush again: %d\n",
		work_pending(&alpha.work), flush_work(&alpha.work));
	schedule_work_on(1, &beta.work);
	flush_work(&beta.work);
	queue_work(system_unbound_wq, &alpha.work);
	flush_work(&alpha.work);
	queue_work(system_highpri_wq, &beta.work);
	flush_work(&beta.work);
}

/* max_active 1: what is queued behind the blocker waits. */
static void block_queue(void)
{
	INIT_WORK(&blocker, blocker_fn);
	queue_work(queue, &blocker);
	wait_for_completion(&blocked);
	pr_info("behind the blocker: %d\n", queue_work(queue, &alpha.work));
	pr_info("the same again: %d\n", queue_work(queue, &alpha.work));
	pr_info("pending: %d, busy %u\n", work_pending(&alpha.work),
		work_busy(&alpha.work));
	pr_info("cancelled: %d\n", cancel_work_sync(&alpha.work));
	pr_info("cancelled again: %d\n", cancel_work_sync(&alpha.work));
	queue_work(queue, &beta.work);
	complete(&unblock);
	flush_workqueue(queue);
	pr_info("alpha ran %d times, beta %d times\n", alpha.runs, beta.runs);
}

static int __init queues_init(void)
{
	init_completion(&blocked);
	init_completion(&unblock);
	queue = alloc_workqueue("teaching", WQ_UNBOUND, 1);
	if (!queue)
		return -ENOMEM;
	use_system_queue();
	block_queue();
	queue_work(queue, &alpha.work);
	return 0;
}

static void __exit queues_exit(void)
{
	destroy_workqueue(queue);	/* what is queued runs first */
	pr_info("alpha ran %d times\n", alpha.runs);
}

module_init(queues_init);
module_exit(queues_exit);

MODULE_DESCRIPTION("schedule_work(), alloc_workqueue(), flush, cancel");
MODULE_LICENSE("Dual MIT/GPL");
