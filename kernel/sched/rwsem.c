// SPDX-License-Identifier: MIT
/*
 * rwsem.c - reader-writer semaphores.
 *
 * One spinlock guards the count and the queue. Who may not enter at once, or
 * comes while others wait, queues up; who leaves lets the first of the queue
 * in, and if that is a reader, the readers right behind it too. They are
 * already inside when they wake, so nothing can pass them: no reader starves
 * a writer, no writer a reader. A reader must not take it twice: a writer may
 * have queued in between.
 *
 * Called by: whoever has data read often and changed seldom.
 * Locks: sem->wait_lock, interrupts off.
 * Linux: kernel/locking/rwsem.c has an atomic count, spins optimistically and
 * lets writers steal; all that is speed, not meaning.
 */
#include <linux/rwsem.h>
#include <linux/export.h>
#include <linux/might_sleep.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

#define RWSEM_WRITER	(-1)

struct rwsem_waiter {
	struct list_head list;
	struct task_struct *task;
	bool write;
	bool granted;			/* [wait_lock] we are inside */
};

/** __init_rwsem - what init_rwsem() calls, with a class for lockdep */
void __init_rwsem(struct rw_semaphore *sem, const char *name,
		  struct lock_class_key *key)
{
	sem->count = 0;
	sem->owner = NULL;
	raw_spin_lock_init(&sem->wait_lock);
	INIT_LIST_HEAD(&sem->wait_list);
#ifdef CONFIG_DEBUG_KERNEL
	lockdep_init_map(&sem->dep_map, name, key, 0);
#endif
}
EXPORT_SYMBOL(__init_rwsem);

static bool may_enter(const struct rw_semaphore *sem, bool write)
{
	return write ? sem->count == 0 : sem->count >= 0;
}

static void enter(struct rw_semaphore *sem, struct task_struct *task,
		  bool write)
{
	if (write) {
		sem->count = RWSEM_WRITER;
		sem->owner = task;
	} else {
		sem->count++;
	}
}

/* Let in whom the count allows, from the head, in order. wait_lock held. */
static void grant_waiters(struct rw_semaphore *sem)
{
	struct rwsem_waiter *w;

	while (!list_empty(&sem->wait_list)) {
		w = list_first_entry(&sem->wait_list, struct rwsem_waiter, list);
		if (!may_enter(sem, w->write))
			break;
		enter(sem, w->task, w->write);
		list_del(&w->list);
		w->granted = true;
		/* w is on a stack that waits for wait_lock: still there. */
		wake_up_process(w->task);
	}
}

/*
 * Sleep in the queue; wait_lock is held before and after. Giving up may let
 * in those who waited behind us: readers behind a writer.
 */
static int wait_in_queue(struct rw_semaphore *sem, bool write,
			 unsigned int state)
{
	struct rwsem_waiter w = { .task = current, .write = write };

	list_add_tail(&w.list, &sem->wait_list);
	for (;;) {
		if (signal_pending_state(state, current)) {
			list_del(&w.list);
			grant_waiters(sem);
			return -EINTR;
		}
		__set_current_state(state);
		raw_spin_unlock_irq(&sem->wait_lock);
		schedule();
		raw_spin_lock_irq(&sem->wait_lock);
		if (w.granted)
			return 0;
	}
}

static int down_wait(struct rw_semaphore *sem, bool write, unsigned int state)
{
	int ret = 0;

	raw_spin_lock_irq(&sem->wait_lock);
	if (list_empty(&sem->wait_list) && may_enter(sem, write))
		enter(sem, current, write);
	else
		ret = wait_in_queue(sem, write, state);
	raw_spin_unlock_irq(&sem->wait_lock);
	return ret;
}

static int down_nested(struct rw_semaphore *sem, bool write,
		       unsigned int state, int subclass, unsigned long ip)
{
	int ret;

	might_sleep();
	lock_acquire(&sem->dep_map, subclass, 0, !write, 1, NULL, ip);
	ret = down_wait(sem, write, state);
	if (ret)
		lock_release(&sem->dep_map, ip);
	return ret;
}

static int down_common(struct rw_semaphore *sem, bool write,
		       unsigned int state, unsigned long ip)
{
	return down_nested(sem, write, state, 0, ip);
}

static int down_try(struct rw_semaphore *sem, bool write, unsigned long ip)
{
	unsigned long flags;
	int ok;

	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	ok = list_empty(&sem->wait_list) && may_enter(sem, write);
	if (ok)
		enter(sem, current, write);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
	if (ok)
		lock_acquire(&sem->dep_map, 0, 1, !write, 1, NULL, ip);
	return ok;
}

/**
 * down_read - enter as one of many readers
 * @sem: the semaphore
 *
 * Context: may sleep.
 */
void down_read(struct rw_semaphore *sem)
{
	down_common(sem, false, TASK_UNINTERRUPTIBLE, _RET_IP_);
}
EXPORT_SYMBOL(down_read);

/* Return: 0, or -EINTR when a signal came first. */
int down_read_interruptible(struct rw_semaphore *sem)
{
	return down_common(sem, false, TASK_INTERRUPTIBLE, _RET_IP_);
}
EXPORT_SYMBOL(down_read_interruptible);

/** down_read_killable - down_read(), or -EINTR on a fatal signal */
int down_read_killable(struct rw_semaphore *sem)
{
	return down_common(sem, false, TASK_KILLABLE, _RET_IP_);
}
EXPORT_SYMBOL(down_read_killable);

/* Return: 1 as a reader, 0 if that would have to wait. */
int down_read_trylock(struct rw_semaphore *sem)
{
	return down_try(sem, false, _RET_IP_);
}
EXPORT_SYMBOL(down_read_trylock);

/**
 * down_write - enter alone
 * @sem: the semaphore
 *
 * Context: may sleep.
 */
void down_write(struct rw_semaphore *sem)
{
	down_common(sem, true, TASK_UNINTERRUPTIBLE, _RET_IP_);
}
EXPORT_SYMBOL(down_write);

/** down_write_killable - down_write(), or -EINTR on a fatal signal */
int down_write_killable(struct rw_semaphore *sem)
{
	return down_common(sem, true, TASK_KILLABLE, _RET_IP_);
}
EXPORT_SYMBOL(down_write_killable);

/** down_write_trylock - 1 as the writer, 0 if that would have to wait */
int down_write_trylock(struct rw_semaphore *sem)
{
	return down_try(sem, true, _RET_IP_);
}
EXPORT_SYMBOL(down_write_trylock);

#ifdef CONFIG_DEBUG_KERNEL

/** down_read_nested - down_read(), a second one of its class */
void down_read_nested(struct rw_semaphore *sem, int subclass)
{
	down_nested(sem, false, TASK_UNINTERRUPTIBLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(down_read_nested);

/** down_write_nested - down_write(), a second one of its class */
void down_write_nested(struct rw_semaphore *sem, int subclass)
{
	down_nested(sem, true, TASK_UNINTERRUPTIBLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(down_write_nested);

/** down_read_killable_nested - the same; -EINTR on a fatal signal */
int down_read_killable_nested(struct rw_semaphore *sem, int subclass)
{
	return down_nested(sem, false, TASK_KILLABLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(down_read_killable_nested);

/** down_write_killable_nested - the same; -EINTR on a fatal signal */
int down_write_killable_nested(struct rw_semaphore *sem, int subclass)
{
	return down_nested(sem, true, TASK_KILLABLE, subclass, _RET_IP_);
}
EXPORT_SYMBOL(down_write_killable_nested);

#endif

/** down_read_non_owner - down_read(); another task will leave in our place */
void down_read_non_owner(struct rw_semaphore *sem)
{
	might_sleep();
	down_wait(sem, false, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL(down_read_non_owner);

/** up_read_non_owner - leave for somebody who used down_read_non_owner() */
void up_read_non_owner(struct rw_semaphore *sem)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	WARN_ON_ONCE(sem->count <= 0);
	if (--sem->count == 0)
		grant_waiters(sem);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
}
EXPORT_SYMBOL(up_read_non_owner);

/**
 * up_read - leave as a reader
 * @sem: entered with down_read() by this task
 */
void up_read(struct rw_semaphore *sem)
{
	lock_release(&sem->dep_map, _RET_IP_);
	up_read_non_owner(sem);
}
EXPORT_SYMBOL(up_read);

/**
 * up_write - leave as the writer
 * @sem: entered with down_write() by this task
 */
void up_write(struct rw_semaphore *sem)
{
	unsigned long flags;

	lock_release(&sem->dep_map, _RET_IP_);
	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	WARN_ON_ONCE(sem->count != RWSEM_WRITER || sem->owner != current);
	sem->count = 0;
	sem->owner = NULL;
	grant_waiters(sem);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
}
EXPORT_SYMBOL(up_write);

/**
 * downgrade_write - become a reader without leaving
 * @sem: entered with down_write()
 *
 * Readers at the head of the queue come in; no writer can in between.
 */
void downgrade_write(struct rw_semaphore *sem)
{
	unsigned long flags;

	lock_release(&sem->dep_map, _RET_IP_);
	raw_spin_lock_irqsave(&sem->wait_lock, flags);
	WARN_ON_ONCE(sem->count != RWSEM_WRITER || sem->owner != current);
	sem->count = 1;
	sem->owner = NULL;
	grant_waiters(sem);
	raw_spin_unlock_irqrestore(&sem->wait_lock, flags);
	lock_acquire(&sem->dep_map, 0, 1, 1, 1, NULL, _RET_IP_);
}
EXPORT_SYMBOL(downgrade_write);

/** rwsem_is_locked - is anybody inside? A hint */
int rwsem_is_locked(struct rw_semaphore *sem)
{
	return READ_ONCE(sem->count) != 0;
}
EXPORT_SYMBOL(rwsem_is_locked);

/** rwsem_is_contended - does anybody wait? A hint */
int rwsem_is_contended(struct rw_semaphore *sem)
{
	return !list_empty(&sem->wait_list);
}
EXPORT_SYMBOL(rwsem_is_contended);
