/* SPDX-License-Identifier: MIT */
/*
 * poll.h - wait until a file is ready; kernel/fs/select.c.
 *
 * A file's poll() calls poll_wait() for each queue that it would be woken
 * through, and returns what it is ready for now. Nobody sleeps in it: the one
 * who asked does, after all files have said no.
 */
#ifndef _LINUX_POLL_H
#define _LINUX_POLL_H

#include <linux/compiler.h>
#include <linux/fs.h>
#include <linux/ktime.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <uapi/linux/eventpoll.h>
#include <uapi/linux/poll.h>

/* of a file that has no poll() */
#define DEFAULT_POLLMASK (EPOLLIN | EPOLLOUT | EPOLLRDNORM | EPOLLWRNORM)

struct poll_table_struct;

typedef void (*poll_queue_proc)(struct file *file, wait_queue_head_t *wq,
				struct poll_table_struct *table);

/* _qproc puts the caller on a queue; NULL: it only wants to know */
typedef struct poll_table_struct {
	poll_queue_proc _qproc;
	__poll_t _key;			/* what the caller waits for */
} poll_table;

static inline void init_poll_funcptr(poll_table *table, poll_queue_proc qproc)
{
	table->_qproc = qproc;
	table->_key = ~(__poll_t)0;
}

/**
 * poll_wait - for a poll(): wakes through this queue may make the file ready
 * @file:  the file
 * @wq:    the queue
 * @table: what poll() was given
 *
 * Does not sleep. Called before the state is looked at, so that no wake-up
 * between the two is lost. Pairs with: the waker, who changes the state and
 * then calls wake_up().
 */
static inline void poll_wait(struct file *file, wait_queue_head_t *wq,
			     poll_table *table)
{
	if (!table || !table->_qproc || !wq)
		return;
	table->_qproc(file, wq, table);
	smp_mb();
}

static inline bool poll_does_not_wait(const poll_table *table)
{
	return !table || !table->_qproc;
}

static inline __poll_t poll_requested_events(const poll_table *table)
{
	return table ? table->_key : ~(__poll_t)0;
}

static inline bool file_can_poll(struct file *file)
{
	return file->f_op->poll;
}

static inline __poll_t vfs_poll(struct file *file, poll_table *table)
{
	return file->f_op->poll ? file->f_op->poll(file, table) :
	       DEFAULT_POLLMASK;
}

long poll_file(struct file *file, __poll_t events, long timeout);

#endif
