// SPDX-License-Identifier: MIT
/*
 * demo_event.c - use 6 of 6, events: threads that sleep until something happens.
 *
 * The event is a number that grows. A listener remembers the last one it has
 * seen and waits for another, so it cannot miss an event that comes while it
 * still handles the one before; wake_up_all() wakes all who wait.
 */
#define pr_fmt(fmt) "event: " fmt

#include <linux/atomic.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/wait.h>

#define LISTENERS	3
#define EVENTS		2

static DECLARE_WAIT_QUEUE_HEAD(event_wait);
static DECLARE_WAIT_QUEUE_HEAD(heard_wait);
static atomic_t event = ATOMIC_INIT(0);
static atomic_t heard[LISTENERS];
static struct task_struct *tasks[LISTENERS];

static int listener(void *data)
{
	atomic_t *mine = data;

	for (;;) {
		wait_event_interruptible(event_wait,
					 atomic_read(&event) !=
					 atomic_read(mine) ||
					 kthread_should_stop());
		if (kthread_should_stop())
			return atomic_read(mine);
		atomic_inc(mine);
		wake_up(&heard_wait);
	}
}

static bool all_heard(int n)
{
	int i;

	for (i = 0; i < LISTENERS; i++)
		if (atomic_read(&heard[i]) != n)
			return false;
	return true;
}

static int __init demo_init(void)
{
	int i, n;

	for (i = 0; i < LISTENERS; i++) {
		tasks[i] = kthread_run(listener, &heard[i], "demo_listen/%d",
				       i);
		if (IS_ERR(tasks[i])) {
			n = PTR_ERR(tasks[i]);
			while (i--)
				kthread_stop(tasks[i]);
			return n;
		}
	}
	for (n = 1; n <= EVENTS; n++) {
		pr_info("event %d happens\n", n);
		atomic_set(&event, n);
		wake_up_all(&event_wait);
		wait_event(heard_wait, all_heard(n));
		pr_info("all %d listeners heard it\n", LISTENERS);
	}
	return 0;
}

static void __exit demo_exit(void)
{
	int i;

	for (i = 0; i < LISTENERS; i++)
		pr_info("listener %d heard %d events\n", i,
			kthread_stop(tasks[i]));
}

module_init(demo_init);
module_exit(demo_exit);

MODULE_DESCRIPTION("listeners sleep until an event wakes all of them");
MODULE_LICENSE("Dual MIT/GPL");
