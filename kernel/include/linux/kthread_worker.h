/* SPDX-License-Identifier: MIT */
/*
 * A worker: one kthread that runs queued functions in order. Included by
 * linux/kthread.h, as in Linux all of this is there; implemented by
 * kernel/kthread_worker.c.
 */
#ifndef _LINUX_KTHREAD_WORKER_H
#define _LINUX_KTHREAD_WORKER_H

#include <linux/list.h>
#include <linux/spinlock_types.h>
#include <linux/timer.h>
#include <linux/types.h>

struct kthread_work;
struct task_struct;

typedef void (*kthread_work_func_t)(struct kthread_work *work);
void kthread_delayed_work_timer_fn(struct timer_list *t);

enum {
	KTW_FREEZABLE = 1 << 0,	/* the freezer stops it between works */
};

/**
 * struct kthread_worker - a thread's queue of works
 * @flags: [I] KTW_*
 * @lock: guards what is marked [l]; taken with interrupts off
 * @work_list: [l] to run, in this order
 * @delayed_work_list: [l] whose timers run
 * @task: [l] the thread; NULL when it has left kthread_worker_fn()
 * @current_work: [l] what it runs now; only to be compared
 */
struct kthread_worker {
	unsigned int		flags;
	raw_spinlock_t		lock;
	struct list_head	work_list;
	struct list_head	delayed_work_list;
	struct task_struct	*task;
	struct kthread_work	*current_work;
};

/**
 * struct kthread_work - one function to run
 * @node: [l] in the worker's list; empty: not queued
 * @func: [I]
 * @worker: [l] who has it, or had it last; never changes to another
 * @canceling: [l] number of cancellers; above 0 nobody can queue it
 */
struct kthread_work {
	struct list_head	node;
	kthread_work_func_t	func;
	struct kthread_worker	*worker;
	int			canceling;
};

struct kthread_delayed_work {
	struct kthread_work	work;
	struct timer_list	timer;
};

#define KTHREAD_WORK_INIT(work, fn)	{				\
	.node = LIST_HEAD_INIT((work).node),				\
	.func = (fn),							\
	}

#define KTHREAD_DELAYED_WORK_INIT(dwork, fn) {				\
	.work = KTHREAD_WORK_INIT((dwork).work, (fn)),			\
	.timer = __TIMER_INITIALIZER(kthread_delayed_work_timer_fn,	\
				     TIMER_IRQSAFE),			\
	}

#define DEFINE_KTHREAD_WORK(work, fn)					\
	struct kthread_work work = KTHREAD_WORK_INIT(work, fn)
#define DEFINE_KTHREAD_DELAYED_WORK(dwork, fn)				\
	struct kthread_delayed_work dwork =				\
		KTHREAD_DELAYED_WORK_INIT(dwork, fn)

void __kthread_init_worker(struct kthread_worker *worker, const char *name,
			   struct lock_class_key *key);

#define kthread_init_worker(worker)					\
	do {								\
		static struct lock_class_key __key;			\
		__kthread_init_worker((worker), "(" #worker ")->lock",	\
				      &__key);				\
	} while (0)

#define kthread_init_work(work, fn)					\
	do {								\
		*(work) = (struct kthread_work)				\
			KTHREAD_WORK_INIT(*(work), (fn));		\
	} while (0)

#define kthread_init_delayed_work(dwork, fn)				\
	do {								\
		kthread_init_work(&(dwork)->work, (fn));		\
		timer_setup(&(dwork)->timer,				\
			    kthread_delayed_work_timer_fn,		\
			    TIMER_IRQSAFE);				\
	} while (0)

int kthread_worker_fn(void *worker_ptr);

__printf(2, 3) struct kthread_worker *
kthread_create_worker(unsigned int flags, const char namefmt[], ...);
__printf(3, 4) struct kthread_worker *
kthread_create_worker_on_cpu(int cpu, unsigned int flags,
			     const char namefmt[], ...);

bool kthread_queue_work(struct kthread_worker *worker,
			struct kthread_work *work);
bool kthread_queue_delayed_work(struct kthread_worker *worker,
				struct kthread_delayed_work *dwork,
				unsigned long delay);
bool kthread_mod_delayed_work(struct kthread_worker *worker,
			      struct kthread_delayed_work *dwork,
			      unsigned long delay);
void kthread_flush_work(struct kthread_work *work);
void kthread_flush_worker(struct kthread_worker *worker);
bool kthread_cancel_work_sync(struct kthread_work *work);
bool kthread_cancel_delayed_work_sync(struct kthread_delayed_work *work);
void kthread_destroy_worker(struct kthread_worker *worker);

#endif
