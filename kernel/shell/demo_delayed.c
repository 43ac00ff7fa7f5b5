// SPDX-License-Identifier: MIT
/*
 * demo_delayed.c - do it later, when what it needs is there.
 *
 * A kthread_worker is a thread with a queue of functions. The delayed work
 * looks whether the device is ready; while it is not, it queues itself again.
 * A timer, in interrupt context, plays the device that takes its time.
 */
#define pr_fmt(fmt) "demo: " fmt

#include <linux/completion.h>
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/printk.h>
#include <linux/timer.h>

#include "demo.h"

#define READY_MS	130
#define RETRY_MS	40

static struct kthread_worker *worker;
static struct kthread_delayed_work work;
static struct timer_list device;
static bool device_ready;
static DECLARE_COMPLETION(work_done);

static void device_timer(struct timer_list *unused)
{
	WRITE_ONCE(device_ready, true);
}

static void work_fn(struct kthread_work *unused)
{
	if (!READ_ONCE(device_ready)) {
		pr_info("[%s] not ready, later\n", current->comm);
		kthread_queue_delayed_work(worker, &work,
					   msecs_to_jiffies(RETRY_MS));
		return;
	}
	pr_info("[%s] the device is ready: done\n", current->comm);
	complete(&work_done);
}

static int run(void)
{
	worker = kthread_create_worker(0, "demo_delayed");
	if (IS_ERR(worker))
		return PTR_ERR(worker);
	device_ready = false;
	reinit_completion(&work_done);
	timer_setup(&device, device_timer, 0);
	mod_timer(&device, jiffies + msecs_to_jiffies(READY_MS));

	kthread_init_delayed_work(&work, work_fn);
	kthread_queue_delayed_work(worker, &work, 0);
	wait_for_completion(&work_done);

	timer_delete_sync(&device);
	kthread_destroy_worker(worker);
	return 0;
}

const struct demo demo_delayed = {
	.name = "delayed",
	.says = "a worker looks again and again until a device is ready",
	.run = run,
};
