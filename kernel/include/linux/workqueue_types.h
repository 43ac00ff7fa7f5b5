/* SPDX-License-Identifier: MIT */
/* What a header needs that has a work in a structure; see workqueue.h. */
#ifndef _LINUX_WORKQUEUE_TYPES_H
#define _LINUX_WORKQUEUE_TYPES_H

#include <linux/atomic.h>
#include <linux/lockdep_types.h>
#include <linux/timer.h>
#include <linux/types.h>

struct workqueue_struct;
struct work_struct;

typedef void (*work_func_t)(struct work_struct *work);
void delayed_work_timer_fn(struct timer_list *t);

/**
 * struct work_struct - a function to be called in process context
 * @data: [a] where it is: see enum work_bits; whoever sets PENDING owns the
 *	rest until it is queued
 * @entry: [pool lock] in a list of works that wait
 * @func: what to call; may free the work, or queue it again
 */
struct work_struct {
	atomic_long_t data;
	struct list_head entry;
	work_func_t func;
};

#endif
