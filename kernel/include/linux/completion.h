/* SPDX-License-Identifier: MIT */
/*
 * Completions: "this has been done", once or as often as complete() was
 * called. Unlike a semaphore a completion may live on the stack of the one
 * who waits: complete() does not touch it any more once the waiter can see
 * that it is done. Implemented in sched/completion.c.
 */
#ifndef _LINUX_COMPLETION_H
#define _LINUX_COMPLETION_H

#include <linux/swait.h>

/**
 * struct completion - an event, with a memory
 * @done: [q] complete() calls not yet consumed; UINT_MAX: complete_all()
 * @wait: who waits for it; its lock protects both
 */
struct completion {
	unsigned int done;
	struct swait_queue_head wait;
};

#define COMPLETION_INITIALIZER(work) \
	{ 0, __SWAIT_QUEUE_HEAD_INITIALIZER((work).wait) }
#define DECLARE_COMPLETION(work) \
	struct completion work = COMPLETION_INITIALIZER(work)

#ifdef CONFIG_DEBUG_KERNEL
#define COMPLETION_INITIALIZER_ONSTACK(work) \
	(*({ init_completion(&work); &work; }))
#define DECLARE_COMPLETION_ONSTACK(work) \
	struct completion work = COMPLETION_INITIALIZER_ONSTACK(work)
#else
#define COMPLETION_INITIALIZER_ONSTACK(work) COMPLETION_INITIALIZER(work)
#define DECLARE_COMPLETION_ONSTACK(work) DECLARE_COMPLETION(work)
#endif
#define COMPLETION_INITIALIZER_ONSTACK_MAP(work, map) \
	COMPLETION_INITIALIZER_ONSTACK(work)
#define DECLARE_COMPLETION_ONSTACK_MAP(work, map) \
	DECLARE_COMPLETION_ONSTACK(work)

/**
 * init_completion - make a completion ready for use
 * @x: storage that nobody waits on
 */
#ifdef CONFIG_DEBUG_KERNEL
#define init_completion(x) do {					\
	static struct lock_class_key __key;			\
	struct completion *__x = (x);				\
								\
	__x->done = 0;						\
	__init_swait_queue_head(&__x->wait, #x, &__key);	\
} while (0)
#else
#define init_completion(x) do {					\
	struct completion *__x = (x);				\
								\
	__x->done = 0;						\
	init_swait_queue_head(&__x->wait);			\
} while (0)
#endif

#define init_completion_map(x, map)	init_completion(x)

/**
 * reinit_completion - forget earlier complete() calls, to use it once more
 * @x: an initialised completion; all waiters of complete_all() have left
 */
static inline void reinit_completion(struct completion *x)
{
	x->done = 0;
}

void wait_for_completion(struct completion *x);
void wait_for_completion_io(struct completion *x);
int __must_check wait_for_completion_interruptible(struct completion *x);
int __must_check wait_for_completion_killable(struct completion *x);
int __must_check wait_for_completion_state(struct completion *x,
					   unsigned int state);
unsigned long wait_for_completion_timeout(struct completion *x,
					  unsigned long timeout);
unsigned long wait_for_completion_io_timeout(struct completion *x,
					     unsigned long timeout);
long __must_check
wait_for_completion_interruptible_timeout(struct completion *x,
					  unsigned long timeout);
long __must_check
wait_for_completion_killable_timeout(struct completion *x,
				     unsigned long timeout);
bool try_wait_for_completion(struct completion *x);
bool completion_done(struct completion *x);
void complete(struct completion *x);
void complete_on_current_cpu(struct completion *x);
void complete_all(struct completion *x);

#endif
