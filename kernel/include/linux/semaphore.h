/* SPDX-License-Identifier: MIT */
/*
 * Counting semaphores: down() takes one or sleeps, up() gives one back, from
 * any context and by anybody. Implemented in sched/semaphore.c.
 */
#ifndef _LINUX_SEMAPHORE_H
#define _LINUX_SEMAPHORE_H

#include <linux/compiler.h>
#include <linux/list.h>
#include <linux/spinlock.h>

struct semaphore {
	raw_spinlock_t lock;
	unsigned int count;		/* [lock] how many may still enter */
	struct list_head wait_list;	/* [lock] oldest first */
};

#define __SEMAPHORE_INITIALIZER(name, n) {				\
	.lock = __RAW_SPIN_LOCK_INITIALIZER((name).lock),		\
	.count = n,							\
	.wait_list = LIST_HEAD_INIT((name).wait_list) }

/* DEFINE_SEMAPHORE(name, n) since Linux 6.4; DEFINE_SEMAPHORE(name) before. */
#define __DEFINE_SEMAPHORE(name, n, ...) \
	struct semaphore name = __SEMAPHORE_INITIALIZER(name, n)
#define DEFINE_SEMAPHORE(args...)	__DEFINE_SEMAPHORE(args, 1)

void __sema_init(struct semaphore *sem, int val, struct lock_class_key *key);

#define sema_init(sem, val) do {					\
	static struct lock_class_key __key;				\
	__sema_init((sem), (val), &__key);				\
} while (0)

void down(struct semaphore *sem);
int __must_check down_interruptible(struct semaphore *sem);
int __must_check down_killable(struct semaphore *sem);
int __must_check down_trylock(struct semaphore *sem);
int __must_check down_timeout(struct semaphore *sem, long jiffies);
void up(struct semaphore *sem);

#endif
