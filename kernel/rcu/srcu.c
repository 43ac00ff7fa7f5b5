// SPDX-License-Identifier: MIT
/*
 * srcu.c - sleepable RCU.
 *
 * A reader counts itself under one of two indices when it begins and, under
 * the same one, when it ends. A grace period waits until nobody is left under
 * the index that is not in use (a reader may have been slow between reading the
 * index and counting), makes that one the index in use, and waits until nobody
 * is left under the other. Who began before it was under one of the two.
 *
 *	gp_seq	even		odd, phase 0	   odd, phase 1		even
 *		nothing to do	drain idx ^ 1 |	flip | drain the old idx
 *
 * Nobody is told when a reader ends. srcu_advance() looks: at once for who waits
 * in synchronize_srcu(), then by a timer each jiffy as long as there is something
 * to wait for. The timer invokes the callbacks, as a softirq.
 *
 * Locks: ssp->lock, interrupts off; inside it wq.lock and the timer's.
 * Linux: kernel/rcu/srcutree.c: workqueues, a tree for callbacks on many CPUs,
 * callbacks in process context (bottom halves off there, too).
 */
#include <linux/srcu.h>
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/jiffies.h>
#include <asm/processor.h>
#include "rcu.h"

#define POLLS	50	/* looks before synchronize_srcu() sleeps */

static void list_init(struct srcu_cblist *l)
{
	l->head = NULL;
	l->tail = &l->head;
}

static void list_append(struct srcu_cblist *to, struct srcu_cblist *from)
{
	if (!from->head)
		return;
	*to->tail = from->head;
	to->tail = from->tail;
	list_init(from);
}

/** __init_srcu_struct - what init_srcu_struct() calls; 0 or -ENOMEM */
int __init_srcu_struct(struct srcu_struct *ssp, const char *name,
		       struct lock_class_key *key)
{
	*ssp = (struct srcu_struct){ .sda = alloc_percpu(struct srcu_data) };
	if (!ssp->sda)
		return -ENOMEM;
	list_init(&ssp->nxt);
	list_init(&ssp->wait);
	list_init(&ssp->done);
	spin_lock_init(&ssp->lock);
	init_waitqueue_head(&ssp->wq);
	timer_setup(&ssp->timer, srcu_timer_fn, 0);
#ifdef CONFIG_DEBUG_KERNEL
	lockdep_init_map(&ssp->dep_map, name, key, 0);
#endif
	return 0;
}
EXPORT_SYMBOL_GPL(__init_srcu_struct);

/*
 * Is nobody left under idx? The ends are added up first: a reader that begins
 * and ends meanwhile is then seen as begun, not as ended alone.
 * Pairs with: smp_mb() of readers.
 */
static bool drained(struct srcu_struct *ssp, unsigned int idx)
{
	unsigned long begun = 0, ended = 0;
	int cpu;

	idx &= 1;
	for_each_possible_cpu(cpu)
		ended += READ_ONCE(per_cpu_ptr(ssp->sda, cpu)->unlock_count[idx]);
	smp_mb();
	for_each_possible_cpu(cpu)
		begun += READ_ONCE(per_cpu_ptr(ssp->sda, cpu)->lock_count[idx]);
	return begun == ended;
}

static bool gp_done(struct srcu_struct *ssp, unsigned long seq)
{
	/* Pairs with: smp_store_release() in srcu_advance() */
	return ULONG_CMP_GE(smp_load_acquire(&ssp->gp_seq), seq);
}

/* a whole grace period from now on; see get_state_synchronize_rcu() */
static unsigned long next_seq(struct srcu_struct *ssp)
{
	smp_mb();	/* the caller's stores first */
	return (READ_ONCE(ssp->gp_seq) + 3) & ~1UL;
}

static void want(struct srcu_struct *ssp, unsigned long seq)
{
	if (ULONG_CMP_LT(ssp->gp_wanted, seq))
		ssp->gp_wanted = seq;
}

/* Callbacks one list on, where they may. */
static void advance_callbacks(struct srcu_struct *ssp)
{
	if (ssp->wait.head && gp_done(ssp, ssp->wait_seq))
		list_append(&ssp->done, &ssp->wait);
	if (ssp->wait.head || !ssp->nxt.head)
		return;
	list_append(&ssp->wait, &ssp->nxt);
	ssp->wait_seq = next_seq(ssp);
	want(ssp, ssp->wait_seq);
}

/* One step of the grace period; false: nothing to do, or readers are left. */
static bool srcu_step(struct srcu_struct *ssp)
{
	if (!(ssp->gp_seq & 1)) {
		if (!ULONG_CMP_LT(ssp->gp_seq, ssp->gp_wanted))
			return false;
		WRITE_ONCE(ssp->gp_seq, ssp->gp_seq + 1);
		ssp->phase = 0;
		smp_mb();	/* what updaters did, then the counts */
		return true;
	}
	if (!drained(ssp, ssp->idx + 1))
		return false;
	smp_mb();		/* readers that are gone, then what follows */
	if (ssp->phase == 0) {
		WRITE_ONCE(ssp->idx, ssp->idx + 1);
		ssp->phase = 1;
		smp_mb();	/* the flip, then the counts */
		return true;
	}
	smp_store_release(&ssp->gp_seq, ssp->gp_seq + 1);
	wake_up_all(&ssp->wq);
	return true;
}

/* As far as it goes now; the timer does the rest. ssp->lock held. */
static void srcu_advance(struct srcu_struct *ssp)
{
	do {
		advance_callbacks(ssp);
	} while (srcu_step(ssp));
	if ((ssp->gp_seq & 1) || ssp->done.head)
		mod_timer(&ssp->timer, jiffies + 1);
	else
		timer_delete(&ssp->timer);
}

/* Invoke what is done; one at a time, so that they stay in order. */
static void invoke_done(struct srcu_struct *ssp)
{
	unsigned long flags;

	spin_lock_irqsave(&ssp->lock, flags);
	while (!ssp->invoking && ssp->done.head) {
		struct rcu_head *head = ssp->done.head;

		list_init(&ssp->done);
		ssp->invoking = true;
		spin_unlock_irqrestore(&ssp->lock, flags);
		while (head) {
			struct rcu_head *next = head->next;

			head->func(head);
			head = next;
		}
		spin_lock_irqsave(&ssp->lock, flags);
		ssp->invoking = false;
	}
	spin_unlock_irqrestore(&ssp->lock, flags);
}

/* The timer of a struct srcu_struct. */
void srcu_timer_fn(struct timer_list *t)
{
	struct srcu_struct *ssp = container_of(t, struct srcu_struct, timer);
	unsigned long flags;

	spin_lock_irqsave(&ssp->lock, flags);
	srcu_advance(ssp);
	/* what is done is invoked now; only readers are waited for */
	if (!(ssp->gp_seq & 1))
		timer_delete(&ssp->timer);
	spin_unlock_irqrestore(&ssp->lock, flags);
	invoke_done(ssp);
}
EXPORT_SYMBOL_GPL(srcu_timer_fn);

/**
 * call_srcu - call @func(@head) after a grace period
 * @ssp: of whose readers
 * @head: in the object that they may still use
 * @func: runs as a softirq; must not sleep
 *
 * Context: any but NMI.
 */
void call_srcu(struct srcu_struct *ssp, struct rcu_head *head,
	       rcu_callback_t func)
{
	unsigned long flags;

	head->func = func;
	head->next = NULL;
	spin_lock_irqsave(&ssp->lock, flags);
	*ssp->nxt.tail = head;
	ssp->nxt.tail = &head->next;
	advance_callbacks(ssp);
	if (!timer_pending(&ssp->timer))
		mod_timer(&ssp->timer, jiffies + 1);
	spin_unlock_irqrestore(&ssp->lock, flags);
}
EXPORT_SYMBOL_GPL(call_srcu);

/** get_state_synchronize_srcu - a number for "a grace period from now on" */
unsigned long get_state_synchronize_srcu(struct srcu_struct *ssp)
{
	return next_seq(ssp);
}
EXPORT_SYMBOL_GPL(get_state_synchronize_srcu);

/** start_poll_synchronize_srcu - the same, and see that there is one */
unsigned long start_poll_synchronize_srcu(struct srcu_struct *ssp)
{
	unsigned long seq = next_seq(ssp), flags;

	spin_lock_irqsave(&ssp->lock, flags);
	want(ssp, seq);
	srcu_advance(ssp);
	spin_unlock_irqrestore(&ssp->lock, flags);
	return seq;
}
EXPORT_SYMBOL_GPL(start_poll_synchronize_srcu);

/** poll_state_synchronize_srcu - has the grace period of @cookie ended? */
bool poll_state_synchronize_srcu(struct srcu_struct *ssp, unsigned long cookie)
{
	return gp_done(ssp, cookie);
}
EXPORT_SYMBOL_GPL(poll_state_synchronize_srcu);

/**
 * synchronize_srcu - wait until all readers of @ssp that run now have ended
 *
 * Context: may sleep; not inside a reader of @ssp.
 */
void synchronize_srcu(struct srcu_struct *ssp)
{
	unsigned long seq = next_seq(ssp), flags;

	might_sleep();
	for (int i = 0; i < POLLS && !gp_done(ssp, seq); i++) {
		spin_lock_irqsave(&ssp->lock, flags);
		want(ssp, seq);
		srcu_advance(ssp);
		spin_unlock_irqrestore(&ssp->lock, flags);
		cpu_relax();
	}
	wait_event(ssp->wq, gp_done(ssp, seq));
	/* whoever woke us may still be in wake_up_all() under the lock */
	spin_lock_irqsave(&ssp->lock, flags);
	spin_unlock_irqrestore(&ssp->lock, flags);
}
EXPORT_SYMBOL_GPL(synchronize_srcu);

struct srcu_barrier {
	struct rcu_head head;
	struct completion done;
};

static void srcu_barrier_cb(struct rcu_head *head)
{
	complete(&container_of(head, struct srcu_barrier, head)->done);
}

/** srcu_barrier - wait until all callbacks queued so far have been invoked */
void srcu_barrier(struct srcu_struct *ssp)
{
	struct srcu_barrier b;

	init_completion(&b.done);
	call_srcu(ssp, &b.head, srcu_barrier_cb);	/* behind all others */
	wait_for_completion(&b.done);
}
EXPORT_SYMBOL_GPL(srcu_barrier);

/**
 * cleanup_srcu_struct - the end of one that init_srcu_struct() made
 * @ssp: without readers, and srcu_barrier() was called after the last callback
 *
 * With readers left it warns and leaks, as in Linux.
 */
void cleanup_srcu_struct(struct srcu_struct *ssp)
{
	if (WARN_ON(!drained(ssp, 0) || !drained(ssp, 1)))
		return;
	timer_delete_sync(&ssp->timer);
	if (WARN_ON(ssp->nxt.head || ssp->wait.head || ssp->done.head))
		return;
	free_percpu(ssp->sda);
	ssp->sda = NULL;
}
EXPORT_SYMBOL_GPL(cleanup_srcu_struct);
