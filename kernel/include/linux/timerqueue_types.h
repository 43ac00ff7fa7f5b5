/* SPDX-License-Identifier: MIT */
/* A queue of things by time; the functions are in linux/timerqueue.h. */
#ifndef _LINUX_TIMERQUEUE_TYPES_H
#define _LINUX_TIMERQUEUE_TYPES_H

#include <linux/rbtree.h>
#include <linux/types.h>

struct timerqueue_node {
	struct rb_node node;
	ktime_t expires;
};

struct timerqueue_head {
	struct rb_root_cached rb_root;
};

#endif
