// SPDX-License-Identifier: MIT
/*
 * work_ordered.c - one after the other, in the order of queueing.
 *
 * On an ordered queue works never overlap, whichever CPU queues them: no lock
 * is needed for what only they touch. On the system's queue, ones that sleep do
 * overlap: when one sleeps, another worker takes the next.
 */
#define pr_fmt(fmt) "ordered: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/workqueue.h>

#define JOBS	5

struct job {
	struct work_struct work;
	int number;
};

static struct job jobs[JOBS];
static atomic_t inside = ATOMIC_INIT(0);
static int most_inside, next_number, out_of_order;
static struct completion everybody;
static atomic_t arrived = ATOMIC_INIT(0);

static void ordered_fn(struct work_struct *work)
{
	struct job *job = container_of(work, struct job, work);

	most_inside = max(most_inside, atomic_inc_return(&inside));
	out_of_order += job->number != next_number++;
	usleep_range(1000, 2000);
	atomic_dec(&inside);
}

/* None returns before all are inside: works only if they do overlap. */
static void meeting_fn(struct work_struct *work)
{
	if (atomic_inc_return(&arrived) == JOBS)
		complete_all(&everybody);
	wait_for_completion(&everybody);
}

static int __init ordered_init(void)
{
	struct workqueue_struct *queue;
	int i;

	queue = alloc_ordered_workqueue("one_by_one", WQ_MEM_RECLAIM);
	if (!queue)
		return -ENOMEM;
	for (i = 0; i < JOBS; i++) {
		jobs[i].number = i;
		INIT_WORK(&jobs[i].work, ordered_fn);
		queue_work_on(i % 2, queue, &jobs[i].work);
	}
	drain_workqueue(queue);
	destroy_workqueue(queue);
	pr_info("%d jobs, at most %d at a time, %d out of order\n", JOBS,
		most_inside, out_of_order);

	init_completion(&everybody);
	for (i = 0; i < JOBS; i++) {
		INIT_WORK(&jobs[i].work, meeting_fn);
		schedule_work(&jobs[i].work);
	}
	for (i = 0; i < JOBS; i++)
		flush_work(&jobs[i].work);
	pr_info("%d jobs met each other\n", atomic_read(&arrived));
	return 0;
}

static void __exit ordered_exit(void)
{
}

module_init(ordered_init);
module_exit(ordered_exit);

MODULE_DESCRIPTION("alloc_ordered_workqueue(), and concurrency elsewhere");
MODULE_LICENSE("Dual MIT/GPL");
