// SPDX-License-Identifier: MIT
/*
 * tasklet.c - functions that run in a softirq, each on one CPU at a time.
 *
 * A tasklet that is scheduled runs once, on the CPU where that was done, soon.
 * Two bits in its state: SCHED, it is in a CPU's list; RUN, its function runs.
 * Scheduled again while it runs, it runs again afterwards, and if that is on
 * another CPU, that one waits its turn by putting it back into its own list.
 *
 *	tasklet_schedule()	SCHED 0 -> 1: into this CPU's list
 *	softirq			RUN 0 -> 1, SCHED 1 -> 0, func(), RUN 1 -> 0
 *	tasklet_kill()		waits for SCHED 0 and takes it; waits for RUN 0
 *
 * A disabled tasklet that is scheduled stays in the list, and its softirq comes
 * back again and again until it is enabled, as in Linux.
 *
 * Cast: the softirqs TASKLET and HI, opened in workqueue/bh.c.
 * Locks: the lists belong to their CPU, interrupts off.
 * Linux: kernel/softirq.c. New code uses BH workqueues.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/wait_bit.h>
#include <asm/processor.h>

/* NULL, or a list that ends in NULL; tail is only right if it is not empty. */
struct tasklet_list {
	struct tasklet_struct *head, *tail;
};

static DEFINE_PER_CPU(struct tasklet_list [2], tasklet_vec);	/* normal, HI */

/* Context: interrupts off. */
static void append(struct tasklet_list *list, struct tasklet_struct *t)
{
	t->next = NULL;
	if (list->head)
		list->tail->next = t;
	else
		list->head = t;
	list->tail = t;
}

static void schedule_common(struct tasklet_struct *t, bool hi)
{
	unsigned long flags;

	local_irq_save(flags);
	append(this_cpu_ptr(&tasklet_vec[hi]), t);
	raise_softirq_irqoff(hi ? HI_SOFTIRQ : TASKLET_SOFTIRQ);
	local_irq_restore(flags);
}

/** __tasklet_schedule - what tasklet_schedule() calls, who has set SCHED */
void __tasklet_schedule(struct tasklet_struct *t)
{
	schedule_common(t, false);
}
EXPORT_SYMBOL(__tasklet_schedule);

/** __tasklet_hi_schedule - the same for tasklet_hi_schedule() */
void __tasklet_hi_schedule(struct tasklet_struct *t)
{
	schedule_common(t, true);
}
EXPORT_SYMBOL(__tasklet_hi_schedule);

static bool clear_sched(struct tasklet_struct *t)
{
	if (!test_and_clear_bit(TASKLET_STATE_SCHED, &t->state))
		return false;
	wake_up_var(&t->state);
	return true;
}

static void call_tasklet(struct tasklet_struct *t)
{
	if (WARN_ONCE(!clear_sched(t), "tasklet SCHED state not set: %s %pS\n",
		      t->use_callback ? "callback" : "func", t->callback))
		return;
	if (t->use_callback)
		t->callback(t);
	else
		t->func(t->data);
}

/* Return: false if it runs elsewhere or is disabled: later, then. */
static bool try_tasklet(struct tasklet_struct *t)
{
	bool ok;

	if (!tasklet_trylock(t))
		return false;
	ok = !atomic_read(&t->count);
	if (ok)
		call_tasklet(t);
	tasklet_unlock(t);
	return ok;
}

/**
 * tasklet_action - run this CPU's tasklets of one kind
 * @hi: those of tasklet_hi_schedule()
 *
 * Context: softirq.
 */
void tasklet_action(bool hi)
{
	struct tasklet_list *list = this_cpu_ptr(&tasklet_vec[hi]);
	struct tasklet_struct *t, *next;

	if (!list->head)
		return;
	local_irq_disable();
	t = list->head;
	list->head = NULL;
	local_irq_enable();

	for (; t; t = next) {
		next = t->next;
		if (!try_tasklet(t))
			schedule_common(t, hi);
	}
}

/**
 * tasklet_takeover - a CPU has gone: its tasklets run here
 * @cpu: offline
 *
 * Context: process.
 */
void tasklet_takeover(unsigned int cpu)
{
	struct tasklet_list *list = per_cpu(tasklet_vec, cpu);
	struct tasklet_struct *t, *next;
	int hi;

	for (hi = 0; hi < 2; hi++) {
		t = list[hi].head;
		list[hi].head = NULL;
		for (; t; t = next) {
			next = t->next;
			schedule_common(t, hi);
		}
	}
}

static void init_common(struct tasklet_struct *t)
{
	t->next = NULL;
	t->state = 0;
	atomic_set(&t->count, 0);
	t->data = 0;
}

/**
 * tasklet_setup - make a tasklet ready for use
 * @t: storage
 * @callback: gets @t; from_tasklet() finds what it is part of
 */
void tasklet_setup(struct tasklet_struct *t,
		   void (*callback)(struct tasklet_struct *t))
{
	init_common(t);
	t->callback = callback;
	t->use_callback = true;
}
EXPORT_SYMBOL(tasklet_setup);

/** tasklet_init - tasklet_setup() with a function of the old kind */
void tasklet_init(struct tasklet_struct *t, void (*func)(unsigned long data),
		  unsigned long data)
{
	init_common(t);
	t->func = func;
	t->use_callback = false;
	t->data = data;
}
EXPORT_SYMBOL(tasklet_init);

/**
 * tasklet_kill - see that a tasklet neither runs nor will
 * @t: nobody schedules it any more; a disabled one that is scheduled is waited
 *	for in vain
 *
 * Context: process, may sleep.
 */
void tasklet_kill(struct tasklet_struct *t)
{
	if (in_interrupt())
		pr_notice("Attempt to kill tasklet from interrupt\n");
	wait_var_event(&t->state,
		       !test_and_set_bit(TASKLET_STATE_SCHED, &t->state));
	tasklet_unlock_wait(t);
	clear_sched(t);
}
EXPORT_SYMBOL(tasklet_kill);

/** tasklet_unlock - its function has returned */
void tasklet_unlock(struct tasklet_struct *t)
{
	clear_bit(TASKLET_STATE_RUN, &t->state);	/* a full barrier */
	wake_up_var(&t->state);
}
EXPORT_SYMBOL_GPL(tasklet_unlock);

/** tasklet_unlock_wait - sleep until its function has returned */
void tasklet_unlock_wait(struct tasklet_struct *t)
{
	wait_var_event(&t->state, !test_bit(TASKLET_STATE_RUN, &t->state));
}
EXPORT_SYMBOL_GPL(tasklet_unlock_wait);

/** tasklet_unlock_spin_wait - the same where one may not sleep */
void tasklet_unlock_spin_wait(struct tasklet_struct *t)
{
	while (test_bit(TASKLET_STATE_RUN, &t->state))
		cpu_relax();
}
EXPORT_SYMBOL(tasklet_unlock_spin_wait);

/* Other CPUs' lists are read without a lock: a module's are at rest now. */
static int tasklets_left(struct module *mod)
{
	struct tasklet_struct *t;
	int cpu, hi, n = 0;

	for_each_possible_cpu(cpu) {
		for (hi = 0; hi < 2; hi++) {
			t = per_cpu(tasklet_vec, cpu)[hi].head;
			for (; t; t = t->next) {
				if (!within_module((unsigned long)t->callback,
						   mod))
					continue;
				module_leftover(mod, "tasklet %pS",
						t->callback);
				n++;
			}
		}
	}
	return n;
}
MODULE_LEFTOVERS(tasklets_left);
