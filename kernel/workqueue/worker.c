// SPDX-License-Identifier: MIT
/*
 * worker.c - what a kworker does, when another is needed, when one is not.
 *
 * A pool keeps just so many workers running that its CPU has something to do:
 * one. When that one sleeps inside a work, the scheduler says so, and if works
 * wait, an idle worker is woken in its place; when it wakes up again, two run
 * for a while, and the one that is through first goes idle.
 *
 *	nr_running == 0, works wait	kick_pool() wakes an idle worker
 *	nr_running > 1			keep_working() says no, it goes idle
 *
 * The last idle worker is never sent to work: first it makes another one, so
 * that there is somebody to kick. While it waits for kthreadd, it is the
 * pool's manager. Idle workers beyond two, and beyond a quarter of the busy
 * ones, retire after five minutes.
 *
 * Locks: pool->lock, interrupts off, not held while a work runs.
 * Linux: kernel/workqueue.c, second third. Left out: works that are found to
 * be CPU intensive while they run.
 */
#include <linux/bug.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/lockdep.h>
#include <linux/sprintf.h>
#include <linux/string.h>

#include "internal.h"

bool wq_fail_create_worker;

/** current_wq_worker - the worker that the caller is, or NULL */
struct worker *current_wq_worker(void)
{
	if (in_task() && (current->flags & PF_WQ_WORKER))
		return kthread_data(current);
	return NULL;
}

/* ---------------------------------------------------------------- counting */

/**
 * worker_set_flags - a reason not to be counted as running
 *
 * Context: pool->lock held, by the worker itself.
 */
void worker_set_flags(struct worker *worker, unsigned int flags)
{
	if ((flags & WORKER_NOT_RUNNING) &&
	    !(worker->flags & WORKER_NOT_RUNNING))
		worker->pool->nr_running--;
	worker->flags |= flags;
}

/** worker_clr_flags - undo worker_set_flags() */
void worker_clr_flags(struct worker *worker, unsigned int flags)
{
	unsigned int old = worker->flags;

	worker->flags &= ~flags;
	if ((old & WORKER_NOT_RUNNING) &&
	    !(worker->flags & WORKER_NOT_RUNNING))
		worker->pool->nr_running++;
}

/*
 * The scheduler's hook: a worker is about to sleep in a work; its state is set.
 */
static void wq_worker_sleeping(struct task_struct *task)
{
	struct worker *worker = kthread_data(task);
	struct worker_pool *pool;

	if (worker->flags & WORKER_NOT_RUNNING || worker->sleeping)
		return;
	pool = worker->pool;
	raw_spin_lock_irq(&pool->lock);
	/* Race: its CPU is going away, and unbind_workers() was first. */
	if (!(worker->flags & WORKER_NOT_RUNNING)) {
		worker->sleeping = 1;
		pool->nr_running--;
		kick_pool(pool);
	}
	raw_spin_unlock_irq(&pool->lock);
}

/*
 * The scheduler's hook: a worker is back. No lock: a bound worker and whoever
 * else writes nr_running are on one CPU, and this is one instruction. Race: who
 * queues on another CPU may still see 0 and wake one worker too many.
 */
static void wq_worker_running(struct task_struct *task)
{
	struct worker *worker = kthread_data(task);

	if (likely(!worker->sleeping))
		return;
	preempt_disable();
	if (!(worker->flags & WORKER_NOT_RUNNING))
		worker->pool->nr_running++;
	worker->sleeping = 0;
	preempt_enable();
}

/* --------------------------------------------------------- idle and retired */

/* The manager is about to make one more, and will be idle itself. */
static bool too_many_workers(struct worker_pool *pool)
{
	int idle = pool->nr_idle + !!pool->manager;
	int busy = pool->nr_workers - idle;

	return idle > 2 && (idle - 2) * MAX_IDLE_WORKERS_RATIO >= busy;
}

/** worker_enter_idle - pool->lock held */
void worker_enter_idle(struct worker *worker)
{
	struct worker_pool *pool = worker->pool;

	worker->flags |= WORKER_IDLE;
	pool->nr_idle++;
	worker->last_active = jiffies;
	list_add(&worker->entry, &pool->idle_list);
	if (unlikely(too_many_workers(pool)) &&
	    !timer_pending(&pool->idle_timer))
		mod_timer(&pool->idle_timer, jiffies + IDLE_WORKER_TIMEOUT);
}

static __always_inline void leave_idle(struct worker *worker,
				       struct worker_pool *pool)
{
	worker->flags &= ~WORKER_IDLE;
	pool->nr_idle--;
	__list_del_entry(&worker->entry);
}

/** worker_leave_idle - pool->lock held */
void worker_leave_idle(struct worker *worker)
{
	leave_idle(worker, worker->pool);
}

/* Out of the pool's lists; it wakes up to find that it is to end. */
static void retire_worker(struct worker_pool *pool, struct worker *worker)
{
	pool->nr_workers--;
	worker_leave_idle(worker);
	worker->flags |= WORKER_DIE;
	wake_up_process(worker->task);
}

/**
 * idle_worker_timeout - somebody may have been idle for too long
 *
 * The list is in order: the last one has been idle longest. A worker that was
 * kicked but has not run yet is the first, and two are always left.
 * Context: timer softirq.
 */
void idle_worker_timeout(struct timer_list *t)
{
	struct worker_pool *pool = from_timer(pool, t, idle_timer);
	unsigned long flags;

	raw_spin_lock_irqsave(&pool->lock, flags);
	while (too_many_workers(pool)) {
		struct worker *worker = list_last_entry(&pool->idle_list,
							struct worker, entry);
		unsigned long end = worker->last_active + IDLE_WORKER_TIMEOUT;

		if (time_before(jiffies, end)) {
			mod_timer(&pool->idle_timer, end);
			break;
		}
		retire_worker(pool, worker);
	}
	raw_spin_unlock_irqrestore(&pool->lock, flags);
}

/* ------------------------------------------------------------------ making */

/** alloc_worker - a worker without thread and pool; NULL if there is no memory */
struct worker *alloc_worker(void)
{
	struct worker *worker = kzalloc(sizeof(*worker), GFP_KERNEL);

	if (!worker)
		return NULL;
	INIT_LIST_HEAD(&worker->entry);
	INIT_LIST_HEAD(&worker->scheduled);
	INIT_LIST_HEAD(&worker->flushers);
	worker->flags = WORKER_PREP;
	return worker;
}

/* The lowest that is free. One worker of a pool is made at a time. */
static int free_worker_id(struct worker_pool *pool)
{
	struct worker *worker;
	int id = 0;

	mutex_lock(&wq_pool_attach_mutex);
again:
	list_for_each_entry(worker, &pool->workers, node) {
		if (worker->id == id && !worker->rescue_wq) {
			id++;
			goto again;
		}
	}
	mutex_unlock(&wq_pool_attach_mutex);
	return id;
}

static void format_worker_id(char *buf, size_t size, struct worker_pool *pool,
			     int id)
{
	if (pool->cpu >= 0)
		snprintf(buf, size, "%d:%d%s", pool->cpu, id,
			 pool->nice < 0 ? "H" : "");
	else
		snprintf(buf, size, "u%d:%d", pool->id, id);
}

static int worker_thread(void *__worker);

static struct task_struct *create_task(struct worker *worker,
				       struct worker_pool *pool)
{
	char id[TASK_COMM_LEN];

	if (READ_ONCE(wq_fail_create_worker))
		return ERR_PTR(-ENOMEM);
	format_worker_id(id, sizeof(id), pool, worker->id);
	return kthread_create(worker_thread, worker, "kworker/%s", id);
}

/**
 * create_worker - one more for a pool
 *
 * Context: process, may sleep; one caller at a time for each pool.
 * Return: false if there is no memory or no PID.
 */
bool create_worker(struct worker_pool *pool)
{
	struct worker *worker = alloc_worker();

	if (!worker)
		return false;
	worker->id = free_worker_id(pool);
	worker->task = create_task(worker, pool);
	if (IS_ERR(worker->task)) {
		if (PTR_ERR(worker->task) != -EINTR)
			pr_err_once("workqueue: Failed to create a worker thread: %pe\n",
				    worker->task);
		kfree(worker);
		return false;
	}
	set_user_nice(worker->task, pool->nice);
	worker_attach_to_pool(worker, pool);

	raw_spin_lock_irq(&pool->lock);
	pool->nr_workers++;
	worker_enter_idle(worker);
	wake_up_process(worker->task);
	raw_spin_unlock_irq(&pool->lock);
	return true;
}

/** need_to_create_worker - works wait, and nobody is there for them */
bool need_to_create_worker(struct worker_pool *pool)
{
	return need_more_worker(pool) && !pool->nr_idle;
}

/*
 * The pool's last idle worker makes another, however long it takes; if it takes
 * long, the rescuers are called. Context: pool->lock held, dropped meanwhile.
 */
static void maybe_create_worker(struct worker_pool *pool)
{
	do {
		pool_unlock_irq(pool);
		mod_timer(&pool->mayday_timer, jiffies + MAYDAY_INITIAL_TIMEOUT);
		while (!create_worker(pool) && need_to_create_worker(pool)) {
			schedule_timeout_interruptible(CREATE_COOLDOWN);
			if (!need_to_create_worker(pool))
				break;
		}
		timer_delete_sync(&pool->mayday_timer);
		pool_lock_irq(pool);
	} while (need_to_create_worker(pool));
}

/* Return: false if another one does it; then the caller may go to work. */
static bool manage_workers(struct worker *worker)
{
	struct worker_pool *pool = worker->pool;

	if (pool->flags & POOL_MANAGER_ACTIVE)
		return false;
	pool->flags |= POOL_MANAGER_ACTIVE;
	pool->manager = worker;
	maybe_create_worker(pool);
	pool->manager = NULL;
	pool->flags &= ~POOL_MANAGER_ACTIVE;
	return true;
}

/* ----------------------------------------------------------------- running */

/*
 * The work is nobody's from here on: it may be queued again, or be freed by its
 * own function. What was written before it was queued must be seen after this,
 * and what we wrote must be seen by who queues it again.
 * Pairs with: test_and_set_bit() in queue_work_on().
 */
static __always_inline void
set_work_pool_and_clear_pending(struct work_struct *work,
				struct worker_pool *pool)
{
	/* x86: both barriers are in the one instruction */
	(void)atomic_long_xchg(&work->data, pool->offq_data);
}

/*
 * The function must leave the context as it found it; if not, say so, and go on
 * as if it had. Linux: goes on with what was left.
 */
static noinline void report_leak(work_func_t func)
{
	pr_err("BUG: workqueue leaked atomic, lock or RCU: %s[%d]\n"
	       "     preempt=0x%08x lock=0->%d RCU=0->0 workfn=%ps\n",
	       current->comm, task_pid_nr(current), preempt_count(),
	       lockdep_depth(current), func);
	debug_show_held_locks(current);
	dump_stack();
	preempt_count_set(0);
}

/* Context: pool->lock held. */
static __always_inline void begin_work(struct worker *worker,
				       struct worker_pool *pool,
				       struct work_struct *work,
				       struct pool_workqueue *pwq)
{
	hlist_add_head(&worker->hentry, busy_bucket(pool, work));
	worker->current_work = work;
	worker->current_func = work->func;
	worker->current_pwq = pwq;
	if (unlikely(worker->desc_pwq != pwq)) {
		memcpy(worker->desc, pwq->wq->name, WORKER_DESC_LEN);
		worker->desc_pwq = pwq;
	}
	list_del_init(&work->entry);
	if (unlikely(pwq->wq->flags & WQ_CPU_INTENSIVE))
		worker_set_flags(worker, WORKER_CPU_INTENSIVE);
	if (unlikely(!list_empty(&pool->flushers)))
		work_started(worker, work);
	/* Where nr_running is 0 anyway, the next work is for the next worker. */
	kick_pool(pool);
}

static __always_inline void end_work(struct worker *worker,
				     struct pool_workqueue *pwq,
				     unsigned long data)
{
	if (unlikely(worker->flags & WORKER_CPU_INTENSIVE))
		worker_clr_flags(worker, WORKER_CPU_INTENSIVE);
	__hlist_del(&worker->hentry);
	worker->current_work = NULL;
	worker->current_func = NULL;
	worker->current_pwq = NULL;
	if (unlikely(!list_empty(&worker->flushers)))
		complete_work_flushers(&worker->flushers, NULL);
	pwq_dec_nr_in_flight(pwq, data);
}

static __always_inline void run_work(struct worker *worker,
				     struct worker_pool *pool,
				     struct work_struct *work)
{
	unsigned long data = work_data(work);
	struct pool_workqueue *pwq = (void *)(data & WORK_STRUCT_PWQ_MASK);
	work_func_t func = work->func;

	begin_work(worker, pool, work, pwq);
	set_work_pool_and_clear_pending(work, pool);
	pool_unlock_irq(pool);

	func(work);
	/* @work may be gone. */
	if (unlikely(preempt_count() || lockdep_depth(current)) && worker->task)
		report_leak(func);

	pool_lock_irq(pool);
	end_work(worker, pwq, data);
}

/**
 * process_one_work - run a work
 * @worker: the caller
 * @work: in a list; not running in this pool
 *
 * Context: pool->lock held, dropped while the work runs.
 */
void process_one_work(struct worker *worker, struct work_struct *work)
{
	run_work(worker, worker->pool, work);
}

/**
 * assign_work - may @worker run @work?
 *
 * Return: false if another worker is at it already, and will do it again.
 * Context: pool->lock held.
 */
bool assign_work(struct work_struct *work, struct worker *worker)
{
	struct worker *other = find_worker_executing_work(worker->pool, work);

	if (likely(!other))
		return true;
	list_move_tail(&work->entry, &other->scheduled);
	return false;
}

/** process_scheduled_works - run what others have left for @worker */
void process_scheduled_works(struct worker *worker)
{
	struct work_struct *work;

	while (unlikely(!list_empty(&worker->scheduled))) {
		work = list_first_entry(&worker->scheduled, struct work_struct,
					entry);
		process_one_work(worker, work);
	}
}

static __always_inline bool keep_working(struct worker_pool *pool)
{
	return !list_empty(&pool->worklist) && pool->nr_running <= 1;
}

/* PREP, and no other reason, made it not running. */
static __always_inline void worker_begins(struct worker *worker,
					  struct worker_pool *pool)
{
	unsigned int flags = worker->flags & ~(WORKER_PREP | WORKER_REBOUND);

	worker->flags = flags;
	if (likely(!(flags & WORKER_NOT_RUNNING)))
		pool->nr_running++;
	current->flags |= PF_WQ_BUSY;
}

static __always_inline void worker_ends(struct worker *worker)
{
	current->flags &= ~PF_WQ_BUSY;
	worker_set_flags(worker, WORKER_PREP);
}

/* Context: pool->lock held; works wait, and @worker is one too few. */
static __always_inline void work_off(struct worker *worker,
				     struct worker_pool *pool)
{
	worker_begins(worker, pool);
	do {
		struct work_struct *work = list_first_entry(&pool->worklist,
						struct work_struct, entry);

		pool->watchdog_ts = jiffies;
		if (likely(!find_worker_executing_work(pool, work)))
			run_work(worker, pool, work);
		else
			assign_work(work, worker);
		process_scheduled_works(worker);
	} while (keep_working(pool));
	worker_ends(worker);
}

/* The last steps of a retired worker: it is in no list of its pool's. */
static int worker_exit(struct worker *worker)
{
	pool_unlock_irq(worker->pool);
	current->flags &= ~PF_WQ_WORKER;
	set_task_comm(current, "kworker/dying");
	worker_detach_from_pool(worker);
	/* ps may be looking: wq_worker_comm(). */
	kfree_rcu(worker, rcu);
	return 0;
}

/*
 * worker_thread - what all kworkers run
 *
 * DOC: kworker
 */
static int worker_thread(void *__worker)
{
	struct worker *worker = __worker;
	struct worker_pool *pool = worker->pool;

	current->flags |= PF_WQ_WORKER;
	for (;;) {
		pool_lock_irq(pool);
		if (unlikely(worker->flags & WORKER_DIE))
			return worker_exit(worker);
		leave_idle(worker, pool);
		while (need_more_worker(pool)) {
			if (unlikely(!pool->nr_idle) && manage_workers(worker))
				continue;	/* much may have changed */
			work_off(worker, pool);
			break;
		}
		/*
		 * Under the lock: whoever queues a work next sees us idle, and
		 * its wake-up finds our state set.
		 */
		worker_enter_idle(worker);
		__set_current_state(TASK_IDLE);
		pool_unlock_irq(pool);
		schedule();
	}
}

/* ------------------------------------------------------- what a work may ask */

/**
 * current_work - the work that the caller is part of
 *
 * Return: NULL if the caller is not run by a workqueue. May be freed memory.
 */
struct work_struct *current_work(void)
{
	struct worker *worker = current_wq_worker();

	return worker ? worker->current_work : NULL;
}
EXPORT_SYMBOL(current_work);

/** current_is_workqueue_rescuer - is the caller run by a rescuer? */
bool current_is_workqueue_rescuer(void)
{
	struct worker *worker = current_wq_worker();

	return worker && worker->rescue_wq;
}

/**
 * set_worker_desc - say what the current work is about; ps shows it
 * @fmt: printf-style, cut after WORKER_DESC_LEN
 */
void set_worker_desc(const char *fmt, ...)
{
	struct worker *worker = current_wq_worker();
	va_list args;

	if (!worker)
		return;
	va_start(args, fmt);
	vsnprintf(worker->desc, sizeof(worker->desc), fmt, args);
	va_end(args);
	worker->desc_pwq = NULL;
}
EXPORT_SYMBOL_GPL(set_worker_desc);

/**
 * wq_worker_comm - a thread's name, of a kworker with what it is busy with
 * @buf: gets kworker/0:1+events while it runs something, else kworker/0:1-events
 * @size: of @buf
 * @task: any thread
 *
 * Context: any. A worker that exits meanwhile stays until RCU readers are gone;
 * the description may be half of one and half of another.
 */
void wq_worker_comm(char *buf, size_t size, struct task_struct *task)
{
	struct worker *worker;

	strscpy(buf, task->comm, size);
	rcu_read_lock();
	if (READ_ONCE(task->flags) & PF_WQ_WORKER) {
		size_t len = strlen(buf);

		worker = kthread_data(task);
		if (worker->desc[0] && READ_ONCE(worker->pool))
			scnprintf(buf + len, size - len, "%c%.*s",
				  READ_ONCE(worker->current_work) ? '+' : '-',
				  WORKER_DESC_LEN - 1, worker->desc);
	}
	rcu_read_unlock();
}

/** worker_hooks_init - before the first worker is made */
void __init worker_hooks_init(void)
{
	sched_set_wq_hooks(wq_worker_sleeping, wq_worker_running);
}
