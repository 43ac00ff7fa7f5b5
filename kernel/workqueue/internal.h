/* SPDX-License-Identifier: MIT */
/*
 * What the files of kernel/workqueue/ share.
 *
 * Three structures, and how a work travels:
 *
 *	workqueue		what a caller names: flags, max_active, a name
 *	  | one for each CPU, or one
 *	pool_workqueue (pwq)	counts the works of one workqueue in one pool
 *	  | many
 *	worker_pool		a list of works that wait, and the workers
 *				that take them: for each CPU a normal and a
 *				high priority one, and two for no CPU
 *
 * Locks, in this order:
 *   P  wq_pool_mutex: the list of workqueues, freezing
 *   W  wq->mutex: colours, max_active of one workqueue
 *   A  wq_pool_attach_mutex: which workers a pool has, and where they are bound
 *   L  pool->lock, interrupts off: all works, idle and busy workers of a pool
 *   M  wq_mayday_lock: whom the rescuers shall help
 * Other keys: I never changes; s the worker itself; Ls written by the worker
 * itself, with L; N see nr_running.
 *
 * Linux: kernel/workqueue.c. The flags and the layout of work->data are its.
 */
#ifndef _KERNEL_WORKQUEUE_INTERNAL_H
#define _KERNEL_WORKQUEUE_INTERNAL_H

#include <linux/completion.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

struct module;

enum {
	POOL_BH			= 1 << 0,	/* one worker, in softirqs */
	POOL_MANAGER_ACTIVE	= 1 << 1,	/* somebody makes a worker */
	POOL_DISASSOCIATED	= 1 << 2,	/* no CPU, or it is away */

	WORKER_DIE		= 1 << 1,	/* to end, out of all lists */
	WORKER_IDLE		= 1 << 2,
	WORKER_PREP		= 1 << 3,	/* between two works */
	WORKER_CPU_INTENSIVE	= 1 << 6,
	WORKER_UNBOUND		= 1 << 7,	/* not bound to the pool's CPU */
	WORKER_REBOUND		= 1 << 8,	/* bound again, not counted yet */
	WORKER_NOT_RUNNING	= WORKER_PREP | WORKER_CPU_INTENSIVE |
				  WORKER_UNBOUND | WORKER_REBOUND,
};

#define NR_STD_POOLS		2		/* normal, high priority */
#define BUSY_HASH_ORDER		5
#define MAX_IDLE_WORKERS_RATIO	4		/* 1 idle for 4 busy */
#define IDLE_WORKER_TIMEOUT	(300 * HZ)
#define MAYDAY_INITIAL_TIMEOUT	(HZ / 100 >= 2 ? HZ / 100 : 2)
#define MAYDAY_INTERVAL		(HZ / 10)
#define CREATE_COOLDOWN		HZ
#define RESCUER_NICE_LEVEL	MIN_NICE
#define HIGHPRI_NICE_LEVEL	MIN_NICE
#define WQ_NAME_LEN		WORKER_DESC_LEN

/**
 * struct worker_pool - workers, and the works that wait for them
 * @cpu: [I] -1: none
 * @id: [I] index in worker_pools[]
 * @offq_data: [I] the data of a work that ran here and is not queued
 * @offq_pending: [I] the same, of one that somebody is about to queue
 * @nice: [I] of the workers
 * @flags: [L] POOL_*
 * @nr_running: [N] workers that run a work and do not sleep. Of a bound pool,
 *	whose workers are on its CPU alone: written there, preemption off, so
 *	one instruction is enough; read with the lock held. Of others always 0
 * @worklist: [L] works that may run now
 * @nr_workers: [L] @nr_idle: [L] how many
 * @idle_list: [L] most recent first: the oldest is the first to go
 * @busy_hash: [L] workers that run something, by the work
 * @flushers: [L] who waits for a work in @worklist or an inactive one
 * @idle_timer: [L] too many idle workers
 * @mayday_timer: [L] the making of a worker takes long: call the rescuers
 * @workers: [A]
 * @manager: [L] who makes a worker just now
 * @watchdog_ts: [L] when a work was taken, or came into an empty list
 */
struct worker_pool {
	raw_spinlock_t		lock;
	int			cpu;
	int			id;
	unsigned long		offq_data;
	unsigned long		offq_pending;
	int			nice;
	unsigned int		flags;
	int			nr_running;
	struct list_head	worklist;
	int			nr_workers;
	int			nr_idle;
	struct list_head	idle_list;
	struct list_head	flushers;
	unsigned long		watchdog_ts;
	struct worker		*manager;
	struct timer_list	idle_timer;
	struct timer_list	mayday_timer;
	struct list_head	workers;
	struct hlist_head	busy_hash[1 << BUSY_HASH_ORDER];
};

/**
 * struct worker - one kworker thread, rescuer, or BH pool's stand-in
 * @entry: [L] while idle, in idle_list
 * @hentry: [L] while busy, in busy_hash
 * @current_work: [Ls] what it runs; may be freed, only to compare with
 * @current_func: [Ls] @current_pwq: [Ls] of that work
 * @current_color: [Ls] its flush colour
 * @sleeping: [s] it sleeps inside a work, and nr_running does not count it
 * @flags: [L] WORKER_*; read by itself without
 * @scheduled: [L] works that must wait until it is done with this one
 * @flushers: [L] who waits for @current_work
 * @pool: [A] whose it is; a rescuer's changes
 * @task: [I] NULL in a BH pool
 * @node: [A] in pool->workers
 * @last_active: [L] jiffies when it became idle
 * @id: [I] the second number of its name
 * @rescue_wq: [I] a rescuer's workqueue
 * @desc: [s] name of the workqueue; ps shows it
 * @desc_pwq: [Ls] the pwq that @desc is about; NULL once that is gone
 */
struct worker {
	struct list_head	entry;
	struct hlist_node	hentry;
	struct work_struct	*current_work;
	work_func_t		current_func;
	struct pool_workqueue	*current_pwq;
	unsigned int		current_color;
	int			sleeping;
	unsigned int		flags;
	int			id;
	struct list_head	scheduled;
	struct list_head	flushers;
	struct worker_pool	*pool;
	struct task_struct	*task;
	struct list_head	node;
	unsigned long		last_active;
	struct workqueue_struct	*rescue_wq;
	struct pool_workqueue	*desc_pwq;
	char			desc[WORKER_DESC_LEN];
	struct rcu_head		rcu;
};

/**
 * struct pool_workqueue - one workqueue in one pool
 * @pool: [I] @wq: [I]
 * @work_color: [L] what queued works are counted as
 * @flush_mask: [L] colours that somebody waits for
 * @nr_active: [L] works in the pool's list, or running
 * @nr_in_flight: [L] works not finished, by colour
 * @inactive_works: [L] works above max_active
 * @mayday_node: [M] in wq->maydays
 *
 * Aligned, as work->data has a pointer to it with other things in 8 bits.
 */
struct pool_workqueue {
	struct worker_pool	*pool;
	struct workqueue_struct	*wq;
	unsigned int		work_color;
	unsigned int		flush_mask;
	int			nr_active;
	int			nr_in_flight[WORK_NR_COLORS];
	struct list_head	inactive_works;
	struct list_head	mayday_node;
	struct rcu_head		rcu;
} __aligned(1 << WORK_STRUCT_PWQ_SHIFT);

/* Somebody in flush_workqueue(): pwqs that have works of the colour left. */
struct wq_flusher {
	atomic_t		left;
	struct completion	done;
};

/* Somebody in flush_work(): in the list of a pool, then of a worker. */
struct work_flusher {
	struct list_head	node;
	struct work_struct	*work;
	struct completion	done;
};

/**
 * struct workqueue_struct - what alloc_workqueue() makes
 * @flags: [W for the __WQ_ bits] @max_active: [W; read anywhere]
 * @saved_max_active: [W] @max_active when not frozen
 * @nr_pwqs: [I] 1, or a pwq for each possible CPU
 * @work_color: [W] colour of what is queued now
 * @flush_color: [W] the oldest colour that somebody waits for
 * @flushers: [W] by colour
 * @flush_wait: for the change of @flush_color
 * @nr_drainers: [W] @maydays: [M] @rescuer: [I]
 * @list: [P] in the list of all
 * @owner: [P] the module that called alloc_workqueue(), or NULL
 */
struct workqueue_struct {
	unsigned int		flags;
	int			max_active;
	int			saved_max_active;
	unsigned int		nr_pwqs;
	char			name[WQ_NAME_LEN];
	struct mutex		mutex;
	int			work_color;
	int			flush_color;
	struct wq_flusher	*flushers[WORK_NR_COLORS];
	wait_queue_head_t	flush_wait;
	int			nr_drainers;
	struct list_head	maydays;
	struct worker		*rescuer;
	struct list_head	list;
	struct module		*owner;
	struct rcu_head		rcu;
	struct pool_workqueue	*pwqs[];
};

DECLARE_PER_CPU_ALIGNED(struct worker_pool [NR_STD_POOLS], cpu_worker_pools);
DECLARE_PER_CPU_ALIGNED(struct worker_pool [NR_STD_POOLS], bh_worker_pools);
extern struct worker_pool unbound_worker_pools[NR_STD_POOLS];
extern struct worker_pool **worker_pools;	/* all, by ID */
extern int nr_worker_pools;
extern struct mutex wq_pool_mutex, wq_pool_attach_mutex;
extern raw_spinlock_t wq_mayday_lock;
extern struct list_head workqueues;
extern bool workqueue_freezing;		/* P */
extern bool wq_online;			/* threads can be made */
extern bool wq_fail_create_worker;	/* for tests */

#define for_each_cpu_worker_pool(pool, cpu)				\
	for ((pool) = per_cpu(cpu_worker_pools, cpu);			\
	     (pool) < per_cpu(cpu_worker_pools, cpu) + NR_STD_POOLS; (pool)++)
#define for_each_pwq(pwq, i, wq) \
	for ((i) = 0; (i) < (wq)->nr_pwqs && ((pwq) = (wq)->pwqs[i]); (i)++)

/* ------------------------------------------------------------- work->data */

static __always_inline unsigned long work_data(struct work_struct *work)
{
	return atomic_long_read(&work->data);
}

/* NULL if @work is not queued. */
static __always_inline struct pool_workqueue *
get_work_pwq(struct work_struct *work)
{
	unsigned long data = work_data(work);

	if (!(data & WORK_STRUCT_PWQ))
		return NULL;
	return (struct pool_workqueue *)(data & WORK_STRUCT_PWQ_MASK);
}

static __always_inline unsigned long offq_pool_id(unsigned long data)
{
	return data >> WORK_OFFQ_POOL_SHIFT;
}

static __always_inline int get_work_color(unsigned long data)
{
	return (data >> WORK_STRUCT_COLOR_SHIFT) & (WORK_NR_COLORS - 1);
}

/* ------------------------------------------------------------------ pools */

static __always_inline bool need_more_worker(struct worker_pool *pool)
{
	return !list_empty(&pool->worklist) && !pool->nr_running;
}

void kick_bh_pool(struct worker_pool *pool);

/* Context: pool->lock held, interrupts off. Return: was one idle? */
static __always_inline bool wake_worker(struct worker_pool *pool)
{
	struct worker *worker;

	if (unlikely(list_empty(&pool->idle_list)))
		return false;
	worker = list_first_entry(&pool->idle_list, struct worker, entry);
	if (likely(worker->task))
		__try_to_wake_up(worker->task, TASK_NORMAL);
	else
		kick_bh_pool(pool);
	return true;
}

/**
 * kick_pool - wake a worker if works wait and nobody runs one
 *
 * The one that was idle last: the one that was longest may retire.
 * Context: pool->lock held, interrupts off. Return: was one woken?
 */
static __always_inline bool kick_pool(struct worker_pool *pool)
{
	return need_more_worker(pool) && wake_worker(pool);
}

/*
 * The pool's lock without a preempt count: interrupts are off, so nothing
 * preempts this CPU. pool_lock() is for callers who have them off already.
 * Workers that are woken meanwhile are our equals, and preempt nobody; where
 * others may have been woken, preempt_check_resched() follows.
 */
static __always_inline void pool_lock(struct worker_pool *pool)
{
	do_raw_spin_lock(&pool->lock, 0);
}

static __always_inline void pool_unlock(struct worker_pool *pool)
{
	do_raw_spin_unlock(&pool->lock);
}

static __always_inline void pool_lock_irq(struct worker_pool *pool)
{
	local_irq_disable();
	pool_lock(pool);
}

static __always_inline void pool_unlock_irq(struct worker_pool *pool)
{
	pool_unlock(pool);
	local_irq_enable();
}

static __always_inline struct hlist_head *
busy_bucket(struct worker_pool *pool, struct work_struct *work)
{
	/* the golden ratio: spreads what is aligned alike */
	u64 mixed = (u64)(unsigned long)work * 0x61c8864680b583ebULL;

	return &pool->busy_hash[mixed >> (64 - BUSY_HASH_ORDER)];
}

/**
 * find_worker_executing_work - who runs @work in @pool?
 *
 * A work may be freed by its function, and its memory become another work: so
 * the function is compared as well. Context: pool->lock held.
 */
static __always_inline struct worker *
find_worker_executing_work(struct worker_pool *pool, struct work_struct *work)
{
	struct worker *worker;

	hlist_for_each_entry(worker, busy_bucket(pool, work), hentry)
		if (worker->current_work == work &&
		    worker->current_func == work->func)
			return worker;
	return NULL;
}

struct worker_pool *get_work_pool(struct work_struct *work);
void init_worker_pool(struct worker_pool *pool, int cpu, int nice, int id,
		      unsigned int flags);
void worker_attach_to_pool(struct worker *worker, struct worker_pool *pool);
void worker_detach_from_pool(struct worker *worker);
const struct cpumask *pool_cpumask(struct worker_pool *pool);
void forget_pwq(struct pool_workqueue *pwq);

/* worker.c */
struct worker *alloc_worker(void);
bool create_worker(struct worker_pool *pool);
bool need_to_create_worker(struct worker_pool *pool);
void process_one_work(struct worker *worker, struct work_struct *work);
bool assign_work(struct work_struct *work, struct worker *worker);
void process_scheduled_works(struct worker *worker);
void worker_enter_idle(struct worker *worker);
void worker_leave_idle(struct worker *worker);
void worker_set_flags(struct worker *worker, unsigned int flags);
void worker_clr_flags(struct worker *worker, unsigned int flags);
void idle_worker_timeout(struct timer_list *t);
void worker_hooks_init(void);
struct worker *current_wq_worker(void);

/* queue.c */
void __queue_work(int cpu, struct workqueue_struct *wq,
		  struct work_struct *work);
bool clear_pending_if_disabled(struct work_struct *work);
void pwq_activate_inactive(struct pool_workqueue *pwq);
void pwq_dec_nr_in_flight(struct pool_workqueue *pwq, unsigned long data);

/* delayed.c */
void __queue_delayed_work(int cpu, struct workqueue_struct *wq,
			  struct delayed_work *dwork, unsigned long delay);

/* cancel.c */
enum { WORK_CANCEL_DELAYED = 1 << 0, WORK_CANCEL_DISABLE = 1 << 1 };
bool work_grab_pending(struct work_struct *work, unsigned int how,
		       unsigned long *flags);

/* flush.c */
bool __flush_work(struct work_struct *work, bool from_cancel);
void work_started(struct worker *worker, struct work_struct *work);
void complete_work_flushers(struct list_head *flushers,
			    struct work_struct *work);
void pwq_color_done(struct pool_workqueue *pwq, int color);

/* rescuer.c */
int init_rescuer(struct workqueue_struct *wq);
void pool_mayday_timeout(struct timer_list *t);

/* report.c */
int wq_check_lockups(unsigned long thresh);
void wq_report_init(void);

/* bh.c */
void bh_pools_init(void);
void workqueue_softirq_action(bool highpri);
int workqueue_softirq_dead(unsigned int cpu);

/* hotplug.c */
void workqueue_hotplug_init(void);

/* workqueue.c */
void wq_adjust_max_active(struct workqueue_struct *wq);

#endif
