// SPDX-License-Identifier: MIT
/*
 * rescuer.c - the thread kworker/R-NAME of a WQ_MEM_RECLAIM workqueue.
 *
 * When a pool cannot get another worker (there is no memory, and the work that
 * would free some waits in this very list), its timer sends the works' own
 * workqueues a mayday. Their rescuers come into the pool, bind themselves to
 * its CPU, run the works of their workqueue, and leave again.
 *
 *	manager		waits for kthreadd
 *	mayday_timer	10 ms later, then each 100 ms: pwq into wq->maydays
 *	rescuer		for each pwq there: attach, run its works, detach
 *
 * Locks: wq_mayday_lock for the lists of maydays, inside pool->lock.
 * Linux: kernel/workqueue.c, rescuer_thread().
 */
#include <linux/bug.h>
#include <linux/err.h>
#include <linux/sched/task.h>

#include "internal.h"

DEFINE_RAW_SPINLOCK(wq_mayday_lock);

/* Context: pool->lock and wq_mayday_lock held. */
static void send_mayday(struct pool_workqueue *pwq)
{
	struct workqueue_struct *wq = pwq->wq;

	if (!wq->rescuer || !list_empty(&pwq->mayday_node))
		return;
	list_add_tail(&pwq->mayday_node, &wq->maydays);
	wake_up_process(wq->rescuer->task);
}

/**
 * pool_mayday_timeout - a worker has been in the making for too long
 *
 * Context: timer softirq.
 */
void pool_mayday_timeout(struct timer_list *t)
{
	struct worker_pool *pool = from_timer(pool, t, mayday_timer);
	struct work_struct *work;
	unsigned long flags;

	raw_spin_lock_irqsave(&pool->lock, flags);
	raw_spin_lock(&wq_mayday_lock);
	if (need_to_create_worker(pool))
		list_for_each_entry(work, &pool->worklist, entry)
			send_mayday(get_work_pwq(work));
	raw_spin_unlock(&wq_mayday_lock);
	raw_spin_unlock_irqrestore(&pool->lock, flags);
	mod_timer(&pool->mayday_timer, jiffies + MAYDAY_INTERVAL);
}

/* The first work of @pwq that waits. Context: pool->lock held. */
static struct work_struct *first_work_of(struct pool_workqueue *pwq)
{
	struct work_struct *work;

	list_for_each_entry(work, &pwq->pool->worklist, entry)
		if (get_work_pwq(work) == pwq)
			return work;
	return NULL;
}

/*
 * Until all are done or the pool can help itself again. Context: pool->lock
 * held, dropped while works run.
 */
static void rescue_pwq(struct worker *rescuer, struct pool_workqueue *pwq)
{
	struct worker_pool *pool = pwq->pool;
	struct work_struct *work;
	bool first = true;

	while ((first || need_to_create_worker(pool)) &&
	       (work = first_work_of(pwq))) {
		pool->watchdog_ts = jiffies;
		if (assign_work(work, rescuer))
			process_one_work(rescuer, work);
		process_scheduled_works(rescuer);
		first = false;
	}
	/* What we leave behind is for the pool's own workers. */
	kick_pool(pool);
}

static struct pool_workqueue *next_mayday(struct workqueue_struct *wq)
{
	struct pool_workqueue *pwq;

	raw_spin_lock_irq(&wq_mayday_lock);
	pwq = list_first_entry_or_null(&wq->maydays, struct pool_workqueue,
				       mayday_node);
	if (pwq)
		list_del_init(&pwq->mayday_node);
	raw_spin_unlock_irq(&wq_mayday_lock);
	return pwq;
}

static void answer_mayday(struct worker *rescuer, struct pool_workqueue *pwq)
{
	struct worker_pool *pool = pwq->pool;

	worker_attach_to_pool(rescuer, pool);
	pool_lock_irq(pool);
	rescue_pwq(rescuer, pwq);
	pool_unlock_irq(pool);
	preempt_check_resched();
	worker_detach_from_pool(rescuer);
}

/*
 * It keeps WORKER_PREP all the time: a pool does not count it as running.
 *
 * Race: whoever sends a mayday puts it into the list, then wakes us; whoever
 * stops us does so when no work is left. We set the state, then look at both.
 */
static int rescuer_thread(void *__rescuer)
{
	struct worker *rescuer = __rescuer;
	struct workqueue_struct *wq = rescuer->rescue_wq;
	struct pool_workqueue *pwq;
	bool stop;

	set_user_nice(current, RESCUER_NICE_LEVEL);
	current->flags |= PF_WQ_WORKER;
	for (;;) {
		set_current_state(TASK_IDLE);
		/* Before the look at the list: the last one is not missed. */
		stop = kthread_should_stop();
		while ((pwq = next_mayday(wq))) {
			__set_current_state(TASK_RUNNING);
			answer_mayday(rescuer, pwq);
			set_current_state(TASK_IDLE);
		}
		if (stop)
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	current->flags &= ~PF_WQ_WORKER;
	return 0;
}

/**
 * init_rescuer - make the rescuer of a new workqueue
 *
 * Context: process, may sleep. Return: 0, also when @wq needs none; -ENOMEM and
 * the like.
 */
int init_rescuer(struct workqueue_struct *wq)
{
	struct worker *rescuer;

	if (!(wq->flags & WQ_MEM_RECLAIM))
		return 0;
	rescuer = alloc_worker();
	if (!rescuer)
		return -ENOMEM;
	rescuer->rescue_wq = wq;
	rescuer->task = kthread_create(rescuer_thread, rescuer, "kworker/R-%s",
				       wq->name);
	if (IS_ERR(rescuer->task)) {
		int err = PTR_ERR(rescuer->task);

		pr_err("workqueue: Failed to create a rescuer kthread for wq \"%s\": %d\n",
		       wq->name, err);
		kfree(rescuer);
		return err;
	}
	wq->rescuer = rescuer;
	kthread_bind_mask(rescuer->task, cpu_possible_mask);
	wake_up_process(rescuer->task);
	return 0;
}
