/* SPDX-License-Identifier: MIT */
/*
 * notifier.h - tell all who have asked to be told; kernel/notifier.c.
 *
 * Linux: has a fourth kind, whose readers are in SRCU.
 */
#ifndef _LINUX_NOTIFIER_H
#define _LINUX_NOTIFIER_H

#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/spinlock.h>

struct notifier_block;

typedef int (*notifier_fn_t)(struct notifier_block *nb, unsigned long action,
			     void *data);

/**
 * struct notifier_block - one who wants to know
 * @notifier_call: returns one of NOTIFY_*
 * @next: the chain's
 * @priority: higher ones are called first
 */
struct notifier_block {
	notifier_fn_t notifier_call;
	struct notifier_block __rcu *next;
	int priority;
};

/* called anywhere; the callbacks must not sleep */
struct atomic_notifier_head {
	spinlock_t lock;		/* of changes */
	struct notifier_block __rcu *head;
};

/* called by threads; the callbacks may sleep */
struct blocking_notifier_head {
	struct rw_semaphore rwsem;
	struct notifier_block __rcu *head;
};

/* its owner does all the locking */
struct raw_notifier_head {
	struct notifier_block __rcu *head;
};

#define ATOMIC_INIT_NOTIFIER_HEAD(name) do {	\
	spin_lock_init(&(name)->lock);		\
	(name)->head = NULL;			\
} while (0)
#define BLOCKING_INIT_NOTIFIER_HEAD(name) do {	\
	init_rwsem(&(name)->rwsem);		\
	(name)->head = NULL;			\
} while (0)
#define RAW_INIT_NOTIFIER_HEAD(name)	((void)((name)->head = NULL))

#define ATOMIC_NOTIFIER_INIT(name) \
	{ .lock = __SPIN_LOCK_UNLOCKED(name.lock), .head = NULL }
#define BLOCKING_NOTIFIER_INIT(name) \
	{ .rwsem = __RWSEM_INITIALIZER((name).rwsem), .head = NULL }
#define RAW_NOTIFIER_INIT(name)		{ .head = NULL }

#define ATOMIC_NOTIFIER_HEAD(name) \
	struct atomic_notifier_head name = ATOMIC_NOTIFIER_INIT(name)
#define BLOCKING_NOTIFIER_HEAD(name) \
	struct blocking_notifier_head name = BLOCKING_NOTIFIER_INIT(name)
#define RAW_NOTIFIER_HEAD(name) \
	struct raw_notifier_head name = RAW_NOTIFIER_INIT(name)

int atomic_notifier_chain_register(struct atomic_notifier_head *nh,
				   struct notifier_block *nb);
int atomic_notifier_chain_register_unique_prio(struct atomic_notifier_head *nh,
					       struct notifier_block *nb);
int atomic_notifier_chain_unregister(struct atomic_notifier_head *nh,
				     struct notifier_block *nb);
int atomic_notifier_call_chain(struct atomic_notifier_head *nh,
			       unsigned long val, void *v);
bool atomic_notifier_call_chain_is_empty(struct atomic_notifier_head *nh);

int blocking_notifier_chain_register(struct blocking_notifier_head *nh,
				     struct notifier_block *nb);
int blocking_notifier_chain_register_unique_prio(
		struct blocking_notifier_head *nh, struct notifier_block *nb);
int blocking_notifier_chain_unregister(struct blocking_notifier_head *nh,
				       struct notifier_block *nb);
int blocking_notifier_call_chain(struct blocking_notifier_head *nh,
				 unsigned long val, void *v);
int blocking_notifier_call_chain_robust(struct blocking_notifier_head *nh,
					unsigned long val_up,
					unsigned long val_down, void *v);

int raw_notifier_chain_register(struct raw_notifier_head *nh,
				struct notifier_block *nb);
int raw_notifier_chain_unregister(struct raw_notifier_head *nh,
				  struct notifier_block *nb);
int raw_notifier_call_chain(struct raw_notifier_head *nh, unsigned long val,
			    void *v);
int raw_notifier_call_chain_robust(struct raw_notifier_head *nh,
				   unsigned long val_up,
				   unsigned long val_down, void *v);

#define NOTIFY_DONE		0x0000		/* not interested */
#define NOTIFY_OK		0x0001
#define NOTIFY_STOP_MASK	0x8000		/* call nobody else */
#define NOTIFY_BAD		(NOTIFY_STOP_MASK | 0x0002)	/* a veto */
#define NOTIFY_STOP		(NOTIFY_OK | NOTIFY_STOP_MASK)

/* -errno as a callback returns it, and back; 0 is NOTIFY_OK */
static inline int notifier_from_errno(int err)
{
	return err ? NOTIFY_STOP_MASK | (NOTIFY_OK - err) : NOTIFY_OK;
}

static inline int notifier_to_errno(int ret)
{
	ret &= ~NOTIFY_STOP_MASK;
	return ret > NOTIFY_OK ? NOTIFY_OK - ret : 0;
}

struct module;
int notifiers_left(struct notifier_block *nb, struct module *mod);

#endif
