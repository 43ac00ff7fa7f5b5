// SPDX-License-Identifier: MIT
/*
 * manage.c - taking and giving back interrupt lines.
 *
 * request_threaded_irq() adds a user to a line; the first switches it on.
 * free_irq() takes the user off, waits until his handler and his thread are
 * certain not to run any more, and only then lets him free his device.
 *
 * Cast: drivers call; chip.c switches; thread.c has the threads; affinity.c
 * says on which CPU.
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
#include <linux/module.h>
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
 * disable_hardirq - switch a line off and wait for its hard handlers
 * @irq: line; calls nest
 *
 * Context: any but that handler. Return: false if a thread is active.
 */
bool disable_hardirq(unsigned int irq)
{
	if (!irq_to_desc(irq))
		return false;
	disable_irq_nosync(irq);
	return synchronize_hardirq(irq);
}
EXPORT_SYMBOL_GPL(disable_hardirq);

/** irq_has_action - has the line any user? */
bool irq_has_action(unsigned int irq)
{
	struct irq_desc *desc = irq_to_desc(irq);

	return desc && READ_ONCE(desc->action);
}
EXPORT_SYMBOL_GPL(irq_has_action);

/** irq_set_irq_wake - nothing sleeps so deep here: every line wakes; 0 */
int irq_set_irq_wake(unsigned int irq, unsigned int on)
{
	struct irq_desc *desc = irq_to_desc(irq);
	unsigned long flags;

	if (!desc)
		return -EINVAL;
	raw_spin_lock_irqsave(&desc->lock, flags);
	if (on)
		desc->wake_depth++;
	else if (!WARN(!desc->wake_depth, "Unbalanced IRQ %d wake disable\n",
		       irq))
		desc->wake_depth--;
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	return 0;
}
EXPORT_SYMBOL(irq_set_irq_wake);

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

/*
 * May @new share the line with @old? Both must want to, in the same way. A line
 * whose trigger nobody has said yet has the one that @new says.
 */
static bool can_share(struct irq_desc *desc, struct irqaction *old,
		      struct irqaction *new)
{
	if (!irqd_trigger_type_was_set(&desc->irq_data))
		irqd_set_trigger_type(&desc->irq_data,
				      new->flags & IRQF_TRIGGER_MASK);
	if (!(old->flags & new->flags & IRQF_SHARED) ||
	    irqd_get_trigger_type(&desc->irq_data) !=
	    (new->flags & IRQF_TRIGGER_MASK))
		return false;
	if (old->flags & IRQF_ONESHOT && new->flags & IRQF_COND_ONESHOT)
		new->flags |= IRQF_ONESHOT;
	return !((old->flags ^ new->flags) & (IRQF_ONESHOT | IRQF_PERCPU));
}

static void say_mismatch(struct irqaction *old, struct irqaction *new)
{
	if (!(new->flags & IRQF_PROBE_SHARED))
		pr_err("genirq: Flags mismatch irq %u. %08x (%s) vs. %08x (%s)\n",
		       new->irq, new->flags, new->name, old->flags, old->name);
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
	if (old && !can_share(desc, old, new)) {
		raw_spin_unlock_irqrestore(&desc->lock, flags);
		say_mismatch(old, new);
		return -EBUSY;
	}
	ret = choose_thread_mask(desc, new);
	if (!ret && old)
		link_action(desc, new);
	else if (!ret)
		ret = add_first(desc, new);
	raw_spin_unlock_irqrestore(&desc->lock, flags);
	return ret;
}

/* For a user with a thread only: the interrupt just wakes it. */
static irqreturn_t irq_default_primary_handler(int irq, void *dev_id)
{
	return IRQ_WAKE_THREAD;
}

static int __setup_irq(struct irq_desc *desc, struct irqaction *new)
{
	int ret;

	if (!desc->irq_data.chip)
		return -ENOSYS;
	/*
	 * Without a handler of its own a device keeps its level up until the
	 * thread has run: the line must stay masked so long.
	 */
	if (new->handler == irq_default_primary_handler &&
	    !(new->flags & IRQF_ONESHOT) &&
	    !(desc->irq_data.chip->flags & IRQCHIP_ONESHOT_SAFE)) {
		pr_err("genirq: Threaded irq requested with handler=NULL and !ONESHOT for %s (irq %u)\n",
		       new->name, new->irq);
		return -EINVAL;
	}
	if (!(new->flags & IRQF_TRIGGER_MASK))
		new->flags |= irqd_get_trigger_type(&desc->irq_data);
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

/* Can these flags work at all? */
static bool flags_are_sane(unsigned long flags, void *dev)
{
	if (flags & IRQF_SHARED)
		return dev && !(flags & IRQF_NO_AUTOEN);
	return !(flags & IRQF_COND_SUSPEND);
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
 * Return: 0, -EINVAL, -EBUSY (taken, or users differ), -ENOMEM, -ENOSYS,
 * -ENOTCONN for IRQ_NOTCONNECTED.
 */
int request_threaded_irq(unsigned int irq, irq_handler_t handler,
			 irq_handler_t thread_fn, unsigned long flags,
			 const char *name, void *dev)
{
	struct irq_desc *desc = irq_to_desc(irq);
	struct irqaction *action;
	int ret;

	might_sleep();
	if (irq == IRQ_NOTCONNECTED)
		return -ENOTCONN;
	if (!desc || !flags_are_sane(flags, dev) || (!handler && !thread_fn))
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

/**
 * request_any_context_irq - request_irq() for who does not care where it runs
 *
 * No line is nested behind another one here: it is always a hard interrupt.
 * Return: IRQC_IS_HARDIRQ, or a negative error.
 */
int request_any_context_irq(unsigned int irq, irq_handler_t handler,
			    unsigned long flags, const char *name, void *dev)
{
	int ret = request_irq(irq, handler, flags, name, dev);

	return ret ?: IRQC_IS_HARDIRQ;
}
EXPORT_SYMBOL_GPL(request_any_context_irq);

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

static int irq_leftovers(struct module *mod)
{
	struct irqaction *action;
	struct irq_desc *desc;
	unsigned int irq;
	int n = 0;

	mutex_lock(&request_mutex);
	for (irq = 0; (desc = irq_to_desc(irq)); irq++)
		for (action = desc->action; action; action = action->next) {
			if (!within_module((unsigned long)action->handler, mod) &&
			    !within_module((unsigned long)action->thread_fn,
					   mod))
				continue;
			module_leftover(mod, "irq %u handler %ps", irq,
					action->thread_fn ?: action->handler);
			n++;
		}
	mutex_unlock(&request_mutex);
	return n;
}
MODULE_LEFTOVERS(irq_leftovers);
