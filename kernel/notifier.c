// SPDX-License-Identifier: MIT
/*
 * notifier.c - chains of functions that want to know when something happens.
 *
 * A chain is a singly linked list, the highest priority first; of equal ones
 * the older comes first. All kinds share the walk and the changes and differ in who
 * keeps walkers and changes apart: RCU and a spinlock, a semaphore, or the owner.
 *
 * Locks: nh->lock or nh->rwsem for changes; walkers of an atomic chain are in RCU, so
 * a block may be freed when unregister, which waits for them, has returned.
 * Linux: kernel/notifier.c. Left out: SRCU chains, die notifiers.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/rcupdate.h>

/* The caller keeps other changes out. */
static int chain_add(struct notifier_block **link, struct notifier_block *nb,
		     bool unique_prio)
{
	for (; *link; link = &(*link)->next) {
		if (WARN(*link == nb, "notifier callback %ps already registered",
			 nb->notifier_call))
			return -EEXIST;
		if (nb->priority > (*link)->priority)
			break;
		if (unique_prio && nb->priority == (*link)->priority)
			return -EBUSY;
	}
	nb->next = *link;
	rcu_assign_pointer(*link, nb);
	return 0;
}

static int chain_del(struct notifier_block **link, struct notifier_block *nb)
{
	for (; *link; link = &(*link)->next) {
		if (*link == nb) {
			rcu_assign_pointer(*link, nb->next);
			return 0;
		}
	}
	return -ENOENT;
}

/* At most @max of them (all when negative); counts those called in *calls. */
static int chain_call(struct notifier_block **head, unsigned long val, void *v,
		      int max, int *calls)
{
	struct notifier_block *nb = rcu_dereference_raw(*head), *next;
	int ret = NOTIFY_DONE;

	for (; nb && max; nb = next, max--) {
		next = rcu_dereference_raw(nb->next);
		ret = nb->notifier_call(nb, val, v);
		if (calls)
			(*calls)++;
		if (ret & NOTIFY_STOP_MASK)
			break;
	}
	return ret;
}

/* When one objects to @up, those called before it are told @down. */
static int chain_call_robust(struct notifier_block **head, unsigned long up,
			     unsigned long down, void *v)
{
	int calls = 0, ret = chain_call(head, up, v, -1, &calls);

	if (ret & NOTIFY_STOP_MASK)
		chain_call(head, down, v, calls - 1, NULL);
	return ret;
}

/**
 * notifiers_left - name the callbacks of a chain that a module forgot
 * @nb: the chain's first block; the caller keeps changes out, or risks a line
 * @mod: the module
 *
 * For MODULE_LEFTOVERS(). Return: how many.
 */
int notifiers_left(struct notifier_block *nb, struct module *mod)
{
	int n = 0;

	for (; nb; nb = nb->next) {
		if (!within_module((unsigned long)nb->notifier_call, mod))
			continue;
		module_leftover(mod, "notifier %ps", nb->notifier_call);
		n++;
	}
	return n;
}

static int atomic_chain_add(struct atomic_notifier_head *nh,
		      struct notifier_block *nb, bool unique_prio)
{
	unsigned long flags;
	int ret;

	spin_lock_irqsave(&nh->lock, flags);
	ret = chain_add(&nh->head, nb, unique_prio);
	spin_unlock_irqrestore(&nh->lock, flags);
	return ret;
}

/**
 * atomic_notifier_chain_register - be called from now on
 * @nh: the chain
 * @nb: who; it stays the caller's, and must live until it is unregistered
 *
 * Context: any.
 * Return: 0, -EEXIST if it is there already.
 */
int atomic_notifier_chain_register(struct atomic_notifier_head *nh,
				   struct notifier_block *nb)
{
	return atomic_chain_add(nh, nb, false);
}
EXPORT_SYMBOL_GPL(atomic_notifier_chain_register);

/** atomic_notifier_chain_register_unique_prio - the same, or -EBUSY */
int atomic_notifier_chain_register_unique_prio(struct atomic_notifier_head *nh,
					       struct notifier_block *nb)
{
	return atomic_chain_add(nh, nb, true);
}
EXPORT_SYMBOL_GPL(atomic_notifier_chain_register_unique_prio);

/**
 * atomic_notifier_chain_unregister - be called no more
 *
 * Context: process, sleeps until no CPU is in the callback.
 * Return: 0, -ENOENT if it was not there.
 */
int atomic_notifier_chain_unregister(struct atomic_notifier_head *nh,
				     struct notifier_block *nb)
{
	unsigned long flags;
	int ret;

	spin_lock_irqsave(&nh->lock, flags);
	ret = chain_del(&nh->head, nb);
	spin_unlock_irqrestore(&nh->lock, flags);
	synchronize_rcu();
	return ret;
}
EXPORT_SYMBOL_GPL(atomic_notifier_chain_unregister);

/**
 * atomic_notifier_call_chain - call all, until one stops it
 * @nh: the chain
 * @val: what has happened
 * @v: to whom, or whatever the chain's users agreed on
 *
 * Context: any.
 * Return: what the last one called returned.
 */
int atomic_notifier_call_chain(struct atomic_notifier_head *nh,
			       unsigned long val, void *v)
{
	int ret;

	rcu_read_lock();
	ret = chain_call(&nh->head, val, v, -1, NULL);
	rcu_read_unlock();
	return ret;
}
EXPORT_SYMBOL_GPL(atomic_notifier_call_chain);

/** atomic_notifier_call_chain_is_empty - does nobody want to know? */
bool atomic_notifier_call_chain_is_empty(struct atomic_notifier_head *nh)
{
	return !rcu_access_pointer(nh->head);
}
EXPORT_SYMBOL(atomic_notifier_call_chain_is_empty);

static int blocking_chain_add(struct blocking_notifier_head *nh,
			struct notifier_block *nb, bool unique_prio)
{
	int ret;

	down_write(&nh->rwsem);
	ret = chain_add(&nh->head, nb, unique_prio);
	up_write(&nh->rwsem);
	return ret;
}

/**
 * blocking_notifier_chain_register - be called from now on, by threads
 *
 * Context: process, sleeps.
 * Return: 0, -EEXIST if it is there already.
 */
int blocking_notifier_chain_register(struct blocking_notifier_head *nh,
				     struct notifier_block *nb)
{
	return blocking_chain_add(nh, nb, false);
}
EXPORT_SYMBOL_GPL(blocking_notifier_chain_register);

/** blocking_notifier_chain_register_unique_prio - the same, or -EBUSY */
int blocking_notifier_chain_register_unique_prio(
		struct blocking_notifier_head *nh, struct notifier_block *nb)
{
	return blocking_chain_add(nh, nb, true);
}
EXPORT_SYMBOL_GPL(blocking_notifier_chain_register_unique_prio);

/**
 * blocking_notifier_chain_unregister - be called no more
 *
 * Context: process, sleeps until a walk has ended.
 * Return: 0, -ENOENT if it was not there.
 */
int blocking_notifier_chain_unregister(struct blocking_notifier_head *nh,
				       struct notifier_block *nb)
{
	int ret;

	down_write(&nh->rwsem);
	ret = chain_del(&nh->head, nb);
	up_write(&nh->rwsem);
	return ret;
}
EXPORT_SYMBOL_GPL(blocking_notifier_chain_unregister);

/**
 * blocking_notifier_call_chain - call all, until one stops it
 *
 * Context: process, sleeps as the callbacks do.
 * Return: what the last one called returned.
 */
int blocking_notifier_call_chain(struct blocking_notifier_head *nh,
				 unsigned long val, void *v)
{
	int ret;

	down_read(&nh->rwsem);
	ret = chain_call(&nh->head, val, v, -1, NULL);
	up_read(&nh->rwsem);
	return ret;
}
EXPORT_SYMBOL_GPL(blocking_notifier_call_chain);

/**
 * blocking_notifier_call_chain_robust - the same, taken back on a veto
 * @val_up: what is to happen
 * @val_down: told to those who had agreed, when one objects
 */
int blocking_notifier_call_chain_robust(struct blocking_notifier_head *nh,
					unsigned long val_up,
					unsigned long val_down, void *v)
{
	int ret;

	down_read(&nh->rwsem);
	ret = chain_call_robust(&nh->head, val_up, val_down, v);
	up_read(&nh->rwsem);
	return ret;
}
EXPORT_SYMBOL_GPL(blocking_notifier_call_chain_robust);

/** raw_notifier_chain_register - the caller keeps all others out; 0 or -EEXIST */
int raw_notifier_chain_register(struct raw_notifier_head *nh,
				struct notifier_block *nb)
{
	return chain_add(&nh->head, nb, false);
}
EXPORT_SYMBOL_GPL(raw_notifier_chain_register);

/** raw_notifier_chain_unregister - the caller keeps all others out; 0, -ENOENT */
int raw_notifier_chain_unregister(struct raw_notifier_head *nh,
				  struct notifier_block *nb)
{
	return chain_del(&nh->head, nb);
}
EXPORT_SYMBOL_GPL(raw_notifier_chain_unregister);

/** raw_notifier_call_chain - the caller keeps changes out */
int raw_notifier_call_chain(struct raw_notifier_head *nh, unsigned long val,
			    void *v)
{
	return chain_call(&nh->head, val, v, -1, NULL);
}
EXPORT_SYMBOL_GPL(raw_notifier_call_chain);

/** raw_notifier_call_chain_robust - the same, taken back on a veto */
int raw_notifier_call_chain_robust(struct raw_notifier_head *nh,
				   unsigned long val_up,
				   unsigned long val_down, void *v)
{
	return chain_call_robust(&nh->head, val_up, val_down, v);
}
EXPORT_SYMBOL_GPL(raw_notifier_call_chain_robust);
