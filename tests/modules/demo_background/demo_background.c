// SPDX-License-Identifier: MIT
/*
 * demo_background.c - use 1 of 6, background work: a thread throws out what has
 * expired.
 *
 * Others put entries into a cache and never wait. The cleaner wakes now and
 * then, frees what is too old, and sleeps again: the shape of kswapd, of
 * jbd2, of every "reaper" in Linux.
 */
#define pr_fmt(fmt) "background: " fmt

#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#define ENTRIES		4
#define LIFE_MS		60	/* of the first; each next lives longer */
#define LOOK_MS		20

struct entry {
	struct list_head list;
	unsigned long expires;
	int id;
};

static DEFINE_SPINLOCK(cache_lock);
static LIST_HEAD(cache);			/* cache_lock */
static DECLARE_WAIT_QUEUE_HEAD(cache_empty);
static struct task_struct *cleaner_task;

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

static void empty_cache(void)
{
	struct entry *entry, *next;

	list_for_each_entry_safe(entry, next, &cache, list)
		kfree(entry);
}

static int __init demo_init(void)
{
	int id, err;

	for (id = 1; id <= ENTRIES; id++) {
		err = add_entry(id);
		if (err)
			goto fail;
	}
	pr_info("%d entries are in the cache, and we do other things\n",
		ENTRIES);
	cleaner_task = kthread_run(cleaner, NULL, "demo_cleaner");
	err = PTR_ERR_OR_ZERO(cleaner_task);
	if (!err)
		return 0;
fail:
	empty_cache();
	return err;
}

static void __exit demo_exit(void)
{
	wait_event(cache_empty, list_empty_careful(&cache));
	kthread_stop(cleaner_task);
	pr_info("the cache is empty, the cleaner has stopped\n");
}

module_init(demo_init);
module_exit(demo_exit);

MODULE_DESCRIPTION("a thread cleans a cache now and then; nobody waits for it");
MODULE_LICENSE("Dual MIT/GPL");
