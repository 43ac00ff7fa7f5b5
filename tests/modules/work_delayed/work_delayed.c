// SPDX-License-Identifier: MIT
/*
 * work_delayed.c - later, again and again, and not any more.
 *
 * A delayed work is a work and a timer that queues it. A polling loop queues
 * itself; cancel_delayed_work_sync() ends it even so.
 */
#define pr_fmt(fmt) "delayed_work: " fmt

#include <linux/completion.h>
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/workqueue.h>

#define POLLS	3
#define PERIOD	(HZ / 25)

static void poll_fn(struct work_struct *work);
static void once_fn(struct work_struct *work);

static DECLARE_DELAYED_WORK(poll_work, poll_fn);
static struct delayed_work once;
static DECLARE_COMPLETION(polled);
static int polls;

static void poll_fn(struct work_struct *work)
{
	struct delayed_work *d = to_delayed_work(work);

	if (++polls <= POLLS)
		pr_info("poll %d\n", polls);
	if (polls == POLLS)
		complete(&polled);
	schedule_delayed_work(d, PERIOD);
}

static void once_fn(struct work_struct *work)
{
	pr_info("the other work runs\n");
}

static int __init delayed_init(void)
{
	unsigned long started = jiffies;
	bool changed;

	schedule_delayed_work(&poll_work, PERIOD);
	wait_for_completion(&polled);
	pr_info("%d polls took at least as long as they should: %s\n", POLLS,
		time_before(jiffies, started + POLLS * PERIOD) ? "no" : "yes");

	INIT_DELAYED_WORK(&once, once_fn);
	pr_info("in an hour: %d\n", schedule_delayed_work(&once, 3600 * HZ));
	pr_info("again: %d\n", schedule_delayed_work(&once, 0));
	pr_info("pending: %d\n", delayed_work_pending(&once));
	changed = mod_delayed_work(system_wq, &once, 0);
	flush_delayed_work(&once);
	pr_info("changed to now: %d\n", changed);
	pr_info("in an hour, but flushed: %d\n",
		queue_delayed_work(system_unbound_wq, &once, 3600 * HZ));
	pr_info("there was something to flush: %d\n",
		flush_delayed_work(&once));
	queue_delayed_work_on(1, system_wq, &once, 3600 * HZ);
	pr_info("cancelled: %d\n", cancel_delayed_work(&once));
	pr_info("cancelled again: %d\n", cancel_delayed_work(&once));
	return 0;
}

static void __exit delayed_exit(void)
{
	pr_info("the poll was on: %d\n",
		cancel_delayed_work_sync(&poll_work));
	pr_info("and is off: pending %d\n", delayed_work_pending(&poll_work));
}

module_init(delayed_init);
module_exit(delayed_exit);

MODULE_DESCRIPTION("schedule_delayed_work(), mod, flush, cancel");
MODULE_LICENSE("Dual MIT/GPL");
