// SPDX-License-Identifier: MIT
/*
 * kthread_work.c - a thread with a queue of functions.
 *
 * kthread_create_worker() makes the thread; works run in it one after the other,
 * in the order in which they were queued. A work that waits in the queue is not
 * queued twice. Flushing waits for what was queued before, cancelling takes out
 * what has not run.
 */
#define pr_fmt(fmt) "kthread_work: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>

struct job {
	struct kthread_work work;
	int id;
};

static struct kthread_worker *worker;
static struct kthread_delayed_work later;
static struct kthread_work gate;
static DECLARE_COMPLETION(open_gate);
static struct job jobs[3];

static void gate_fn(struct kthread_work *work)
{
	wait_for_completion(&open_gate);
	pr_info("[%s] the gate is open\n", current->comm);
}

static void job_fn(struct kthread_work *work)
{
	struct job *job = container_of(work, struct job, work);

	pr_info("[%s] job %d\n", current->comm, job->id);
}

static void later_fn(struct kthread_work *work)
{
	pr_info("[%s] the delayed work\n", current->comm);
}

static int __init work_init(void)
{
	bool waited;
	int i;

	worker = kthread_create_worker(0, "jobs/%d", 1);
	if (IS_ERR(worker))
		return PTR_ERR(worker);

	/* while the gate is closed, nothing that is queued behind it runs */
	kthread_init_work(&gate, gate_fn);
	kthread_queue_work(worker, &gate);
	for (i = 0; i < ARRAY_SIZE(jobs); i++) {
		jobs[i].id = i;
		kthread_init_work(&jobs[i].work, job_fn);
		pr_info("queue job %d: %d\n", i,
			kthread_queue_work(worker, &jobs[i].work));
	}
	pr_info("queue job 1 again: %d\n",
		kthread_queue_work(worker, &jobs[1].work));
	pr_info("cancel job 2: %d\n", kthread_cancel_work_sync(&jobs[2].work));
	complete(&open_gate);
	kthread_flush_worker(worker);
	pr_info("flushed; cancel job 0, which has run: %d\n",
		kthread_cancel_work_sync(&jobs[0].work));

	kthread_init_delayed_work(&later, later_fn);
	kthread_queue_delayed_work(worker, &later, 3600 * HZ);
	pr_info("cancel the delayed work: %d\n",
		kthread_cancel_delayed_work_sync(&later));
	kthread_queue_delayed_work(worker, &later, 3600 * HZ);
	/* it may run before we could say so */
	waited = kthread_mod_delayed_work(worker, &later, 0);
	kthread_flush_work(&later.work);
	pr_info("an hour became nothing: %d\n", waited);
	return 0;
}

static void __exit work_exit(void)
{
	kthread_destroy_worker(worker);
	pr_info("the worker is gone\n");
}

module_init(work_init);
module_exit(work_exit);

MODULE_DESCRIPTION("kthread_worker: queue, flush, cancel, delay");
MODULE_LICENSE("Dual MIT/GPL");
