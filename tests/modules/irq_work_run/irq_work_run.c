// SPDX-License-Identifier: MIT
/*
 * irq_work_run.c - from where nothing is allowed to where a bit more is.
 *
 * An irq_work is queued from any context, an NMI included, and runs in hard
 * interrupt context very soon. From there a softirq, a tasklet or a work can be
 * started: the whole way down to a thread.
 */
#define pr_fmt(fmt) "irq_work: " fmt

#include <linux/completion.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/module.h>
#include <linux/workqueue.h>

static struct irq_work hard;
static struct tasklet_struct soft;
static struct work_struct thread;
static struct completion arrived;
static int in_hard, in_soft, in_thread;

static void hard_fn(struct irq_work *work)
{
	in_hard = !!in_hardirq();
	tasklet_schedule(&soft);
}

static void soft_fn(struct tasklet_struct *t)
{
	in_soft = !!in_serving_softirq();
	schedule_work(&thread);
}

static void thread_fn(struct work_struct *work)
{
	in_thread = in_task();
	complete(&arrived);
}

static int __init run_init(void)
{
	init_completion(&arrived);
	init_irq_work(&hard, hard_fn);
	tasklet_setup(&soft, soft_fn);
	INIT_WORK(&thread, thread_fn);

	pr_info("queued: %d\n", irq_work_queue(&hard));
	irq_work_sync(&hard);
	wait_for_completion(&arrived);
	pr_info("hard interrupt %d, softirq %d, thread %d\n", in_hard, in_soft,
		in_thread);
	pr_info("queued again: %d\n", irq_work_queue(&hard));
	wait_for_completion(&arrived);
	return 0;
}

static void __exit run_exit(void)
{
	irq_work_sync(&hard);
	tasklet_kill(&soft);
	cancel_work_sync(&thread);
	pr_info("busy: %d\n", irq_work_is_busy(&hard));
}

module_init(run_init);
module_exit(run_exit);

MODULE_DESCRIPTION("irq_work, tasklet, work: from interrupt to thread");
MODULE_LICENSE("Dual MIT/GPL");
