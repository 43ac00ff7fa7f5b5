// SPDX-License-Identifier: MIT
/*
 * thread.c - interrupt handlers that are threads: irq/NN-name.
 *
 * The hard handler only quiets the device and answers IRQ_WAKE_THREAD; the
 * rest runs here, in process context, where it may sleep and be preempted by
 * what is more urgent. A oneshot line stays masked until all its threads ran.
 *
 * Cast: handle.c calls irq_wake() by its hook; manage.c makes and stops.
 * Locks: threads_oneshot under desc->lock; IRQTF_RUNTHREAD is atomic and says
 * "run once more", so an interrupt during thread_fn() is not lost.
 *
 * Linux: kernel/irq/manage.c, irq_thread().
 */
#include <linux/irqdesc.h>
#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include "internals.h"

/* Who waits in synchronize_irq(), for any line: that is rare. */
static DECLARE_WAIT_QUEUE_HEAD(irq_threads_wq);

/*
 * Have the thread run once more. False: it was to do so already. Counted
 * before the bit is set: a thread that is just running may see the bit, run
 * and count down at once (Linux counts afterwards).
 */
static bool mark_to_run(struct irq_desc *desc, struct irqaction *action)
{
	atomic_inc(&desc->threads_active);
	if (!test_and_set_bit(IRQTF_RUNTHREAD, &action->thread_flags))
		return true;
	atomic_dec(&desc->threads_active);
	return false;
}

/*
 * Race: the thread clears its bit in threads_oneshot when it has finished,
 * unless IRQTF_RUNTHREAD says that it has to run again; we set both under
 * desc->lock, so one of the two sees the other and the line is not left
 * masked, nor unmasked too early. Hard interrupt, but lock not held.
 */
static void irq_wake(struct irq_desc *desc, struct irqaction *action)
{
	if (action->thread->flags & PF_EXITING)
		return;
	if (!mark_to_run(desc, action))
		return;
	raw_spin_lock(&desc->lock);
	desc->threads_oneshot |= action->thread_mask;
	raw_spin_unlock(&desc->lock);
	wake_up_process(action->thread);
}

/**
 * irq_wake_thread - wake the thread of one user, without an interrupt
 * @irq: line
 * @dev_id: which user
 *
 * Context: any but NMI.
 */
void irq_wake_thread(unsigned int irq, void *dev_id)
{
	struct irq_desc *desc = irq_to_desc(irq);
	struct irqaction *action;
	unsigned long flags;

	if (!desc)
		return;
	raw_spin_lock_irqsave(&desc->lock, flags);
	for (action = desc->action; action; action = action->next)
		if (action->dev_id == dev_id)
			break;
	if (action && action->thread && mark_to_run(desc, action)) {
		desc->threads_oneshot |= action->thread_mask;
		wake_up_process(action->thread);
	}
	raw_spin_unlock_irqrestore(&desc->lock, flags);
}
EXPORT_SYMBOL_GPL(irq_wake_thread);

/* Sleep until there is something to do. False: stop. */
static bool irq_wait_for_interrupt(struct irqaction *action)
{
	bool run;

	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		run = test_and_clear_bit(IRQTF_RUNTHREAD,
					 &action->thread_flags);
		if (run || kthread_should_stop())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return run;
}

/*
 * Our part of a oneshot line is done. The interrupt that woke us may still be
 * in its flow on another CPU, about to mask: wait for that, or the line would
 * stay masked behind our back.
 */
static void irq_finalize_oneshot(struct irq_desc *desc,
				 struct irqaction *action)
{
	if (!(desc->istate & IRQS_ONESHOT))
		return;
again:
	raw_spin_lock_irq(&desc->lock);
	if (unlikely(irqd_irq_inprogress(&desc->irq_data))) {
		raw_spin_unlock_irq(&desc->lock);
		cpu_relax();
		goto again;
	}
	if (test_bit(IRQTF_RUNTHREAD, &action->thread_flags))
		goto out;
	desc->threads_oneshot &= ~action->thread_mask;
	if (!desc->threads_oneshot && !irqd_irq_disabled(&desc->irq_data) &&
	    irqd_irq_masked(&desc->irq_data))
		unmask_threaded_irq(desc);
out:
	raw_spin_unlock_irq(&desc->lock);
}

static int irq_thread(void *data)
{
	struct irqaction *action = data;
	struct irq_desc *desc = irq_to_desc(action->irq);

	sched_set_fifo(current);
	while (irq_wait_for_interrupt(action)) {
		action->thread_fn(action->irq, action->dev_id);
		irq_finalize_oneshot(desc, action);
		if (atomic_dec_and_test(&desc->threads_active))
			wake_up_all(&irq_threads_wq);
	}
	return 0;
}

/** wait_for_irq_threads - wait until no thread of the line has work */
void wait_for_irq_threads(struct irq_desc *desc)
{
	wait_event(irq_threads_wq, !atomic_read(&desc->threads_active));
}

/**
 * setup_irq_thread - make the thread of a user, asleep
 *
 * Return: 0, -ENOMEM or -EINTR.
 */
int setup_irq_thread(struct irqaction *action)
{
	struct task_struct *t;

	t = kthread_create(irq_thread, action, "irq/%d-%s", action->irq,
			   action->name);
	if (IS_ERR(t))
		return PTR_ERR(t);
	action->thread = get_task_struct(t);
	irq_set_thread_waker(irq_wake);
	return 0;
}

/** start_irq_thread - the line is set up: the thread may run */
void start_irq_thread(struct irqaction *action)
{
	if (action->thread)
		wake_up_process(action->thread);
}

/** stop_irq_thread - let the thread finish what it has, then stop it */
void stop_irq_thread(struct irqaction *action)
{
	if (!action->thread)
		return;
	kthread_stop_put(action->thread);
	action->thread = NULL;
}
