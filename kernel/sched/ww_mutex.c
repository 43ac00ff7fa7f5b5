// SPDX-License-Identifier: MIT
/*
 * ww_mutex.c - wound/wait and wait/die mutexes.
 *
 * Each lock has a queue, sorted by the stamps of its waiters' contexts; who has
 * no context stands where it came. The unlock makes the first the owner. Whether
 * a waiter may go on waiting is asked anew whenever owner or queue changes: all
 * that can have lost their right are woken and ask themselves, in must_die().
 *
 *	wait-die	who has locks does not wait for an older context
 *	wound-wait	who waits wounds a younger owner; who is wounded and has
 *			locks does not wait for anything
 *
 * Either way somebody in every ring gives up, and the oldest never does.
 *
 * Race: an owner is wounded while it goes to sleep on another lock. The wounder
 * sets the mark, then wakes it; it sets its state, then looks at the mark.
 *
 * Called by: threads.
 * Locks: wait_lock of one mutex at a time, interrupts off.
 * Linux: kernel/locking/ww_mutex.h over mutex.c, which takes a free lock
 * without the spinlock, and spins while the owner runs.
 */
#include <linux/ww_mutex.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/might_sleep.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

struct ww_waiter {
	struct list_head list;
	struct task_struct *task;
	struct ww_acquire_ctx *ctx;	/* or NULL */
};

/** ww_mutex_init - make a mutex of a class, unlocked */
void ww_mutex_init(struct ww_mutex *lock, struct ww_class *ww_class)
{
	raw_spin_lock_init(&lock->wait_lock);
	lock->owner = NULL;
	lock->ctx = NULL;
	INIT_LIST_HEAD(&lock->wait_list);
#ifdef CONFIG_DEBUG_KERNEL
	lockdep_init_map(&lock->dep_map, ww_class->mutex_name,
			 &ww_class->mutex_key, 0);
#endif
}
EXPORT_SYMBOL(ww_mutex_init);

/**
 * ww_acquire_init - open a context: from now on it grows older
 * @ctx: usually on the stack
 * @ww_class: of all the mutexes that will be taken through it
 */
void ww_acquire_init(struct ww_acquire_ctx *ctx, struct ww_class *ww_class)
{
	*ctx = (struct ww_acquire_ctx){
		.task = current,
		.stamp = atomic_long_inc_return(&ww_class->stamp),
		.is_wait_die = ww_class->is_wait_die,
	};
#ifdef CONFIG_DEBUG_KERNEL
	ctx->ww_class = ww_class;
	lockdep_init_map(&ctx->dep_map, ww_class->acquire_name,
			 &ww_class->acquire_key, 0);
	lock_acquire(&ctx->dep_map, 0, 0, 0, 1, NULL, _RET_IP_);
#endif
}
EXPORT_SYMBOL(ww_acquire_init);

/** ww_acquire_done - no more locks will be taken through this context */
void ww_acquire_done(struct ww_acquire_ctx *ctx)
{
#ifdef CONFIG_DEBUG_KERNEL
	WARN_ON(ctx->done_acquire);
	ctx->done_acquire = 1;
#endif
}
EXPORT_SYMBOL(ww_acquire_done);

/** ww_acquire_fini - close a context that has no locks any more */
void ww_acquire_fini(struct ww_acquire_ctx *ctx)
{
#ifdef CONFIG_DEBUG_KERNEL
	lock_release(&ctx->dep_map, _RET_IP_);
	WARN_ON(ctx->acquired);
#endif
}
EXPORT_SYMBOL(ww_acquire_fini);

static bool older(const struct ww_acquire_ctx *a, const struct ww_acquire_ctx *b)
{
	return (long)(a->stamp - b->stamp) < 0;
}

/* --------------------------------------------------- under lock->wait_lock */

/* in front of the first younger one; without a context at the end */
static void enqueue(struct ww_mutex *lock, struct ww_waiter *w)
{
	struct ww_waiter *other;

	list_for_each_entry(other, &lock->wait_list, list)
		if (w->ctx && other->ctx && older(w->ctx, other->ctx))
			break;
	list_add_tail(&w->list, &other->list);
}

/* May w not wait any longer? It is @lock's waiter, and current. */
static bool must_die(struct ww_mutex *lock, struct ww_waiter *w)
{
	struct ww_waiter *other;

	if (!w->ctx || !w->ctx->acquired)
		return false;
	if (!w->ctx->is_wait_die)
		return READ_ONCE(w->ctx->wounded);
	if (lock->ctx && older(lock->ctx, w->ctx))
		return true;
	list_for_each_entry(other, &lock->wait_list, list) {
		if (other == w)
			break;
		if (other->ctx)		/* in front of us, so older */
			return true;
	}
	return false;
}

/* @ctx wants the lock and is older than its owner, or is not */
static void wound(struct ww_mutex *lock, struct ww_acquire_ctx *ctx)
{
	if (!ctx || ctx->is_wait_die || !lock->ctx || !older(ctx, lock->ctx))
		return;
	WRITE_ONCE(lock->ctx->wounded, 1);
	/* It may sleep on another lock: see Race. It owns us, so it is there. */
	if (lock->owner != current)
		wake_up_process(lock->owner);
}

/* The owner is another one, or somebody new waits: all ask must_die(). */
static void recheck_waiters(struct ww_mutex *lock)
{
	struct ww_waiter *w;

	list_for_each_entry(w, &lock->wait_list, list) {
		wound(lock, w->ctx);
		if (w->ctx && w->ctx->is_wait_die && w->task != current)
			wake_up_process(w->task);
	}
}

static void set_owner(struct ww_mutex *lock, struct task_struct *task,
		      struct ww_acquire_ctx *ctx)
{
	WRITE_ONCE(lock->owner, task);
	lock->ctx = ctx;
	if (ctx)
		ctx->acquired++;
}

/* ----------------------------------------------------------------- waiting */

static int ww_wait(struct ww_mutex *lock, struct ww_acquire_ctx *ctx,
		   unsigned int state)
{
	struct ww_waiter w = { .task = current, .ctx = ctx };
	int ret = 0;

	enqueue(lock, &w);
	recheck_waiters(lock);
	for (;;) {
		set_current_state(state);
		if (lock->owner == current)	/* handed to us */
			break;
		if (signal_pending_state(state, current))
			ret = -EINTR;
		else if (must_die(lock, &w))
			ret = -EDEADLK;
		if (ret) {
			list_del(&w.list);
			break;
		}
		raw_spin_unlock_irq(&lock->wait_lock);
		schedule();
		raw_spin_lock_irq(&lock->wait_lock);
	}
	__set_current_state(TASK_RUNNING);
	return ret;
}

/* The mark of a context that gave all up is stale: nobody can wound it now. */
static void forgive(struct ww_acquire_ctx *ctx)
{
	if (ctx && !ctx->acquired)
		ctx->wounded = 0;
}

static int ww_lock(struct ww_mutex *lock, struct ww_acquire_ctx *ctx,
		   unsigned int state, unsigned long ip)
{
	int ret = 0;

	might_sleep();
	if (ctx && ctx == READ_ONCE(lock->ctx))
		return -EALREADY;
	forgive(ctx);
	/* among those of one context any order is fine */
	lock_acquire(&lock->dep_map, 0, ctx != NULL, 0, 1, NULL, ip);
	raw_spin_lock_irq(&lock->wait_lock);
	if (!lock->owner)
		set_owner(lock, current, ctx);
	else
		ret = ww_wait(lock, ctx, state);
	raw_spin_unlock_irq(&lock->wait_lock);
	if (ret)
		lock_release(&lock->dep_map, ip);
	return ret;
}

/**
 * ww_mutex_lock - own a mutex, sleeping until it is free
 * @lock: the mutex
 * @ctx: the caller's, or NULL for a mutex like any other
 *
 * Context: may sleep.
 * Return: 0; -EALREADY when @ctx has it; -EDEADLK: unlock all that @ctx has,
 * then ww_mutex_lock_slow() this one.
 */
int ww_mutex_lock(struct ww_mutex *lock, struct ww_acquire_ctx *ctx)
{
	return ww_lock(lock, ctx, TASK_UNINTERRUPTIBLE, _RET_IP_);
}
EXPORT_SYMBOL(ww_mutex_lock);

/** ww_mutex_lock_interruptible - the same; -EINTR when a signal came first */
int ww_mutex_lock_interruptible(struct ww_mutex *lock,
				struct ww_acquire_ctx *ctx)
{
	return ww_lock(lock, ctx, TASK_INTERRUPTIBLE, _RET_IP_);
}
EXPORT_SYMBOL(ww_mutex_lock_interruptible);

/**
 * ww_mutex_lock_slow - wait for the mutex that said -EDEADLK
 * @lock: the mutex
 * @ctx: has no locks any more, so it may wait for anybody
 */
void ww_mutex_lock_slow(struct ww_mutex *lock, struct ww_acquire_ctx *ctx)
{
	WARN_ON_ONCE(ctx->acquired);
	WARN_ON_ONCE(ww_lock(lock, ctx, TASK_UNINTERRUPTIBLE, _RET_IP_));
}
EXPORT_SYMBOL(ww_mutex_lock_slow);

/** ww_mutex_lock_slow_interruptible - the same; 0 or -EINTR */
int ww_mutex_lock_slow_interruptible(struct ww_mutex *lock,
				     struct ww_acquire_ctx *ctx)
{
	WARN_ON_ONCE(ctx->acquired);
	return ww_lock(lock, ctx, TASK_INTERRUPTIBLE, _RET_IP_);
}
EXPORT_SYMBOL(ww_mutex_lock_slow_interruptible);

/** ww_mutex_trylock - 1 as the owner, 0 if somebody is, @ctx included */
int ww_mutex_trylock(struct ww_mutex *lock, struct ww_acquire_ctx *ctx)
{
	unsigned long flags;
	int ok;

	forgive(ctx);
	raw_spin_lock_irqsave(&lock->wait_lock, flags);
	ok = !lock->owner;
	if (ok)
		set_owner(lock, current, ctx);
	raw_spin_unlock_irqrestore(&lock->wait_lock, flags);
	if (ok)
		lock_acquire(&lock->dep_map, 0, 1, 0, 1, NULL, _RET_IP_);
	return ok;
}
EXPORT_SYMBOL(ww_mutex_trylock);

/**
 * ww_mutex_unlock - give a mutex up, to the first waiter if there is one
 * @lock: owned by the caller
 */
void ww_mutex_unlock(struct ww_mutex *lock)
{
	struct ww_waiter *next;
	unsigned long flags;

	lock_release(&lock->dep_map, _RET_IP_);
	WARN_ON_ONCE(READ_ONCE(lock->owner) != current);
	raw_spin_lock_irqsave(&lock->wait_lock, flags);
	if (lock->ctx)
		lock->ctx->acquired--;
	set_owner(lock, NULL, NULL);
	next = list_first_entry_or_null(&lock->wait_list, struct ww_waiter,
					list);
	if (next) {
		list_del(&next->list);
		set_owner(lock, next->task, next->ctx);
		wake_up_process(next->task);
		recheck_waiters(lock);
	}
	raw_spin_unlock_irqrestore(&lock->wait_lock, flags);
}
EXPORT_SYMBOL(ww_mutex_unlock);
