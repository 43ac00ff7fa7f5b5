// SPDX-License-Identifier: MIT
/*
 * demo_background.c - housekeeping: a thread throws out what has expired.
 *
 * Others put entries into a cache and never wait. The cleaner looks every
 * 20 ms, frees what is too old, and sleeps again: the shape of kswapd, of
 * jbd2, of every "reaper" in Linux.
 */
#define pr_fmt(fmt) "demo: " fmt

#include <linux/delay.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "demo.h"

#define ENTRIES		4
#define LIFE_MS		30	/* of the first entry; each next lives longer */
#define LOOK_MS		20

struct entry {
	struct list_head list;
	unsigned long expires;
	int id;
};

static DEFINE_SPINLOCK(cache_lock);
static LIST_HEAD(cache);			/* cache_lock */
static DECLARE_WAIT_QUEUE_HEAD(cache_empty);

/* Take one old entry out, so that it is freed without the lock. */
static struct entry *take_expired(void)
{
	struct entry *entry, *found = NULL;

	spin_lock(&cache_lock);
	list_for_each_entry(entry, &cache, list) {
		if (time_after_eq(jiffies, entry->expires)) {
			list_del(&entry->list);
			found = entry;
			break;
		}
	}
	spin_unlock(&cache_lock);
	return found;
}

static int cleaner(void *unused)
{
	struct entry *entry;

	while (!kthread_should_stop()) {
		while ((entry = take_expired())) {
			pr_info("[%s] entry %d has expired\n", current->comm,
				entry->id);
			kfree(entry);
		}
		wake_up(&cache_empty);
		schedule_timeout_interruptible(msecs_to_jiffies(LOOK_MS));
	}
	return 0;
}

static int add_entry(int id)
{
	struct entry *entry = kmalloc(sizeof(*entry), GFP_KERNEL);

	if (!entry)
		return -ENOMEM;
	entry->id = id;
	entry->expires = jiffies + msecs_to_jiffies(LIFE_MS * id);

	spin_lock(&cache_lock);
	list_add_tail(&entry->list, &cache);
	spin_unlock(&cache_lock);
	return 0;
}

static int run(void)
{
	struct task_struct *task;
	int id, err = 0;

	task = kthread_run(cleaner, NULL, "demo_cleaner");
	if (IS_ERR(task))
		return PTR_ERR(task);
	for (id = 1; id <= ENTRIES && !err; id++)
		err = add_entry(id);
	pr_info("%d entries are in the cache, and we do other things\n",
		id - 1);
	wait_event(cache_empty, list_empty_careful(&cache));
	kthread_stop(task);
	return err;
}

const struct demo demo_background = {
	.name = "background",
	.says = "a thread cleans a cache now and then; nobody waits for it",
	.run = run,
};
