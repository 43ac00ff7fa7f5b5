// SPDX-License-Identifier: MIT
/*
 * demo_event.c - threads that sleep until something happens.
 *
 * The event is a number that grows. A listener remembers the last one it has
 * seen and waits for another, so it cannot miss an event that comes while it
 * still handles the one before; wake_up_all() wakes all who wait.
 */
#define pr_fmt(fmt) "demo: " fmt

#include <linux/atomic.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/wait.h>

#include "demo.h"

#define LISTENERS	3
#define EVENTS		2

static DECLARE_WAIT_QUEUE_HEAD(event_wait);
static DECLARE_WAIT_QUEUE_HEAD(heard_wait);
static atomic_t event = ATOMIC_INIT(0);
static atomic_t heard = ATOMIC_INIT(0);

static int listener(void *unused)
{
	int seen = 0;

	for (;;) {
		wait_event_interruptible(event_wait,
					 atomic_read(&event) != seen ||
					 kthread_should_stop());
		if (kthread_should_stop())
			return 0;
		seen = atomic_read(&event);
		pr_info("[%s] heard event %d\n", current->comm, seen);
		atomic_inc(&heard);
		wake_up(&heard_wait);
	}
}

static void raise_event(int n, int listeners)
{
	pr_info("event %d happens\n", n);
	atomic_set(&heard, 0);
	atomic_set(&event, n);
	wake_up_all(&event_wait);
	wait_event(heard_wait, atomic_read(&heard) == listeners);
}

static int run(void)
{
	struct task_struct *tasks[LISTENERS];
	int n, i, err = 0;

	atomic_set(&event, 0);
	for (n = 0; n < LISTENERS; n++) {
		tasks[n] = kthread_run(listener, NULL, "demo_listen/%d", n);
		if (IS_ERR(tasks[n])) {
			err = PTR_ERR(tasks[n]);
			break;
		}
	}
	for (i = 1; i <= EVENTS && !err; i++)
		raise_event(i, n);
	while (n--)
		kthread_stop(tasks[n]);
	return err;
}

const struct demo demo_event = {
	.name = "event",
	.says = "listeners sleep until an event wakes all of them",
	.run = run,
};
