// SPDX-License-Identifier: MIT
/*
 * kthread_worker.c - works that one thread runs, one after the other.
 *
 * Unlike a workqueue a worker is a single kthread that its owner knows: it can
 * be given a priority or a CPU. A work is in at most one place: in work_list,
 * in delayed_work_list with its timer running, being run (current_work), or
 * nowhere. Being run and queued again at once is allowed.
 *
 * Cast: anybody queues; the timer softirq moves delayed works over;
 * kthread_worker_fn() runs them; cancel waits for it.
 * Locks: worker->lock, interrupts off: works are queued from interrupts. A
 * work keeps its worker, so work->worker->lock can be found without a lock
 * and checked under it.
 *
 * Linux: kernel/kthread.c, second half.
 */
#include <linux/kthread.h>
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/freezer.h>
#include <linux/jiffies.h>
#include <linux/lockdep.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/sprintf.h>
#include <linux/string.h>

/** __kthread_init_worker - see kthread_init_worker() */
void __kthread_init_worker(struct kthread_worker *worker, const char *name,
			   struct lock_class_key *key)
{
	memset(worker, 0, sizeof(*worker));
	raw_spin_lock_init(&worker->lock);
	INIT_LIST_HEAD(&worker->work_list);
	INIT_LIST_HEAD(&worker->delayed_work_list);
}
EXPORT_SYMBOL_GPL(__kthread_init_worker);

/* Take the next work off the list; it is current until the next call. */
static struct kthread_work *worker_next_work(struct kthread_worker *worker)
{
	struct kthread_work *work;

	raw_spin_lock_irq(&worker->lock);
	work = list_first_entry_or_null(&worker->work_list,
					struct kthread_work, node);
	if (work)
		list_del_init(&work->node);
	worker->current_work = work;
	raw_spin_unlock_irq(&worker->lock);
	return work;
}

static void worker_leave(struct kthread_worker *worker)
{
	__set_current_state(TASK_RUNNING);
	raw_spin_lock_irq(&worker->lock);
	worker->task = NULL;
	raw_spin_unlock_irq(&worker->lock);
}

/**
 * kthread_worker_fn - the thread function of a worker
 * @worker_ptr: struct kthread_worker, initialised
 *
 * Runs works until kthread_stop(); what is queued then is left alone. A work
 * may free itself: nothing of it is touched after its function has returned.
 * Return: 0.
 */
int kthread_worker_fn(void *worker_ptr)
{
	struct kthread_worker *worker = worker_ptr;
	struct kthread_work *work;

	WARN_ON(worker->task && worker->task != current);
	worker->task = current;
	if (worker->flags & KTW_FREEZABLE)
		set_freezable();

	for (;;) {
		/*
		 * Race: kthread_queue_work() adds to the list, then wakes;
		 * we set the state, then look. Either sees the other.
		 */
		set_current_state(TASK_INTERRUPTIBLE);
		if (kthread_should_stop()) {
			worker_leave(worker);
			return 0;
		}
		work = worker_next_work(worker);
		if (work) {
			__set_current_state(TASK_RUNNING);
			work->func(work);
		} else if (!freezing(current)) {
			schedule();
		} else {
			__set_current_state(TASK_RUNNING);
		}
		try_to_freeze();
		cond_resched();
	}
}
EXPORT_SYMBOL_GPL(kthread_worker_fn);

static __printf(3, 0) struct kthread_worker *
__kthread_create_worker(int cpu, unsigned int flags, const char namefmt[],
			va_list args)
{
	struct kthread_worker *worker;
	struct task_struct *task;
	char name[TASK_COMM_LEN];

	worker = kzalloc(sizeof(*worker), GFP_KERNEL);
	if (!worker)
		return ERR_PTR(-ENOMEM);
	kthread_init_worker(worker);

	vsnprintf(name, sizeof(name), namefmt, args);
	task = kthread_create(kthread_worker_fn, worker, "%s", name);
	if (IS_ERR(task)) {
		kfree(worker);
		return ERR_CAST(task);
	}
	if (cpu >= 0)
		kthread_bind(task, cpu);
	worker->flags = flags;
	worker->task = task;
	wake_up_process(task);
	return worker;
}

/**
 * kthread_create_worker - make a worker and its thread
 * @flags: KTW_*
 * @namefmt: printf-style name of the thread
 *
 * Context: process, may sleep.
 * Return: the worker, or ERR_PTR(-ENOMEM), ERR_PTR(-EINTR) if the caller was
 * killed.
 */
struct kthread_worker *
kthread_create_worker(unsigned int flags, const char namefmt[], ...)
{
	struct kthread_worker *worker;
	va_list args;

	va_start(args, namefmt);
	worker = __kthread_create_worker(-1, flags, namefmt, args);
	va_end(args);
	return worker;
}
EXPORT_SYMBOL(kthread_create_worker);

/**
 * kthread_create_worker_on_cpu - kthread_create_worker(), bound to one CPU
 * @cpu: which
 * @flags: KTW_*
 * @namefmt: printf-style name of the thread
 */
struct kthread_worker *
kthread_create_worker_on_cpu(int cpu, unsigned int flags,
			     const char namefmt[], ...)
{
	struct kthread_worker *worker;
	va_list args;

	va_start(args, namefmt);
	worker = __kthread_create_worker(cpu, flags, namefmt, args);
	va_end(args);
	return worker;
}
EXPORT_SYMBOL(kthread_create_worker_on_cpu);

/* Queued already, or somebody is cancelling it? */
static bool queuing_blocked(struct kthread_worker *worker,
			    struct kthread_work *work)
{
	lockdep_assert_held(&worker->lock);
	return !list_empty(&work->node) || work->canceling;
}

static void work_sanity_check(struct kthread_worker *worker,
			      struct kthread_work *work)
{
	lockdep_assert_held(&worker->lock);
	WARN_ON_ONCE(!list_empty(&work->node));
	/* A work that moved to another worker could run twice at once. */
	WARN_ON_ONCE(work->worker && work->worker != worker);
}

/* Put @work before @pos. */
static void insert_work(struct kthread_worker *worker,
			struct kthread_work *work, struct list_head *pos)
{
	work_sanity_check(worker, work);
	list_add_tail(&work->node, pos);
	work->worker = worker;
	if (!worker->current_work && likely(worker->task))
		wake_up_process(worker->task);
}

/**
 * kthread_queue_work - have @worker run @work
 * @worker: who
 * @work: what
 *
 * Context: any but NMI.
 * Return: false if it was queued already or is being cancelled.
 */
bool kthread_queue_work(struct kthread_worker *worker,
			struct kthread_work *work)
{
	unsigned long flags;
	bool ret = false;

	raw_spin_lock_irqsave(&worker->lock, flags);
	if (!queuing_blocked(worker, work)) {
		insert_work(worker, work, &worker->work_list);
		ret = true;
	}
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(kthread_queue_work);

/**
 * kthread_delayed_work_timer_fn - the delay of a work is over
 * @t: timer in struct kthread_delayed_work
 *
 * Context: timer softirq.
 */
void kthread_delayed_work_timer_fn(struct timer_list *t)
{
	struct kthread_delayed_work *dwork = from_timer(dwork, t, timer);
	struct kthread_work *work = &dwork->work;
	struct kthread_worker *worker = work->worker;
	unsigned long flags;

	if (WARN_ON_ONCE(!worker))
		return;

	raw_spin_lock_irqsave(&worker->lock, flags);
	WARN_ON_ONCE(work->worker != worker);
	WARN_ON_ONCE(list_empty(&work->node));
	list_del_init(&work->node);
	/*
	 * Race: a canceller takes the lock between the timer's expiry and us;
	 * it waits for us in timer_delete_sync() and wants it not queued.
	 */
	if (!work->canceling)
		insert_work(worker, work, &worker->work_list);
	raw_spin_unlock_irqrestore(&worker->lock, flags);
}
EXPORT_SYMBOL(kthread_delayed_work_timer_fn);

static void __queue_delayed_work(struct kthread_worker *worker,
				 struct kthread_delayed_work *dwork,
				 unsigned long delay)
{
	struct kthread_work *work = &dwork->work;

	WARN_ON_ONCE(dwork->timer.function != kthread_delayed_work_timer_fn);
	if (!delay) {
		insert_work(worker, work, &worker->work_list);
		return;
	}
	work_sanity_check(worker, work);
	list_add(&work->node, &worker->delayed_work_list);
	work->worker = worker;
	dwork->timer.expires = jiffies + delay;
	add_timer(&dwork->timer);
}

/**
 * kthread_queue_delayed_work - have @worker run @dwork after @delay
 * @worker: who
 * @dwork: what
 * @delay: jiffies; 0 queues it at once
 *
 * Context: any but NMI.
 * Return: false if it was waiting or queued already, or is being cancelled.
 */
bool kthread_queue_delayed_work(struct kthread_worker *worker,
				struct kthread_delayed_work *dwork,
				unsigned long delay)
{
	struct kthread_work *work = &dwork->work;
	unsigned long flags;
	bool ret = false;

	raw_spin_lock_irqsave(&worker->lock, flags);
	if (!queuing_blocked(worker, work)) {
		__queue_delayed_work(worker, dwork, delay);
		ret = true;
	}
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(kthread_queue_delayed_work);

/* A work of our own behind the one to wait for: when it runs, that one ran. */
struct flush_work {
	struct kthread_work	work;
	struct completion	done;
};

static void flush_work_fn(struct kthread_work *work)
{
	struct flush_work *fwork = container_of(work, struct flush_work, work);

	complete(&fwork->done);
}

static bool is_delayed(struct kthread_worker *worker, struct kthread_work *work)
{
	struct kthread_work *pos;

	list_for_each_entry(pos, &worker->delayed_work_list, node)
		if (pos == work)
			return true;
	return false;
}

/*
 * Where does @work stand? Puts @fwork behind it. False: nowhere, or its timer
 * still runs (Linux: would wait for ever then).
 */
static bool queue_flush_behind(struct kthread_worker *worker,
			       struct kthread_work *work,
			       struct flush_work *fwork)
{
	struct list_head *first = worker->work_list.next;

	if (!list_empty(&work->node) && !is_delayed(worker, work))
		insert_work(worker, &fwork->work, work->node.next);
	else if (worker->current_work == work)
		insert_work(worker, &fwork->work, first);
	else
		return false;
	return true;
}

/**
 * kthread_flush_work - wait until @work, if queued or running, has finished
 * @work: may be queued again meanwhile; that run is not waited for
 *
 * Context: process, may sleep; not from the same worker.
 */
void kthread_flush_work(struct kthread_work *work)
{
	struct flush_work fwork = {
		.work = KTHREAD_WORK_INIT(fwork.work, flush_work_fn),
	};
	struct kthread_worker *worker = work->worker;
	bool wait;

	if (!worker)
		return;
	init_completion(&fwork.done);

	raw_spin_lock_irq(&worker->lock);
	WARN_ON_ONCE(work->worker != worker);
	wait = queue_flush_behind(worker, work, &fwork);
	raw_spin_unlock_irq(&worker->lock);

	if (wait)
		wait_for_completion(&fwork.done);
}
EXPORT_SYMBOL_GPL(kthread_flush_work);

/*
 * Make sure that the timer neither runs nor will. The lock is dropped for it,
 * since the timer function takes it: canceling keeps others from queueing.
 */
static void cancel_delayed_work_timer(struct kthread_work *work,
				      unsigned long *flags)
{
	struct kthread_delayed_work *dwork =
		container_of(work, struct kthread_delayed_work, work);
	struct kthread_worker *worker = work->worker;

	work->canceling++;
	raw_spin_unlock_irqrestore(&worker->lock, *flags);
	timer_delete_sync(&dwork->timer);
	raw_spin_lock_irqsave(&worker->lock, *flags);
	work->canceling--;
}

/* Take @work off whichever list it is on. True if it was on one. */
static bool unlink_work(struct kthread_work *work)
{
	if (list_empty(&work->node))
		return false;
	list_del_init(&work->node);
	return true;
}

/**
 * kthread_mod_delayed_work - change the delay of @dwork, or queue it
 * @worker: who
 * @dwork: what
 * @delay: jiffies from now; 0 queues it at once
 *
 * Race: a canceller, or another modifier, may come while the lock is dropped
 * for the timer:
 *
 *	CPU 0, mod			CPU 1, cancel
 *	cancel timer, lock dropped
 *					canceling++, unlink
 *	canceling != 0: queue nothing
 *					wait until it ran; canceling--
 *
 * The canceller wins, whose caller may be about to free the work. Without the
 * test the work would be queued behind its back.
 * Linux: commit 5fa54346caf6 is this bug.
 *
 * Context: any but hard interrupts.
 * Return: false if it was nowhere and got queued; true if it was waiting or
 * queued, or another caller is at work on it.
 */
bool kthread_mod_delayed_work(struct kthread_worker *worker,
			      struct kthread_delayed_work *dwork,
			      unsigned long delay)
{
	struct kthread_work *work = &dwork->work;
	unsigned long flags;
	bool ret = false;

	raw_spin_lock_irqsave(&worker->lock, flags);
	if (work->worker) {
		WARN_ON_ONCE(work->worker != worker);
		cancel_delayed_work_timer(work, &flags);
		if (work->canceling) {
			ret = true;
			goto out;
		}
		ret = unlink_work(work);
	}
	__queue_delayed_work(worker, dwork, delay);
out:
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(kthread_mod_delayed_work);

static bool cancel_work_sync(struct kthread_work *work, bool is_dwork)
{
	struct kthread_worker *worker = work->worker;
	unsigned long flags;
	bool ret;

	if (!worker)
		return false;

	raw_spin_lock_irqsave(&worker->lock, flags);
	WARN_ON_ONCE(work->worker != worker);
	if (is_dwork)
		cancel_delayed_work_timer(work, &flags);
	ret = unlink_work(work);
	if (worker->current_work == work) {
		/* It may try to queue itself again: not until we are done. */
		work->canceling++;
		raw_spin_unlock_irqrestore(&worker->lock, flags);
		kthread_flush_work(work);
		raw_spin_lock_irqsave(&worker->lock, flags);
		work->canceling--;
	}
	raw_spin_unlock_irqrestore(&worker->lock, flags);
	return ret;
}

/**
 * kthread_cancel_work_sync - take @work off its list, wait if it runs
 * @work: not queued, not running when this returns, unless queued anew
 *
 * Context: process, may sleep; not from the work itself.
 * Return: true if it was queued.
 */
bool kthread_cancel_work_sync(struct kthread_work *work)
{
	return cancel_work_sync(work, false);
}
EXPORT_SYMBOL_GPL(kthread_cancel_work_sync);

/**
 * kthread_cancel_delayed_work_sync - kthread_cancel_work_sync(), with its timer
 * @dwork: what
 *
 * Return: true if it was waiting or queued.
 */
bool kthread_cancel_delayed_work_sync(struct kthread_delayed_work *dwork)
{
	return cancel_work_sync(&dwork->work, true);
}
EXPORT_SYMBOL_GPL(kthread_cancel_delayed_work_sync);

/**
 * kthread_flush_worker - wait until all works queued so far have finished
 * @worker: delayed works whose timers still run are not waited for
 *
 * Context: process, may sleep; not from the same worker.
 */
void kthread_flush_worker(struct kthread_worker *worker)
{
	struct flush_work fwork = {
		.work = KTHREAD_WORK_INIT(fwork.work, flush_work_fn),
	};

	init_completion(&fwork.done);
	kthread_queue_work(worker, &fwork.work);
	wait_for_completion(&fwork.done);
}
EXPORT_SYMBOL_GPL(kthread_flush_worker);

/**
 * kthread_destroy_worker - finish all queued works, stop the thread, free it
 * @worker: from kthread_create_worker()
 *
 * Delayed works must have been cancelled: a timer that still runs would queue
 * on freed memory. That is reported, and @worker then is not freed.
 * Linux: reports and frees.
 *
 * Context: process, may sleep; not from the same worker.
 */
void kthread_destroy_worker(struct kthread_worker *worker)
{
	struct task_struct *task = worker->task;

	if (WARN_ON(!task))
		return;
	kthread_flush_worker(worker);
	kthread_stop(task);
	if (WARN_ON(!list_empty(&worker->delayed_work_list)))
		return;
	if (WARN_ON(!list_empty(&worker->work_list)))
		return;
	kfree(worker);
}
EXPORT_SYMBOL(kthread_destroy_worker);
