// SPDX-License-Identifier: MIT
/*
 * spinlock_contexts.c - which spin_lock() for whom, and what it forbids.
 *
 * plain: nobody in an interrupt or softirq takes the lock.  _bh: a softirq does.
 * _irqsave: an interrupt handler does. While it is held nothing may sleep; the
 * functions below tell in which context code runs.
 */
#define pr_fmt(fmt) "spinlock: " fmt

#include <linux/bottom_half.h>
#include <linux/interrupt.h>
#include <linux/irqflags.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static spinlock_t other;

static void tell(const char *where)
{
	bool atomic = in_atomic(), irqs_off = irqs_disabled();
	bool bh_off = in_softirq(), serving = in_serving_softirq();

	pr_info("%-14s atomic %d, interrupts %s, softirqs %s%s\n", where,
		atomic, irqs_off ? "off" : "on", bh_off ? "off" : "on",
		serving ? ", serving one" : "");
}

static void from_softirq(struct tasklet_struct *unused)
{
	spin_lock(&other);
	tell("in a tasklet:");
	spin_unlock(&other);
}

static DECLARE_TASKLET(tasklet, from_softirq);

static int __init contexts_init(void)
{
	unsigned long flags;

	spin_lock_init(&other);
	tell("no lock:");

	spin_lock(&lock);
	tell("spin_lock:");
	pr_info("locked %d, can be taken again %d\n", spin_is_locked(&lock),
		spin_trylock(&lock));
	spin_unlock(&lock);

	spin_lock_bh(&lock);
	tell("_bh:");
	spin_unlock_bh(&lock);

	spin_lock_irqsave(&lock, flags);
	tell("_irqsave:");
	spin_lock(&other);		/* nested: plain is enough */
	spin_unlock(&other);
	spin_unlock_irqrestore(&lock, flags);

	spin_lock_irq(&lock);
	tell("_irq:");
	spin_unlock_irq(&lock);

	local_bh_disable();
	tell("bh disabled:");
	local_bh_enable();
	preempt_disable();
	tell("no preemption:");
	preempt_enable();

	pr_info("in_task %d, in_hardirq %d, locked %d\n", in_task(),
		!!in_hardirq(), spin_is_locked(&lock));
	tasklet_schedule(&tasklet);
	tasklet_unlock_wait(&tasklet);
	return 0;
}

static void __exit contexts_exit(void)
{
	tasklet_kill(&tasklet);
	tell("no lock:");
}

module_init(contexts_init);
module_exit(contexts_exit);

MODULE_DESCRIPTION("spin_lock(), _bh, _irq, _irqsave, and what they switch off");
MODULE_LICENSE("Dual MIT/GPL");
