// SPDX-License-Identifier: MIT
/*
 * select.c - sleep until a file is ready.
 *
 * The caller puts itself on every queue that the file's poll() names, and looks
 * at the file again after each wake-up; when it is done it leaves them all.
 *
 *	waiter				waker
 *	on the queue (poll_wait)	data = ...
 *	state = INTERRUPTIBLE		wake_up(): triggered, state = RUNNING
 *	look at the data
 *	sleep unless triggered
 *
 * Locks: those of the queues.
 *
 * Linux: fs/select.c, which does it for a set of files and from user space.
 */
#include <linux/poll.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/wait.h>

#define POLL_QUEUES	8	/* of one file; most have one or two */

struct poll_entry {
	wait_queue_entry_t wait;
	wait_queue_head_t *queue;
	struct poll_waiter *waiter;
};

struct poll_waiter {
	poll_table table;
	struct task_struct *task;
	int triggered;
	unsigned int used;
	int err;
	struct poll_entry entries[POLL_QUEUES];
};

/* the waker, queue's lock held */
static int pollwake(wait_queue_entry_t *wait, unsigned int mode, int sync,
		    void *key)
{
	struct poll_entry *entry = container_of(wait, struct poll_entry, wait);
	struct poll_waiter *w = entry->waiter;

	/* Pairs with: set_current_state() in poll_file(). */
	smp_wmb();
	WRITE_ONCE(w->triggered, 1);
	return wake_up_process(w->task);
}

static void join_queue(struct file *file, wait_queue_head_t *queue,
		       poll_table *table)
{
	struct poll_waiter *w = container_of(table, struct poll_waiter, table);
	struct poll_entry *entry = &w->entries[w->used];

	if (w->used == POLL_QUEUES) {
		w->err = -ENOMEM;
		return;
	}
	w->used++;
	entry->queue = queue;
	entry->waiter = w;
	init_waitqueue_func_entry(&entry->wait, pollwake);
	add_wait_queue(queue, &entry->wait);
}

static void leave_queues(struct poll_waiter *w)
{
	while (w->used--)
		remove_wait_queue(w->entries[w->used].queue,
				  &w->entries[w->used].wait);
}

/**
 * poll_file - wait until a file is ready
 * @file:    the file
 * @events:  for what: EPOLLIN ...; EPOLLERR and EPOLLHUP always count
 * @timeout: in jiffies; 0: only look, MAX_SCHEDULE_TIMEOUT: for ever
 *
 * Context: may sleep.
 * Return: what it is ready for, 0 after the timeout, -EINTR for a signal.
 */
long poll_file(struct file *file, __poll_t events, long timeout)
{
	struct poll_waiter w = { .task = current };
	poll_table *table = &w.table;
	long mask;

	events |= EPOLLERR | EPOLLHUP;
	init_poll_funcptr(table, join_queue);
	table->_key = events;
	for (;;) {
		mask = vfs_poll(file, table) & events;
		table->_qproc = NULL;		/* on the queues once is enough */
		if (mask || w.err || !timeout)
			break;
		if (signal_pending(current)) {
			w.err = -EINTR;
			break;
		}
		set_current_state(TASK_INTERRUPTIBLE);
		if (!READ_ONCE(w.triggered))
			timeout = schedule_timeout(timeout);
		__set_current_state(TASK_RUNNING);
		/* Pairs with: smp_wmb() in pollwake(): then look anew. */
		smp_store_mb(w.triggered, 0);
	}
	leave_queues(&w);
	return mask ? mask : w.err;
}
