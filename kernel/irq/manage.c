// SPDX-License-Identifier: MIT
/*
 * manage.c - taking and giving back interrupt lines.
 *
 * request_threaded_irq() adds a user to a line; the first switches it on.
 * free_irq() takes the user off, waits until his handler and his thread are
 * certain not to run any more, and only then lets him free his device.
 *
 * Cast: drivers call; chip.c switches; thread.c has the threads.
 * Locks: request_mutex orders users coming and going, may sleep; desc->lock
 * guards the line against the interrupt itself.
 *
 * Linux: kernel/irq/manage.c. Left out: forced threading (threadirqs), per-CPU
 * interrupts, NMIs as lines, wake-up from suspend.
 */
#include <linux/irqdesc.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include "internals.h"

static DEFINE_MUTEX(request_mutex);

/* Wait until no CPU is in the handlers of @desc. */
static void sync_hardirq(struct irq_desc *desc)
{
	bool inprogress;
	unsigned long flags;

	do {
		while (READ_ONCE(desc->irq_data.state) & IRQD_IRQ_INPROGRESS)
			cpu_relax();
		/* Look again under the lock, which also orders our reads. */
		raw_spin_lock_irqsave(&desc->lock, flags);
		inprogress = irqd_irq_inprogress(&desc->irq_data);
		raw_spin_unlock_irqrestore(&desc->lock, flags);
	} while (inprogress);
}

/**
 * synchronize_hardirq - wait until no handler of @irq runs
 *
 * Threads are not waited for. Context: any but that handler.
 * Return: true if no thread is active either.
 */
bool synchronize_hardirq(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);

	if (!desc)
		return true;
	sync_hardirq(desc);
	return !atomic_read(&desc->threads_active);
}
EXPORT_SYMBOL(synchronize_hardirq);

/**
 * synchronize_irq - wait until neither handlers nor threads of @irq run
 *
 * Context: process, may sleep; not holding what the handler needs.
 */
void synchronize_irq(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);

	if (!desc)
		return;
	sync_hardirq(desc);
	wait_for_irq_threads(desc);
}
EXPORT_SYMBOL(synchronize_irq);

/**
 * disable_irq_nosync - switch a line off; handlers may still be running
 * @irq: line; calls nest
 *
 * Context: any.
 */
void disable_irq_nosync(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);
	unsigned long flags;

	if (!desc)
		return;
	raw_spin_lock_irqsave(&desc->lock, flags);
	__disable_irq(desc);
	raw_spin_unlock_irqrestore(&desc->lock, flags);
}
EXPORT_SYMBOL(disable_irq_nosync);

/**
 * disable_irq - switch a line off and wait for its handlers
 * @irq: line; calls nest
 *
 * Context: process, may sleep; deadlocks in the handler itself.
 */
void disable_irq(unsigned int irq)
{
	might_sleep();
	disable_irq_nosync(irq);
	synchronize_irq(irq);
}
EXPORT_SYMBOL(disable_irq);

/**
 * enable_irq - undo one disable_irq()
 * @irq: line; what came while it was off is delivered now
 *
 * Context: any.
 */
void enable_irq(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);
	unsigned long flags;

	if (!desc)
		return;
	raw_spin_lock_irqsave(&desc->lock, flags);
	__enable_irq(desc);
	raw_spin_unlock_irqrestore(&desc->lock, flags);
}
EXPORT_SYMBOL(enable_irq);

/* Deliver to the first online CPU of @mask. Lock held. */
static int set_target(struct irq_desc *desc, const struct cpumask *mask)
{
	unsigned int cpu = cpumask_first_and(mask, cpu_online_mask);
	struct irq_data *d = &desc->irq_data;
	int ret;

	if (cpu >= nr_cpu_ids)
		return -EINVAL;
	if (!d->chip || !d->chip->irq_set_affinity)
		return -EIO;
	ret = d->chip->irq_set_affinity(d, cpumask_of(cpu), false);
	if (!ret)
		desc->cpu = cpu;
	return ret;
}

/**
 * irq_set_affinity - choose the CPUs that a line interrupts
 * @irq: line
 * @mask: at least one of them must be online
 *
 * Return: 0, -EINVAL, or -EIO if the controller cannot choose.
 */
int irq_set_affinity(unsigned int irq, const struct cpumask *mask)
{
	struct irq_desc *desc = irq_to_desc(irq);
	unsigned long flags;
	int ret;

	if (!desc)
		return -EINVAL;
	raw_spin_lock_irqsave(&desc->lock, flags);
	ret = set_target(desc, mask);
	if (!ret)
		cpumask_copy(&desc->affinity, mask);
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	return ret;
}
EXPORT_SYMBOL_GPL(irq_set_affinity);

/* Lock held, interrupts off. */
static void move_off_this_cpu(struct irq_desc *desc)
{
	if (desc->cpu != smp_processor_id())
		return;
	if (!set_target(desc, &desc->affinity))
		return;
	if (!cpumask_empty(&desc->affinity))
		pr_debug("IRQ%u: no longer affine to CPU%u\n",
			 desc->irq_data.irq, smp_processor_id());
	cpumask_clear(&desc->affinity);
	set_target(desc, cpu_online_mask);
}

/**
 * irq_migrate_all_off_this_cpu - no line is delivered here any more
 *
 * One that is on its way still arrives: interrupts are on once more before the
 * CPU dies.
 * Context: stop_machine(), interrupts off, this CPU not online.
 */
void irq_migrate_all_off_this_cpu(void)
{
	struct irq_desc *desc;
	unsigned int irq;

	for (irq = 0; (desc = irq_to_desc(irq)); irq++) {
		raw_spin_lock(&desc->lock);
		move_off_this_cpu(desc);
		raw_spin_unlock(&desc->lock);
	}
}

/* May @new share the line with @old? Both must want to, in the same way. */
static bool can_share(struct irqaction *old, struct irqaction *new)
{
	unsigned int same = IRQF_TRIGGER_MASK | IRQF_ONESHOT;

	return (old->flags & new->flags & IRQF_SHARED) &&
	       !((old->flags ^ new->flags) & same);
}

/* A bit for each thread of a oneshot line: it is unmasked when all are 0. */
static int choose_thread_mask(struct irq_desc *desc, struct irqaction *new)
{
	unsigned long used = 0;
	struct irqaction *a;

	for (a = desc->action; a; a = a->next)
		used |= a->thread_mask;
	if (!(new->flags & IRQF_ONESHOT))
		return 0;
	if (!~used)
		return -EBUSY;
	new->thread_mask = 1UL << __builtin_ctzl(~used);
	return 0;
}

/* Put @new last. Lock held. */
static void link_action(struct irq_desc *desc, struct irqaction *new)
{
	struct irqaction **p = &desc->action;

	while (*p)
		p = &(*p)->next;
	WRITE_ONCE(*p, new);
}

static int set_trigger(struct irq_desc *desc, unsigned int type)
{
	struct irq_chip *chip = desc->irq_data.chip;

	if (!type || !chip->irq_set_type)
		return 0;
	return chip->irq_set_type(&desc->irq_data, type);
}

/* The first user switches the line on. Lock held. */
static int add_first(struct irq_desc *desc, struct irqaction *new)
{
	int ret = set_trigger(desc, new->flags & IRQF_TRIGGER_MASK);

	if (ret)
		return ret;
	desc->istate = new->flags & IRQF_ONESHOT ? IRQS_ONESHOT : 0;
	desc->irq_count = desc->irqs_unhandled = 0;
	link_action(desc, new);
	if (new->flags & IRQF_NO_AUTOEN)
		desc->irq_data.state |= IRQD_IRQ_STARTED;
	else
		irq_startup(desc);
	return 0;
}

static int add_action(struct irq_desc *desc, struct irqaction *new)
{
	struct irqaction *old = desc->action;
	unsigned long flags;
	int ret;

	raw_spin_lock_irqsave(&desc->lock, flags);
	if (old && !can_share(old, new)) {
		ret = -EBUSY;
		goto out;
	}
	ret = choose_thread_mask(desc, new);
	if (ret)
		goto out;
	if (old)
		link_action(desc, new);
	else
		ret = add_first(desc, new);
out:
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	if (ret == -EBUSY && !(new->flags & IRQF_SHARED))
		pr_err("genirq: Flags mismatch irq %u. %08x (%s) vs. %08x (%s)\n",
		       new->irq, new->flags, new->name, old->flags, old->name);
	return ret;
}

static int __setup_irq(struct irq_desc *desc, struct irqaction *new)
{
	int ret;

	if (!desc->irq_data.chip)
		return -ENOSYS;
	if (new->thread_fn) {
		ret = setup_irq_thread(new);
		if (ret)
			return ret;
	}
	mutex_lock(&request_mutex);
	ret = add_action(desc, new);
	mutex_unlock(&request_mutex);
	if (ret)
		stop_irq_thread(new);
	else
		start_irq_thread(new);
	return ret;
}

/* For a user with a thread only: the interrupt just wakes it. */
static irqreturn_t irq_default_primary_handler(int irq, void *dev_id)
{
	return IRQ_WAKE_THREAD;
}

/* Can these arguments work at all? */
static bool request_is_sane(irq_handler_t handler, irq_handler_t thread_fn,
			    unsigned long flags, struct irq_desc *desc,
			    void *dev)
{
	if (flags & IRQF_SHARED && (!dev || flags & IRQF_NO_AUTOEN))
		return false;
	if (!handler && !thread_fn)
		return false;
	/*
	 * Without a handler of its own a device keeps its level up until the
	 * thread has run: the line must stay masked so long.
	 */
	return handler || flags & IRQF_ONESHOT ||
	       (desc->irq_data.chip &&
		desc->irq_data.chip->flags & IRQCHIP_ONESHOT_SAFE);
}

/**
 * request_threaded_irq - become a user of an interrupt line
 * @irq: line
 * @handler: runs in the hard interrupt, interrupts off; answers IRQ_NONE,
 *	IRQ_HANDLED or IRQ_WAKE_THREAD. NULL: only wakes the thread, and @flags
 *	must have IRQF_ONESHOT
 * @thread_fn: runs in the thread irq/@irq-@name, SCHED_FIFO 50; may sleep.
 *	NULL: no thread
 * @flags: IRQF_*
 * @name: for /proc/interrupts; not copied
 * @dev: for both; names this user, so not NULL if the line is shared
 *
 * Handlers may be called before this returns.
 * Context: process, may sleep.
 * Return: 0, -EINVAL, -EBUSY (taken, or users differ), -ENOMEM, -ENOSYS.
 */
int request_threaded_irq(unsigned int irq, irq_handler_t handler,
			 irq_handler_t thread_fn, unsigned long flags,
			 const char *name, void *dev)
{
	struct irq_desc *desc = irq_to_desc(irq);
	struct irqaction *action;
	int ret;

	might_sleep();
	if (!desc || !request_is_sane(handler, thread_fn, flags, desc, dev))
		return -EINVAL;

	action = kzalloc(sizeof(*action), GFP_KERNEL);
	if (!action)
		return -ENOMEM;
	action->handler = handler ? handler : irq_default_primary_handler;
	action->thread_fn = thread_fn;
	action->flags = flags;
	action->name = name;
	action->dev_id = dev;
	action->irq = irq;

	ret = __setup_irq(desc, action);
	if (ret)
		kfree(action);
	return ret;
}
EXPORT_SYMBOL(request_threaded_irq);

/* Take the user @dev_id off the list; the last one switches the line off. */
static struct irqaction *unlink_action(struct irq_desc *desc, void *dev_id)
{
	struct irqaction *action, **p;
	unsigned long flags;

	raw_spin_lock_irqsave(&desc->lock, flags);
	for (p = &desc->action; (action = *p); p = &action->next)
		if (action->dev_id == dev_id)
			break;
	if (action) {
		WRITE_ONCE(*p, action->next);
		if (!desc->action)
			irq_shutdown(desc);
	}
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	return action;
}

/**
 * free_irq - stop being a user of a line
 * @irq: line
 * @dev_id: what was given to request_irq()
 *
 * When it returns neither handler nor thread runs or will run.
 * Context: process, may sleep.
 * Return: the name given to request_irq(), or NULL if there is no such user.
 */
const void *free_irq(unsigned int irq, void *dev_id)
{
	struct irq_desc *desc = irq_to_desc(irq);
	struct irqaction *action;
	const char *name;

	might_sleep();
	if (!desc)
		return NULL;

	mutex_lock(&request_mutex);
	action = unlink_action(desc, dev_id);
	if (action)
		sync_hardirq(desc);
	mutex_unlock(&request_mutex);

	if (WARN(!action, "Trying to free already-free IRQ %u\n", irq))
		return NULL;
	stop_irq_thread(action);
	name = action->name;
	kfree(action);
	return name;
}
EXPORT_SYMBOL(free_irq);
