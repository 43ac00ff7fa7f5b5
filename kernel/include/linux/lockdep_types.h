/* SPDX-License-Identifier: MIT */
/*
 * What a lock and a task carry for the lock checker; empty unless DEBUG=1. See
 * lockdep.h.
 */
#ifndef _LINUX_LOCKDEP_TYPES_H
#define _LINUX_LOCKDEP_TYPES_H

#include <linux/types.h>

#ifdef CONFIG_DEBUG_KERNEL

#define MAX_LOCK_DEPTH		24
#define MAX_LOCKDEP_SUBCLASSES	8

struct lock_class;

/* Its address names a class: all locks of one lock_init() line are alike. */
struct lock_class_key {
	char subkeys[MAX_LOCKDEP_SUBCLASSES];
};

/* Part of every lock: which class, and the last class looked up (a cache). */
struct lockdep_map {
	struct lock_class_key *key;	/* NULL: the lock's own address */
	struct lock_class *class;
	const char *name;
};

/* One lock held by a task, in the order of taking. Written by the task only. */
struct held_lock {
	struct lockdep_map *instance;
	struct lock_class *class;
	unsigned long ip;		/* where it was taken */
	u8 read;			/* 1: shared */
	u8 trylock;
	u8 irq_context;			/* 0 task, 1 softirq, 2 hard irq */
	u8 hardirqs_off;
};

/* In task_struct. recursion: the checker itself is at work, or off. */
struct held_locks {
	int depth;
	int recursion;
	struct held_lock lock[MAX_LOCK_DEPTH];
};

#else
struct lock_class_key { };
struct lockdep_map { };
#endif

#endif
