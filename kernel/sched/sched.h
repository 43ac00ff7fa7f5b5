/* SPDX-License-Identifier: MIT */
/*
 * Private to kernel/sched/: the run queue and what its files share.
 *
 * Locks: rq->lock is taken with interrupts off and after p->pi_lock. Two run
 * queues are locked in the order of their CPU numbers. The lock is the bare
 * ticket lock: with interrupts off nobody can preempt, so the preempt count
 * need not say so again, and the switch hands the lock from thread to thread.
 * Linux: kernel/sched/sched.h.
 */
#ifndef _KERNEL_SCHED_SCHED_H
#define _KERNEL_SCHED_SCHED_H

#include <linux/bug.h>
#include <linux/list.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/spinlock.h>
#include <asm/spinlock.h>

/*
 * Level 0 is migration/N alone, 1..100 are prio 0..99, the last SCHED_NORMAL.
 */
#define RR_LEVEL_STOP	0
#define RR_LEVEL_NORMAL	(MAX_RT_PRIO + 1)
#define RR_LEVEL_IDLE	(RR_LEVEL_NORMAL + 1)	/* never queued */

/*
 * A FIFO for each level. The one of SCHED_NORMAL, where nearly all threads are,
 * is reached without a search; the others have a bit each that says "not empty".
 */
struct rr_queue {
	struct list_head normal;
	unsigned int nr_rt;		/* queued on the real-time levels */
	unsigned long bitmap[2];
	struct list_head rt[RR_LEVEL_NORMAL];
};

/* All fields: rq->lock, but reading curr, nr_running as a hint. */
struct rq {
	arch_spinlock_t lock;
	unsigned int nr_running;	/* queued, and the one that runs */
	int cpu;
	struct task_struct *curr;
	struct task_struct *idle;
	unsigned long next_balance;	/* jiffies */
	u64 nr_switches;
	struct rr_queue rr;
};

DECLARE_PER_CPU_ALIGNED(struct rq, runqueues);

#define cpu_rq(cpu)	per_cpu_ptr(&runqueues, cpu)
#define this_rq()	this_cpu_ptr(&runqueues)
#define task_rq(p)	cpu_rq(task_cpu(p))

#define TASK_ON_RQ_QUEUED	1

/* CPUs that run their idle thread: where a wake-up likes to go. */
extern struct cpumask idle_cpus_mask;

static __always_inline void rq_lock(struct rq *rq)
{
	arch_spin_lock(&rq->lock);
}

static __always_inline void rq_unlock(struct rq *rq)
{
	arch_spin_unlock(&rq->lock);
}

#define lockdep_assert_rq_held(rq) \
	WARN_ON_ONCE(!arch_spin_is_locked(&(rq)->lock))

struct rq *task_rq_lock(struct task_struct *p, unsigned long *flags);
void task_rq_unlock(struct rq *rq, struct task_struct *p,
		    unsigned long *flags);
void double_rq_lock(struct rq *a, struct rq *b);
void double_rq_unlock(struct rq *a, struct rq *b);

/* core.c */
void activate_task(struct rq *rq, struct task_struct *p);
void deactivate_task(struct rq *rq, struct task_struct *p);
void set_task_cpu(struct task_struct *p, unsigned int cpu);
void resched_curr(struct rq *rq);
void wakeup_preempt(struct rq *rq, struct task_struct *p);

/* rr.c */
void rr_init(struct rr_queue *rr);
void rr_refill(struct task_struct *p);
void rr_tick(struct rq *rq, struct task_struct *curr);
unsigned int rr_level(const struct task_struct *p);
void rt_enqueue(struct rr_queue *rr, struct task_struct *p, bool head);
void rt_dequeue(struct rr_queue *rr, struct task_struct *p);
struct task_struct *rt_first(struct rr_queue *rr);

static __always_inline void rr_enqueue_tail(struct rr_queue *rr,
					    struct task_struct *p)
{
	if (likely(p->rr_level == RR_LEVEL_NORMAL))
		list_add_tail(&p->run_list, &rr->normal);
	else
		rt_enqueue(rr, p, false);
}

static __always_inline void rr_enqueue_head(struct rr_queue *rr,
					    struct task_struct *p)
{
	if (likely(p->rr_level == RR_LEVEL_NORMAL))
		list_add(&p->run_list, &rr->normal);
	else
		rt_enqueue(rr, p, true);
}

static __always_inline void rr_dequeue(struct rr_queue *rr,
				       struct task_struct *p)
{
	if (likely(p->rr_level == RR_LEVEL_NORMAL))
		__list_del_entry(&p->run_list);
	else
		rt_dequeue(rr, p);
}

/* The best level that somebody waits in. */
static inline unsigned int rr_best_level(struct rr_queue *rr)
{
	if (rr->nr_rt)
		return rt_first(rr)->rr_level;
	return list_empty(&rr->normal) ? RR_LEVEL_IDLE : RR_LEVEL_NORMAL;
}

/* policy.c */
bool sched_set_boost(struct task_struct *p, int prio);

/* balance.c */
unsigned int select_task_rq_slow(struct task_struct *p);
unsigned int select_task_rq_fork(struct task_struct *p);
bool idle_pull(struct rq *this_rq);
void balance_tick(struct rq *rq);
void move_queued_task(struct rq *src, struct rq *dst, struct task_struct *p);

/**
 * select_task_rq - the CPU for a thread that wakes up
 *
 * Where it ran, if that is allowed and no other CPU idles. Context: p->pi_lock
 * held, p asleep.
 */
static __always_inline unsigned int select_task_rq(struct task_struct *p)
{
	unsigned int cpu = task_cpu(p);

	if (likely(cpumask_empty(&idle_cpus_mask) && cpu_active(cpu) &&
		   cpumask_test_cpu(cpu, &p->cpus_mask)))
		return cpu;
	return select_task_rq_slow(p);
}

/* hotplug.c */
unsigned int select_broken_rq(struct task_struct *p);
const struct cpumask *cpu_valid_mask(struct task_struct *p);

/* debug.c */
int __schedule_bug(struct task_struct *prev);

/* Return: the preempt count that is wrong here, 0 if all is well. */
static __always_inline int schedule_debug(struct task_struct *prev)
{
#ifdef CONFIG_DEBUG_KERNEL
	if (unlikely(preempt_count() != PREEMPT_OFFSET))
		return __schedule_bug(prev);
#endif
	return 0;
}

#endif
