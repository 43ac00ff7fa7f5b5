// SPDX-License-Identifier: MIT
/*
 * Round robin: who is next on one CPU.
 *
 * A run queue has a FIFO for each level. The thread that runs is on no list;
 * when it gives way it goes to the tail of its FIFO if it wanted to or if its
 * time slice is used up, to the head if a better level preempted it. All
 * SCHED_NORMAL threads share one level, so they take turns; SCHED_FIFO keeps
 * the CPU until it calls schedule(); SCHED_RR takes turns within its priority.
 * nice does not weigh turns, it makes them longer or shorter.
 *
 * Locks: everything here is under rq->lock. Picking is O(1): pick_next_task().
 * Linux: kernel/sched/rt.c is the nearest; fair.c is what this kernel has not.
 */
#include <linux/array_size.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include "sched.h"

/* In ticks, rounded up: 10 ms are 3 ticks of 4 ms. */
int sched_rr_timeslice = DIV_ROUND_UP(10 * CONFIG_HZ, 1000);

static int __init sched_rr_timeslice_setup(char *str)
{
	unsigned int ms;

	if (kstrtouint(str, 10, &ms) || !ms || ms > 10000) {
		pr_warn("sched: sched_rr_timeslice_ms=%s: want 1..10000\n",
			str);
		return 1;
	}
	sched_rr_timeslice = DIV_ROUND_UP(ms * CONFIG_HZ, 1000);
	return 1;
}
__setup("sched_rr_timeslice_ms=", sched_rr_timeslice_setup);

/** rr_init - an empty queue */
void rr_init(struct rr_queue *rr)
{
	INIT_LIST_HEAD(&rr->normal);
	for (int i = 0; i < ARRAY_SIZE(rr->rt); i++)
		INIT_LIST_HEAD(&rr->rt[i]);
}

/* The real-time levels, and the stopper's. */
void rt_enqueue(struct rr_queue *rr, struct task_struct *p, bool head)
{
	struct list_head *fifo = &rr->rt[p->rr_level];

	if (head)
		list_add(&p->run_list, fifo);
	else
		list_add_tail(&p->run_list, fifo);
	__set_bit(p->rr_level, rr->bitmap);
	rr->nr_rt++;
}

void rt_dequeue(struct rr_queue *rr, struct task_struct *p)
{
	__list_del_entry(&p->run_list);
	if (list_empty(&rr->rt[p->rr_level]))
		__clear_bit(p->rr_level, rr->bitmap);
	rr->nr_rt--;
}

/* Only while nr_rt is not 0. */
struct task_struct *rt_first(struct rr_queue *rr)
{
	unsigned int level = rr->bitmap[0] ? __ffs(rr->bitmap[0])
					   : 64 + __ffs(rr->bitmap[1]);

	return list_first_entry(&rr->rt[level], struct task_struct, run_list);
}

/* The level for a thread's policy and priority; not for the stopper. */
unsigned int rr_level(const struct task_struct *p)
{
	return p->prio < MAX_RT_PRIO ? p->prio + 1 : RR_LEVEL_NORMAL;
}

/* nice 0 gets the slice as it is, -20 double, 19 a twentieth of it. */
void rr_refill(struct task_struct *p)
{
	int slice = sched_rr_timeslice;

	if (p->prio >= MAX_RT_PRIO)
		slice = slice * (20 - PRIO_TO_NICE(p->static_prio)) / 20;
	p->time_slice = max(slice, 1);
}

/* From sched_tick(): the running thread has used one more tick. */
void rr_tick(struct rq *rq, struct task_struct *curr)
{
	if (curr->policy == SCHED_FIFO || --curr->time_slice > 0)
		return;
	if (rr_best_level(&rq->rr) <= curr->rr_level)
		resched_curr(rq);
	else
		rr_refill(curr);
}
