// SPDX-License-Identifier: MIT
/*
 * demo_delayed.c - use 3 of 6, delayed work: do it later, when what it needs is
 * there.
 *
 * A kthread_worker is a thread with a queue of functions. The delayed work
 * looks whether the device is ready; while it is not, it queues itself again.
 * The device gets ready after having been asked three times.
 */
#define pr_fmt(fmt) "delayed: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>

#define RETRY_MS	40
#define LOOKS		3

static struct kthread_worker *worker;
static struct kthread_delayed_work work;
static unsigned long started;
static int looks;
static DECLARE_COMPLETION(work_done);

static bool device_ready(void)
{
	return ++looks > LOOKS;
}

static void work_fn(struct kthread_work *unused)
{
	if (!device_ready()) {
		pr_info("[%s] not ready at look %d, later\n", current->comm,
			looks);
		kthread_queue_delayed_work(worker, &work,
					   msecs_to_jiffies(RETRY_MS));
		return;
	}
	pr_info("[%s] the device is ready: done\n", current->comm);
	complete(&work_done);
}

static int __init demo_init(void)
{
	worker = kthread_create_worker(0, "demo_delayed");
	if (IS_ERR(worker))
		return PTR_ERR(worker);
	started = jiffies;
	kthread_init_delayed_work(&work, work_fn);
	kthread_queue_delayed_work(worker, &work, 0);
	return 0;
}

static void __exit demo_exit(void)
{
	wait_for_completion(&work_done);
	pr_info("it took %s than %d ms\n",
		time_before(jiffies, started +
			    msecs_to_jiffies(LOOKS * RETRY_MS)) ?
		"less" : "not less", LOOKS * RETRY_MS);
	kthread_destroy_worker(worker);
}

module_init(demo_init);
module_exit(demo_exit);

MODULE_DESCRIPTION("a worker looks again and again until a device is ready");
MODULE_LICENSE("Dual MIT/GPL");
