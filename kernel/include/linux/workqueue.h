/* SPDX-License-Identifier: MIT */
/*
 * Workqueues: functions that others run for you, in threads kworker/... that
 * come and go as needed. Implemented in kernel/workqueue/.
 */
#ifndef _LINUX_WORKQUEUE_H
#define _LINUX_WORKQUEUE_H

#include <linux/atomic.h>
#include <linux/bitops.h>
#include <linux/container_of.h>
#include <linux/cpumask.h>
#include <linux/linkage.h>
#include <linux/lockdep.h>
#include <linux/rcupdate.h>
#include <linux/timer.h>
#include <linux/workqueue_types.h>

struct module;
struct task_struct;

#define work_data_bits(work)	((unsigned long *)(&(work)->data))

/*
 * work->data. The lowest bits are always these flags. Queued (PWQ is set):
 *
 *	[ pool_workqueue, aligned to 256 ] [ flush colour, 4 ] [ flags, 4 ]
 *
 * Not queued: where it ran last, which is where it may still be running.
 *
 *	[ pool ID, 31 ] ... [ disable depth, 16 ] [ BH, 1 ] [ flags, 4 ]
 */
enum work_bits {
	WORK_STRUCT_PENDING_BIT	= 0,	/* will run, or somebody owns it */
	WORK_STRUCT_INACTIVE_BIT,	/* waits until max_active allows */
	WORK_STRUCT_PWQ_BIT,		/* a pointer is above */
	WORK_STRUCT_LINKED_BIT,		/* not used here */
	WORK_STRUCT_FLAG_BITS,

	WORK_STRUCT_COLOR_SHIFT	= WORK_STRUCT_FLAG_BITS,
	WORK_STRUCT_COLOR_BITS	= 4,
	WORK_STRUCT_PWQ_SHIFT	= WORK_STRUCT_COLOR_SHIFT +
				  WORK_STRUCT_COLOR_BITS,

	WORK_OFFQ_FLAG_SHIFT	= WORK_STRUCT_FLAG_BITS,
	WORK_OFFQ_BH_BIT	= WORK_OFFQ_FLAG_SHIFT,
	WORK_OFFQ_FLAG_END,
	WORK_OFFQ_FLAG_BITS	= WORK_OFFQ_FLAG_END - WORK_OFFQ_FLAG_SHIFT,
	WORK_OFFQ_DISABLE_SHIFT	= WORK_OFFQ_FLAG_SHIFT + WORK_OFFQ_FLAG_BITS,
	WORK_OFFQ_DISABLE_BITS	= 16,
	WORK_OFFQ_POOL_SHIFT	= WORK_OFFQ_DISABLE_SHIFT +
				  WORK_OFFQ_DISABLE_BITS,
	WORK_OFFQ_POOL_BITS	= 31,
};

enum work_flags {
	WORK_STRUCT_PENDING	= 1 << WORK_STRUCT_PENDING_BIT,
	WORK_STRUCT_INACTIVE	= 1 << WORK_STRUCT_INACTIVE_BIT,
	WORK_STRUCT_PWQ		= 1 << WORK_STRUCT_PWQ_BIT,
	WORK_STRUCT_LINKED	= 1 << WORK_STRUCT_LINKED_BIT,
};

enum wq_misc_consts {
	WORK_NR_COLORS		= 1 << WORK_STRUCT_COLOR_BITS,
	WORK_CPU_UNBOUND	= NR_CPUS,	/* this CPU, if it matters */
	/* what work_busy() says */
	WORK_BUSY_PENDING	= 1 << 0,
	WORK_BUSY_RUNNING	= 1 << 1,
	WORKER_DESC_LEN		= 32,		/* set_worker_desc() */
};

#define WORK_OFFQ_BH		(1ul << WORK_OFFQ_BH_BIT)
#define WORK_OFFQ_FLAG_MASK \
	(((1ul << WORK_OFFQ_FLAG_BITS) - 1) << WORK_OFFQ_FLAG_SHIFT)
#define WORK_OFFQ_DISABLE_MASK \
	(((1ul << WORK_OFFQ_DISABLE_BITS) - 1) << WORK_OFFQ_DISABLE_SHIFT)
#define WORK_OFFQ_POOL_NONE	((1ul << WORK_OFFQ_POOL_BITS) - 1)
#define WORK_STRUCT_NO_POOL	(WORK_OFFQ_POOL_NONE << WORK_OFFQ_POOL_SHIFT)
#define WORK_STRUCT_PWQ_MASK	(~((1ul << WORK_STRUCT_PWQ_SHIFT) - 1))
#define WORK_DATA_INIT()	{ (long)WORK_STRUCT_NO_POOL }
#define WORK_DATA_STATIC_INIT()	WORK_DATA_INIT()

/**
 * struct delayed_work - a work that is queued when its timer fires
 * @work: the work
 * @timer: runs while it waits
 * @wq: [owner of PENDING] where to queue it then
 * @cpu: [owner of PENDING] and on which CPU
 */
struct delayed_work {
	struct work_struct work;
	struct timer_list timer;
	struct workqueue_struct *wq;
	int cpu;
};

/* A work that is queued after a grace period. */
struct rcu_work {
	struct work_struct work;
	struct rcu_head rcu;
	struct workqueue_struct *wq;
};

struct execute_work {
	struct work_struct work;
};

static inline struct delayed_work *to_delayed_work(struct work_struct *work)
{
	return container_of(work, struct delayed_work, work);
}

static inline struct rcu_work *to_rcu_work(struct work_struct *work)
{
	return container_of(work, struct rcu_work, work);
}

#define from_work(var, callback_work, work_fieldname) \
	container_of(callback_work, typeof(*var), work_fieldname)

#define __WORK_INITIALIZER(n, f) {				\
	.data = WORK_DATA_STATIC_INIT(),			\
	.entry = { &(n).entry, &(n).entry },			\
	.func = (f),						\
}

#define __DELAYED_WORK_INITIALIZER(n, f, tflags) {		\
	.work = __WORK_INITIALIZER((n).work, (f)),		\
	.timer = __TIMER_INITIALIZER(delayed_work_timer_fn,	\
				     (tflags) | TIMER_IRQSAFE), \
}

#define DECLARE_WORK(n, f) \
	struct work_struct n = __WORK_INITIALIZER(n, f)
#define DECLARE_DELAYED_WORK(n, f) \
	struct delayed_work n = __DELAYED_WORK_INITIALIZER(n, f, 0)
#define DECLARE_DEFERRABLE_WORK(n, f) \
	struct delayed_work n = \
		__DELAYED_WORK_INITIALIZER(n, f, TIMER_DEFERRABLE)

/**
 * INIT_WORK - make a work ready for use
 * @_work: storage; not a work that is pending or running
 * @_func: what to call
 */
#define INIT_WORK(_work, _func) do {				\
	struct work_struct *__w = (_work);			\
								\
	atomic_long_set(&__w->data, WORK_STRUCT_NO_POOL);	\
	INIT_LIST_HEAD(&__w->entry);				\
	__w->func = (_func);					\
} while (0)
#define INIT_WORK_ONSTACK(_work, _func)	INIT_WORK(_work, _func)
#define INIT_WORK_ONSTACK_KEY(_work, _func, _key) INIT_WORK(_work, _func)

#define __INIT_DELAYED_WORK(_work, _func, _tflags) do {		\
	INIT_WORK(&(_work)->work, (_func));			\
	timer_setup(&(_work)->timer, delayed_work_timer_fn,	\
		    (_tflags) | TIMER_IRQSAFE);			\
} while (0)
#define INIT_DELAYED_WORK(_work, _func) \
	__INIT_DELAYED_WORK(_work, _func, 0)
#define INIT_DELAYED_WORK_ONSTACK(_work, _func) \
	__INIT_DELAYED_WORK(_work, _func, 0)
#define INIT_DEFERRABLE_WORK(_work, _func) \
	__INIT_DELAYED_WORK(_work, _func, TIMER_DEFERRABLE)
#define INIT_DEFERRABLE_WORK_ONSTACK(_work, _func) \
	__INIT_DELAYED_WORK(_work, _func, TIMER_DEFERRABLE)
#define INIT_RCU_WORK(_work, _func)	INIT_WORK(&(_work)->work, (_func))
#define INIT_RCU_WORK_ONSTACK(_work, _func) INIT_RCU_WORK(_work, _func)

static inline void destroy_work_on_stack(struct work_struct *work) { }
static inline void destroy_delayed_work_on_stack(struct delayed_work *w) { }

/* Waits for its turn, or is owned by somebody who queues or cancels it. */
#define work_pending(work) \
	test_bit(WORK_STRUCT_PENDING_BIT, work_data_bits(work))
#define delayed_work_pending(w)	work_pending(&(w)->work)

/* For alloc_workqueue(). */
enum wq_flags {
	WQ_BH			= 1 << 0,	/* run in softirqs, not threads */
	WQ_UNBOUND		= 1 << 1,	/* not bound to a CPU */
	WQ_FREEZABLE		= 1 << 2,	/* stops while frozen */
	WQ_MEM_RECLAIM		= 1 << 3,	/* has a rescuer */
	WQ_HIGHPRI		= 1 << 4,	/* workers of nice -20 */
	WQ_CPU_INTENSIVE	= 1 << 5,	/* does not hold others up */
	WQ_SYSFS		= 1 << 6,	/* accepted; nothing is shown */
	WQ_POWER_EFFICIENT	= 1 << 7,	/* may be made unbound */
	WQ_PERCPU		= 1 << 8,	/* bound to a CPU, in words */

	__WQ_DESTROYING		= 1 << 15,
	__WQ_DRAINING		= 1 << 16,
	__WQ_ORDERED		= 1 << 17,
	__WQ_LEGACY		= 1 << 18,	/* create_*workqueue() */

	__WQ_BH_ALLOWS		= WQ_BH | WQ_HIGHPRI | WQ_PERCPU,
};

enum wq_consts {
	WQ_MAX_ACTIVE		= 512,
	WQ_UNBOUND_MAX_ACTIVE	= WQ_MAX_ACTIVE,
	WQ_DFL_ACTIVE		= WQ_MAX_ACTIVE / 2,
	WQ_DFL_MIN_ACTIVE	= 8,
};

/*
 * For everybody. system_wq is what schedule_work() uses; _highpri, _unbound,
 * _freezable and _bh have that flag; _long is for works that take their time.
 */
extern struct workqueue_struct *system_wq;
extern struct workqueue_struct *system_percpu_wq;
extern struct workqueue_struct *system_highpri_wq;
extern struct workqueue_struct *system_long_wq;
extern struct workqueue_struct *system_unbound_wq;
extern struct workqueue_struct *system_dfl_wq;
extern struct workqueue_struct *system_freezable_wq;
extern struct workqueue_struct *system_power_efficient_wq;
extern struct workqueue_struct *system_freezable_power_efficient_wq;
extern struct workqueue_struct *system_bh_wq;
extern struct workqueue_struct *system_bh_highpri_wq;

__printf(1, 4) struct workqueue_struct *
alloc_workqueue(const char *fmt, unsigned int flags, int max_active, ...);

struct workqueue_struct *wq_set_owner(struct workqueue_struct *wq,
				      struct module *mod);
#ifdef MODULE
extern struct module __this_module;
/* So that one that is never destroyed can be laid at somebody's door. */
#define alloc_workqueue(fmt, flags, max_active, args...)		\
	wq_set_owner(alloc_workqueue(fmt, flags, max_active, ##args),	\
		     &__this_module)
#endif

/* One work at a time, in the order in which they were queued. */
#define alloc_ordered_workqueue(fmt, flags, args...)			\
	alloc_workqueue(fmt, WQ_UNBOUND | __WQ_ORDERED | (flags), 1, ##args)

/* The old ways to make one. */
#define create_workqueue(name)						\
	alloc_workqueue("%s", __WQ_LEGACY | WQ_MEM_RECLAIM, 1, (name))
#define create_freezable_workqueue(name)				\
	alloc_workqueue("%s", __WQ_LEGACY | WQ_FREEZABLE | WQ_UNBOUND |	\
			WQ_MEM_RECLAIM, 1, (name))
#define create_singlethread_workqueue(name)				\
	alloc_ordered_workqueue("%s", __WQ_LEGACY | WQ_MEM_RECLAIM, name)

void destroy_workqueue(struct workqueue_struct *wq);
void workqueue_set_max_active(struct workqueue_struct *wq, int max_active);

bool queue_work_on(int cpu, struct workqueue_struct *wq,
		   struct work_struct *work);
bool queue_work_node(int node, struct workqueue_struct *wq,
		     struct work_struct *work);
bool queue_delayed_work_on(int cpu, struct workqueue_struct *wq,
			   struct delayed_work *work, unsigned long delay);
bool mod_delayed_work_on(int cpu, struct workqueue_struct *wq,
			 struct delayed_work *dwork, unsigned long delay);
bool queue_rcu_work(struct workqueue_struct *wq, struct rcu_work *rwork);

void __flush_workqueue(struct workqueue_struct *wq);
void drain_workqueue(struct workqueue_struct *wq);
#define flush_workqueue(wq)	__flush_workqueue(wq)
/* Linux: warns when compiled; it waits for works of everybody. */
#define flush_scheduled_work()	__flush_workqueue(system_percpu_wq)

bool flush_work(struct work_struct *work);
bool flush_delayed_work(struct delayed_work *dwork);
bool flush_rcu_work(struct rcu_work *rwork);
bool cancel_work(struct work_struct *work);
bool cancel_work_sync(struct work_struct *work);
bool cancel_delayed_work(struct delayed_work *dwork);
bool cancel_delayed_work_sync(struct delayed_work *dwork);
bool disable_work(struct work_struct *work);
bool disable_work_sync(struct work_struct *work);
bool enable_work(struct work_struct *work);
bool disable_delayed_work(struct delayed_work *dwork);
bool disable_delayed_work_sync(struct delayed_work *dwork);
bool enable_delayed_work(struct delayed_work *dwork);

int schedule_on_each_cpu(work_func_t func);
int execute_in_process_context(work_func_t fn, struct execute_work *ew);
long work_on_cpu_key(int cpu, long (*fn)(void *), void *arg,
		     struct lock_class_key *key);
long work_on_cpu_safe_key(int cpu, long (*fn)(void *), void *arg,
			  struct lock_class_key *key);
#define work_on_cpu(cpu, fn, arg)	work_on_cpu_key(cpu, fn, arg, NULL)
#define work_on_cpu_safe(cpu, fn, arg)	work_on_cpu_safe_key(cpu, fn, arg, NULL)

struct work_struct *current_work(void);
bool current_is_workqueue_rescuer(void);
bool workqueue_congested(int cpu, struct workqueue_struct *wq);
unsigned int work_busy(struct work_struct *work);
__printf(1, 2) void set_worker_desc(const char *fmt, ...);
void wq_worker_comm(char *buf, size_t size, struct task_struct *task);
void print_worker_info(const char *log_lvl, struct task_struct *task);
void show_one_workqueue(struct workqueue_struct *wq);
void show_all_workqueues(void);
void show_freezable_workqueues(void);
void wq_watchdog_touch(int cpu);

/**
 * queue_work - have a work run
 * @wq: where
 * @work: what; on this CPU, unless @wq is unbound
 *
 * All that the caller wrote before is visible to the work's function.
 * Context: any but NMI. Return: false if it was pending already.
 */
static inline bool queue_work(struct workqueue_struct *wq,
			      struct work_struct *work)
{
	return queue_work_on(WORK_CPU_UNBOUND, wq, work);
}

/* queue_work(), @delay jiffies from now. */
static inline bool queue_delayed_work(struct workqueue_struct *wq,
				      struct delayed_work *dwork,
				      unsigned long delay)
{
	return queue_delayed_work_on(WORK_CPU_UNBOUND, wq, dwork, delay);
}

/* @delay jiffies from now, whether it was pending or not. */
static inline bool mod_delayed_work(struct workqueue_struct *wq,
				    struct delayed_work *dwork,
				    unsigned long delay)
{
	return mod_delayed_work_on(WORK_CPU_UNBOUND, wq, dwork, delay);
}

static inline bool schedule_work_on(int cpu, struct work_struct *work)
{
	return queue_work_on(cpu, system_percpu_wq, work);
}

static inline bool schedule_work(struct work_struct *work)
{
	return queue_work(system_percpu_wq, work);
}

static inline bool schedule_delayed_work_on(int cpu, struct delayed_work *dwork,
					    unsigned long delay)
{
	return queue_delayed_work_on(cpu, system_percpu_wq, dwork, delay);
}

static inline bool schedule_delayed_work(struct delayed_work *dwork,
					 unsigned long delay)
{
	return queue_delayed_work(system_percpu_wq, dwork, delay);
}

static inline bool enable_and_queue_work(struct workqueue_struct *wq,
					 struct work_struct *work)
{
	if (!enable_work(work))
		return false;
	queue_work(wq, work);
	return true;
}

void freeze_workqueues_begin(void);
bool freeze_workqueues_busy(void);
void thaw_workqueues(void);

/* For the bring-up of CPUs, and for main.c. */
int workqueue_prepare_cpu(unsigned int cpu);
int workqueue_online_cpu(unsigned int cpu);
int workqueue_offline_cpu(unsigned int cpu);
void workqueue_init_early(void);
void workqueue_init(void);

#endif
