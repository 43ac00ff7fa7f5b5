// SPDX-License-Identifier: MIT
/*
 * tree.c - RCU: counting quiescent states, and callbacks that wait for them.
 *
 * Each CPU counts its quiescent states in one word, rcu_qs (rcupdate.h): a
 * switch of tasks, a tick that hit preemptible code, and each way into and out
 * of idle. A grace period takes a snapshot of all the words; it is over when
 * each has moved, or shows its CPU idle. Nobody reports: rcu_gp looks.
 *
 *	gp_seq	odd: a grace period runs; even: none does
 *
 *	call_rcu()    nxt ----------> wait ----------------> done --> invoked
 *	              (no number yet) (wait_seq is assigned) (gp_seq got there)
 *
 * Cast: call_rcu() only appends. The tick, or the idle loop, raises RCU_SOFTIRQ
 * where there is something to move; rcu_core() moves and invokes. The thread
 * rcu_gp (gp_kthread.c) calls rcu_gp_begin/poll/end().
 * Locks: a CPU's lists belong to it, with interrupts off. gp_lock guards
 * gp_wanted; gp_seq and the snapshots are written by rcu_gp alone.
 *
 * Linux: kernel/rcu/tree.c. Left out: the tree of rcu_nodes (64 words are
 * looked at in no time), reports by the CPUs, offloaded callbacks, priority
 * boosting, the fourth list segment.
 */
#include <linux/rcupdate.h>
#include <linux/array_size.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include "rcu.h"

#define RCU_BLIMIT	100	/* callbacks at a time ... */
#define RCU_QHIMARK	10000	/* ... unless there are more than this */

/**
 * struct rcu_cblist - callbacks, first in first out
 * @head: first, or NULL
 * @tail: where the next one's address goes
 */
struct rcu_cblist {
	struct rcu_head *head;
	struct rcu_head **tail;
};

/**
 * struct rcu_data - one CPU's callbacks
 * @nxt: [o] not yet assigned to a grace period
 * @len: [o] in all three lists; others may read it
 * @wait: [o] done when gp_seq reaches @wait_seq
 * @wait_seq: [o]
 * @done: [o] may be invoked
 * @snap: [gp] rcu_qs at the begin of the grace period
 * @holdout: [gp] was not seen quiescent since
 */
struct rcu_data {
	struct rcu_cblist nxt;
	unsigned long len;
	struct rcu_cblist wait;
	unsigned long wait_seq;
	struct rcu_cblist done;
	unsigned long snap;
	bool holdout;
};

static DEFINE_PER_CPU(struct rcu_data, rcu_data);

static unsigned long gp_seq;
static unsigned long gp_wanted;		/* [gp_lock] reach at least this */
static DEFINE_RAW_SPINLOCK(gp_lock);
static unsigned long gp_start;		/* jiffies; of the request at first */
static void (*wake_rcu_gp)(void);

bool rcu_scheduler_active;
EXPORT_SYMBOL_GPL(rcu_scheduler_active);
static unsigned long stall_timeout = 21 * HZ;
static unsigned long stall_at;		/* jiffies; meaningful if needed or on */

static void cblist_init(struct rcu_cblist *l)
{
	l->head = NULL;
	l->tail = &l->head;
}

/* Append all of @from to @to. */
static void cblist_move(struct rcu_cblist *to, struct rcu_cblist *from)
{
	if (!from->head)
		return;
	*to->tail = from->head;
	to->tail = from->tail;
	cblist_init(from);
}

/**
 * get_state_synchronize_rcu - a number for "a grace period from now on"
 *
 * A running one may have begun before the caller's last store: it does not
 * count, the next whole one does.
 * Return: what poll_state_synchronize_rcu() takes.
 */
unsigned long get_state_synchronize_rcu(void)
{
	smp_mb();	/* Pairs with: smp_mb() in rcu_gp_begin() */
	return (READ_ONCE(gp_seq) + 3) & ~1UL;
}
EXPORT_SYMBOL_GPL(get_state_synchronize_rcu);

/** poll_state_synchronize_rcu - has the grace period of @oldstate ended? */
bool poll_state_synchronize_rcu(unsigned long oldstate)
{
	/* Pairs with: smp_store_release() in rcu_gp_end() */
	return ULONG_CMP_GE(smp_load_acquire(&gp_seq), oldstate);
}
EXPORT_SYMBOL_GPL(poll_state_synchronize_rcu);

/**
 * rcu_set_gp_wakeup - say how the thread rcu_gp is woken
 *
 * Linux: wakes it directly; here the scheduler lies above.
 */
void rcu_set_gp_wakeup(void (*wake)(void))
{
	WRITE_ONCE(wake_rcu_gp, wake);
}

/** rcu_gp_needed - was a grace period asked for that has not run yet? */
bool rcu_gp_needed(void)
{
	return ULONG_CMP_LT(READ_ONCE(gp_seq), READ_ONCE(gp_wanted));
}

/**
 * rcu_request_gp - have grace periods run until gp_seq reaches @seq
 * @seq: from get_state_synchronize_rcu()
 *
 * Context: any but NMI.
 */
void rcu_request_gp(unsigned long seq)
{
	void (*wake)(void) = READ_ONCE(wake_rcu_gp);
	unsigned long flags;

	if (ULONG_CMP_GE(READ_ONCE(gp_wanted), seq))
		return;

	raw_spin_lock_irqsave(&gp_lock, flags);
	if (!rcu_gp_needed()) {
		WRITE_ONCE(gp_start, jiffies);
		WRITE_ONCE(stall_at, jiffies + stall_timeout);
	}
	if (ULONG_CMP_LT(gp_wanted, seq))
		WRITE_ONCE(gp_wanted, seq);
	raw_spin_unlock_irqrestore(&gp_lock, flags);

	if (wake)
		wake();
}

/** start_poll_synchronize_rcu - get_state_, and have that grace period run */
unsigned long start_poll_synchronize_rcu(void)
{
	unsigned long seq = get_state_synchronize_rcu();

	rcu_request_gp(seq);
	return seq;
}
EXPORT_SYMBOL_GPL(start_poll_synchronize_rcu);

/** get_completed_synchronize_rcu - a number of a grace period that is over */
unsigned long get_completed_synchronize_rcu(void)
{
	return READ_ONCE(gp_seq) & ~1UL;
}
EXPORT_SYMBOL_GPL(get_completed_synchronize_rcu);

/**
 * call_rcu - call @func(@head) after a grace period
 * @head: in the object that readers may still use
 * @func: runs as a softirq; must not sleep
 *
 * Only appends to this CPU's list: each exiting thread comes here.
 * Context: any but NMI.
 */
void call_rcu(struct rcu_head *head, rcu_callback_t func)
{
	struct rcu_data *rdp;
	unsigned long flags;

	head->func = func;
	head->next = NULL;

	local_irq_save(flags);
	rdp = this_cpu_ptr(&rcu_data);
	*rdp->nxt.tail = head;
	rdp->nxt.tail = &head->next;
	rdp->len++;
	local_irq_restore(flags);
}
EXPORT_SYMBOL_GPL(call_rcu);

/**
 * rcu_momentary_eqs - this CPU is in no reader at this moment
 *
 * For loops that may not be preempted, and are long. Context: no reader.
 */
void rcu_momentary_eqs(void)
{
	this_cpu_add(rcu_qs, RCU_QS_STEP);
	smp_mb();	/* Pairs with: smp_mb() in rcu_gp_begin(), rcu_gp_poll() */
}
EXPORT_SYMBOL_GPL(rcu_momentary_eqs);

/* Is there anything for rcu_core() to do on this CPU? Interrupts off. */
static bool rcu_pending(struct rcu_data *rdp)
{
	if (rdp->done.head)
		return true;
	if (rdp->wait.head)
		return poll_state_synchronize_rcu(rdp->wait_seq);
	return rdp->nxt.head;
}

/* Move callbacks one list on, where they may. Interrupts off. */
static void rcu_advance_cbs(struct rcu_data *rdp)
{
	if (rdp->wait.head && poll_state_synchronize_rcu(rdp->wait_seq))
		cblist_move(&rdp->done, &rdp->wait);
	if (rdp->wait.head || !rdp->nxt.head)
		return;
	cblist_move(&rdp->wait, &rdp->nxt);
	rdp->wait_seq = get_state_synchronize_rcu();
	rcu_request_gp(rdp->wait_seq);
}

/* A small "function" is kvfree_rcu()'s: where in the object the head is. */
static void rcu_invoke(struct rcu_head *head)
{
	unsigned long offset = (unsigned long)head->func;

	if (__is_kvfree_rcu_offset(offset))
		kvfree((void *)head - offset);
	else
		head->func(head);
}

/* Invoke what is done; put back what is too much for one go. */
static void rcu_do_batch(struct rcu_data *rdp)
{
	unsigned long limit, n = 0;
	struct rcu_cblist ready;
	struct rcu_head *head;

	local_irq_disable();
	cblist_init(&ready);
	cblist_move(&ready, &rdp->done);
	limit = rdp->len > RCU_QHIMARK ? ULONG_MAX : RCU_BLIMIT;
	local_irq_enable();

	while (ready.head && n < limit) {
		head = ready.head;
		ready.head = head->next;
		rcu_invoke(head);
		n++;
	}

	local_irq_disable();
	rdp->len -= n;
	if (ready.head) {
		/* @done is empty: only this softirq fills it */
		rdp->done = ready;
		raise_softirq_irqoff(RCU_SOFTIRQ);
	}
	local_irq_enable();
}

/* RCU_SOFTIRQ */
static void rcu_core(void)
{
	struct rcu_data *rdp = this_cpu_ptr(&rcu_data);

	local_irq_disable();
	rcu_advance_cbs(rdp);
	local_irq_enable();

	if (rdp->done.head)
		rcu_do_batch(rdp);
}

/*
 * The tick of a CPU that may not be preempted finds the stall: the CPU holds
 * the grace period up, or keeps rcu_gp from so much as beginning one.
 */
static noinline void rcu_self_stall(struct rcu_data *rdp)
{
	bool begun = READ_ONCE(gp_seq) & 1;

	if (begun && !rdp->holdout)
		return;
	WRITE_ONCE(stall_at, jiffies + 3 * stall_timeout);
	if (begun)
		pr_err("rcu: INFO: rcu_sched self-detected stall on CPU\n");
	else
		pr_err("rcu: INFO: rcu_gp kthread starved, grace period not begun\n");
	pr_err("rcu: \t%d-....: (t=%lu jiffies g=%lu q=%lu)\n",
	       smp_processor_id(), jiffies - gp_start, gp_seq,
	       rcu_callbacks_pending());
	dump_stack();
}

/**
 * rcu_sched_clock_irq - the tick's part of RCU
 * @user: the tick hit user mode; never here
 *
 * Code that was preemptible is in no reader. Returning from the interrupt is
 * the full barrier after the count.
 * Context: the tick's hard interrupt.
 */
void rcu_sched_clock_irq(int user)
{
	struct rcu_data *rdp = this_cpu_ptr(&rcu_data);

	if (preempt_count() == HARDIRQ_OFFSET)
		this_cpu_add(rcu_qs, RCU_QS_STEP);
	else if (unlikely(rcu_stall_due()))
		rcu_self_stall(rdp);
	if (rdp->len && rcu_pending(rdp))
		__raise_softirq_irqoff(RCU_SOFTIRQ);
}

/**
 * rcu_prepare_for_idle - do what would keep this CPU's callbacks waiting
 *
 * A CPU that halts gets no ticks: its new callbacks ask for their grace period
 * here, and done ones run. After that rcu_gp_end() wakes it, so the tick may
 * stop even while callbacks wait.
 * Context: the idle thread, interrupts off, before the last look at
 * need_resched(): rcu_gp may have been woken on this CPU.
 */
void rcu_prepare_for_idle(void)
{
	struct rcu_data *rdp = this_cpu_ptr(&rcu_data);

	if (likely(!rdp->len) || !rcu_pending(rdp))
		return;
	__raise_softirq_irqoff(RCU_SOFTIRQ);
	__do_softirq();
}

/** rcu_needs_cpu - would this CPU's callbacks suffer if its tick stopped? */
bool rcu_needs_cpu(void)
{
	struct rcu_data *rdp = this_cpu_ptr(&rcu_data);

	return rdp->len && rcu_pending(rdp);
}

/**
 * ct_idle_enter - this CPU idles: no reader until ct_idle_exit()
 *
 * The count is a plain add: on x86 the reads of earlier readers are done
 * before the store is seen. Context: interrupts off.
 */
void ct_idle_enter(void)
{
	if (rcu_is_watching())
		this_cpu_add(rcu_qs, RCU_WATCHING);
}
EXPORT_SYMBOL_GPL(ct_idle_enter);

/**
 * rcu_gp_begin - begin a grace period
 *
 * Context: rcu_gp.
 */
void rcu_gp_begin(void)
{
	struct rcu_data *rdp;
	int cpu;

	WRITE_ONCE(gp_start, jiffies);
	WRITE_ONCE(stall_at, jiffies + stall_timeout);
	WRITE_ONCE(gp_seq, gp_seq + 1);
	/*
	 * What updaters unlinked is seen before the snapshots are taken.
	 * Pairs with: the locked instruction after rcu_note_context_switch(),
	 * the return from the tick, smp_mb() in ct_idle_exit(); and with
	 * smp_mb() in get_state_synchronize_rcu().
	 */
	smp_mb();
	for_each_possible_cpu(cpu) {
		rdp = per_cpu_ptr(&rcu_data, cpu);
		rdp->snap = READ_ONCE(per_cpu(rcu_qs, cpu));
		WRITE_ONCE(rdp->holdout, rdp->snap & RCU_WATCHING);
	}
	/* This thread is in no reader, so neither is the CPU it runs on. */
	rcu_note_context_switch(false);
	smp_mb();
}

/**
 * rcu_gp_poll - have all CPUs been quiescent?
 * @holdout: called for each one that was not, or NULL
 *
 * Context: rcu_gp.
 * Return: true when the grace period may end.
 */
bool rcu_gp_poll(void (*holdout)(int cpu))
{
	bool all = true;
	int cpu;

	for_each_possible_cpu(cpu) {
		struct rcu_data *rdp = per_cpu_ptr(&rcu_data, cpu);

		if (!rdp->holdout)
			continue;
		if (READ_ONCE(per_cpu(rcu_qs, cpu)) != rdp->snap) {
			WRITE_ONCE(rdp->holdout, false);
			continue;
		}
		all = false;
		if (holdout)
			holdout(cpu);
	}
	smp_mb();	/* their readers' accesses, then our frees */
	return all;
}

/** rcu_gp_end - end a grace period. Context: rcu_gp. */
void rcu_gp_end(void)
{
	WRITE_ONCE(stall_at, jiffies + stall_timeout);
	/* Pairs with: smp_load_acquire() in poll_state_synchronize_rcu() */
	smp_store_release(&gp_seq, gp_seq + 1);
}

/** rcu_cpu_has_callbacks - does @cpu have any callbacks, in whatever state? */
bool rcu_cpu_has_callbacks(int cpu)
{
	return READ_ONCE(per_cpu(rcu_data, cpu).len);
}

/** rcu_callbacks_pending - number of callbacks on all CPUs, roughly */
unsigned long rcu_callbacks_pending(void)
{
	unsigned long sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu(rcu_data, cpu).len);
	return sum;
}

/**
 * rcu_find_callbacks - show the callbacks that wait on this CPU
 * @fn: is called with each of them, and @data
 *
 * Those that are being invoked just now are not among them.
 * Context: interrupts off.
 */
void rcu_find_callbacks(void (*fn)(struct rcu_head *head, void *data),
			void *data)
{
	struct rcu_data *rdp = this_cpu_ptr(&rcu_data);
	struct rcu_cblist *lists[] = { &rdp->done, &rdp->wait, &rdp->nxt };

	for (int i = 0; i < ARRAY_SIZE(lists); i++)
		for (struct rcu_head *h = lists[i]->head; h; h = h->next)
			fn(h, data);
}

/** rcu_stall_due - has a grace period been asked for, or run, for too long? */
bool rcu_stall_due(void)
{
	if (!(READ_ONCE(gp_seq) & 1) && !rcu_gp_needed())
		return false;
	return time_after(jiffies, READ_ONCE(stall_at));
}

/** rcu_stall_report - name the CPUs that hold up the grace period */
void rcu_stall_report(void)
{
	int cpu;

	WRITE_ONCE(stall_at, jiffies + 3 * stall_timeout);
	pr_err("rcu: INFO: rcu_sched detected stalls on CPUs/tasks:\n");
	for_each_possible_cpu(cpu)
		if (per_cpu(rcu_data, cpu).holdout)
			pr_err("rcu: \t%d-....: (quiescent count %lu)\n",
			       cpu, READ_ONCE(per_cpu(rcu_qs, cpu)));
	pr_err("rcu: \t(detected by %d, t=%lu jiffies, g=%lu, q=%lu ncpus=%u)\n",
	       raw_smp_processor_id(), jiffies - gp_start, gp_seq,
	       rcu_callbacks_pending(), num_online_cpus());
}

#ifdef CONFIG_DEBUG_KERNEL
/** rcu_bad_dereference - a pointer was fetched outside any reader; once */
void rcu_bad_dereference(const char *file, int line)
{
	static bool said;

	if (said || !rcu_scheduler_active)
		return;
	said = true;
	pr_warn("WARNING: suspicious RCU usage\n");
	pr_warn("%s:%d suspicious rcu_dereference_check() usage!\n",
		file, line);
	dump_stack();
}
EXPORT_SYMBOL_GPL(rcu_bad_dereference);
#endif

/**
 * rcutree_report_cpu_starting - RCU watches @cpu from now on
 *
 * Context: on @cpu, interrupts off, before it can hold a reader.
 */
void rcutree_report_cpu_starting(unsigned int cpu)
{
	ct_idle_exit();
}

/**
 * rcutree_migrate_callbacks - this CPU takes over the callbacks of a dead one
 * @cpu: dead
 *
 * To be sure they wait for a grace period more, whatever they had behind them.
 * Context: process; CPUs locked for writing, which rcu_barrier() waits for.
 */
void rcutree_migrate_callbacks(int cpu)
{
	struct rcu_data *from = per_cpu_ptr(&rcu_data, cpu), *to;

	local_irq_disable();
	to = this_cpu_ptr(&rcu_data);
	cblist_move(&to->nxt, &from->done);
	cblist_move(&to->nxt, &from->wait);
	cblist_move(&to->nxt, &from->nxt);
	to->len += from->len;
	WRITE_ONCE(from->len, 0);
	local_irq_enable();
}

/**
 * rcu_scheduler_starting - there will be switches: waiting must really wait
 *
 * Context: rest_init(), before the first thread is made.
 */
void rcu_scheduler_starting(void)
{
	WARN_ON(num_online_cpus() != 1);
	rcu_scheduler_active = true;
}

static int __init setup_stall_timeout(char *val)
{
	unsigned int seconds;

	if (kstrtouint(val, 0, &seconds) || seconds < 1 || seconds > 300)
		return 0;
	stall_timeout = seconds * HZ;
	return 1;
}
__setup("rcupdate.rcu_cpu_stall_timeout=", setup_stall_timeout);

/**
 * rcu_init - make the lists ready
 *
 * Context: boot CPU, after setup_per_cpu_areas(), before any call_rcu().
 */
void __init rcu_init(void)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		struct rcu_data *rdp = per_cpu_ptr(&rcu_data, cpu);

		cblist_init(&rdp->nxt);
		cblist_init(&rdp->wait);
		cblist_init(&rdp->done);
		per_cpu(rcu_qs, cpu) = 0;
	}
	rcutree_report_cpu_starting(smp_processor_id());
	open_softirq(RCU_SOFTIRQ, rcu_core);
}
