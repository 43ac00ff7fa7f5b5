// SPDX-License-Identifier: MIT
/*
 * softirq.c - work put off from hard interrupts, and the count of contexts.
 *
 * A handler raises a bit in __softirq_pending; when the outermost interrupt
 * ends, irq_exit() runs the raised softirqs with interrupts on, on the same
 * stack. What keeps coming back is left to the thread ksoftirqd/N
 * (kernel/ksoftirqd.c), so that softirqs cannot starve the CPU's threads.
 *
 * Cast: arch/x86_64/entry calls irq_enter()/irq_exit(); the timer wheel and RCU
 * open softirqs; local_bh_enable() runs those that came while they were held.
 * Locks: none. __softirq_pending belongs to its CPU, with interrupts off.
 *
 * Linux: kernel/softirq.c. Left out: the time limit of 2 ms beside the restart
 * limit, PREEMPT_RT, interrupt time accounting.
 */
#include <linux/interrupt.h>
#include <linux/bitops.h>
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/tick.h>
#include <linux/timer.h>

/* Rounds of one __do_softirq() before ksoftirqd takes over. */
#define MAX_SOFTIRQ_RESTART	10

DEFINE_PER_CPU(unsigned int, __softirq_pending);

/* RCU's view of each CPU; see rcupdate.h. Starts even: not watched. */
DEFINE_PER_CPU(unsigned long, rcu_qs);

static DEFINE_PER_CPU(unsigned int [NR_SOFTIRQS], softirq_count_of);
static struct softirq_action softirq_vec[NR_SOFTIRQS];

/* Set once while booting; see softirq_set_wakeup(). */
static void (*wake_ksoftirqd)(void);

const char *const softirq_to_name[NR_SOFTIRQS] = {
	"HI", "TIMER", "TASKLET", "SCHED", "HRTIMER", "RCU"
};

/**
 * softirq_set_wakeup - say how this CPU's ksoftirqd is woken
 * @wake: called with interrupts off
 *
 * Linux: wakeup_softirqd() calls the scheduler directly; here softirqs lie
 * below it.
 */
void softirq_set_wakeup(void (*wake)(void))
{
	wake_ksoftirqd = wake;
}

static void wakeup_softirqd(void)
{
	if (wake_ksoftirqd)
		wake_ksoftirqd();
}

/**
 * open_softirq - say what softirq @nr does
 * @nr: TIMER_SOFTIRQ, ...
 * @action: called with interrupts on, softirqs held off
 *
 * Context: boot.
 */
void open_softirq(int nr, void (*action)(void))
{
	softirq_vec[nr].action = action;
}

/**
 * __raise_softirq_irqoff - mark softirq @nr of this CPU as pending
 *
 * Only marks: for callers who know that irq_exit() or local_bh_enable()
 * follows. Context: interrupts off.
 */
void __raise_softirq_irqoff(unsigned int nr)
{
	this_cpu_or(__softirq_pending, 1U << nr);
}

/**
 * raise_softirq_irqoff - have softirq @nr run on this CPU soon
 *
 * From an interrupt, or with softirqs held off, whoever leaves that state runs
 * it. From plain process context nobody would: wake the thread.
 * Context: interrupts off.
 */
void raise_softirq_irqoff(unsigned int nr)
{
	__raise_softirq_irqoff(nr);
	if (!in_interrupt())
		wakeup_softirqd();
}
EXPORT_SYMBOL(raise_softirq_irqoff);

/** raise_softirq - raise_softirq_irqoff() for any context */
void raise_softirq(unsigned int nr)
{
	unsigned long flags;

	local_irq_save(flags);
	raise_softirq_irqoff(nr);
	local_irq_restore(flags);
}
EXPORT_SYMBOL(raise_softirq);

/* One round: run what @pending names, lowest number first. */
static void run_softirqs(unsigned int pending)
{
	while (pending) {
		unsigned int nr = __ffs(pending);
		int before = preempt_count();

		pending &= pending - 1;
		this_cpu_inc(softirq_count_of[nr]);
		softirq_vec[nr].action();
		if (likely(before == preempt_count()))
			continue;
		pr_err("softirq %u %s %ps changed preempt_count from %08x to %08x\n",
		       nr, softirq_to_name[nr], softirq_vec[nr].action,
		       before, preempt_count());
		preempt_count_set(before);
	}
}

/**
 * __do_softirq - run this CPU's pending softirqs
 *
 * Context: interrupts off on entry and exit, on in between; not nested.
 */
void __do_softirq(void)
{
	int restarts = MAX_SOFTIRQ_RESTART;
	unsigned int pending = local_softirq_pending();

	preempt_count_add(SOFTIRQ_OFFSET);
	barrier();

	do {
		this_cpu_write(__softirq_pending, 0);
		local_irq_enable();
		run_softirqs(pending);
		local_irq_disable();
		pending = local_softirq_pending();
	} while (pending && !test_preempt_need_resched() && --restarts);

	if (pending)
		wakeup_softirqd();
	barrier();
	preempt_count_sub(SOFTIRQ_OFFSET);
}

/** do_softirq - run pending softirqs now, if this context may */
void do_softirq(void)
{
	unsigned long flags;

	if (in_interrupt())
		return;
	local_irq_save(flags);
	if (local_softirq_pending())
		__do_softirq();
	local_irq_restore(flags);
}

/**
 * __local_bh_enable_ip - let softirqs run again on this CPU
 * @ip: caller, for reports
 * @cnt: what was added to the preempt count
 *
 * One is kept of @cnt while softirqs run: they must not be preempted between
 * being unmasked and being run.
 */
void __local_bh_enable_ip(unsigned long ip, unsigned int cnt)
{
	WARN_ON_ONCE(in_hardirq() || irqs_disabled());
	preempt_count_sub(cnt - 1);
	if (unlikely(!in_interrupt() && local_softirq_pending()))
		do_softirq();
	preempt_count_dec();
	preempt_check_resched();
}
EXPORT_SYMBOL(__local_bh_enable_ip);

/** _local_bh_enable - local_bh_enable() that leaves softirqs to the next exit */
void _local_bh_enable(void)
{
	WARN_ON_ONCE(in_hardirq());
	preempt_count_sub(SOFTIRQ_DISABLE_OFFSET);
}
EXPORT_SYMBOL(_local_bh_enable);

/*
 * The interrupt ended idling: from here on RCU watches this CPU again, until
 * the idle loop's next ct_idle_enter(). An interrupt always ends the halt, so
 * nothing has to be undone in irq_exit().
 */
static noinline void irq_enter_from_idle(void)
{
	ct_idle_exit();
	tick_irq_enter();
}

/**
 * irq_enter_rcu - a hard interrupt begins
 *
 * Context: interrupts off; first thing that an interrupt does in C.
 */
void irq_enter_rcu(void)
{
	preempt_count_add(HARDIRQ_OFFSET);
	if (unlikely(!rcu_is_watching()))
		irq_enter_from_idle();
}

/**
 * irq_exit_rcu - a hard interrupt ends; run softirqs if it was the outermost
 *
 * Context: interrupts off; last thing before the return path looks at
 * need-resched.
 */
void irq_exit_rcu(void)
{
	preempt_count_sub(HARDIRQ_OFFSET);
	if (local_softirq_pending() && !in_interrupt())
		__do_softirq();
}

/** irq_enter - same as irq_enter_rcu(); Linux: also tells RCU about idle */
void irq_enter(void)
{
	irq_enter_rcu();
}

/** irq_exit - see irq_exit_rcu() */
void irq_exit(void)
{
	irq_exit_rcu();
}

/**
 * ct_idle_exit - this CPU no longer idles: readers may begin
 *
 * Does nothing when an interrupt has done it already.
 * Pairs with: smp_mb() in rcu_gp_begin() and rcu_gp_poll(): either they see
 * the odd count, or all reads below see what was unlinked before them.
 * Context: interrupts off.
 */
void ct_idle_exit(void)
{
	if (rcu_is_watching())
		return;
	this_cpu_add(rcu_qs, RCU_WATCHING);
	smp_mb();
}
EXPORT_SYMBOL_GPL(ct_idle_exit);

/** kstat_softirqs_cpu - how often softirq @nr ran on @cpu */
unsigned long kstat_softirqs_cpu(unsigned int nr, int cpu)
{
	return READ_ONCE(per_cpu(softirq_count_of, cpu)[nr]);
}

static void softirq_no_action(void)
{
	WARN_ONCE(1, "softirq raised that nobody opened\n");
}

/**
 * softirq_init - every softirq has an action from now on
 *
 * Timers lie below and are told here how to reach their softirqs.
 * Context: boot.
 */
void softirq_init(void)
{
	int nr;

	for (nr = 0; nr < NR_SOFTIRQS; nr++)
		if (!softirq_vec[nr].action)
			open_softirq(nr, softirq_no_action);
	open_softirq(TIMER_SOFTIRQ, run_timer_softirq);
	open_softirq(HRTIMER_SOFTIRQ, hrtimer_run_softirq);
	timer_set_softirq(__raise_softirq_irqoff);
}
