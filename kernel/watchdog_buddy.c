// SPDX-License-Identifier: MIT
/*
 * watchdog_buddy.c - the hard lockup detector.
 *
 * A CPU that takes no interrupts any more cannot say so. So each watches its
 * buddy, the next one online: a timer looks at it five times in the time that
 * a soft lockup may take. If three looks in a row find the same number of
 * ticks, and it does not idle, it is locked up; an NMI makes it say where.
 *
 *	CPU0	looks at 1	looks at 1	looks at 1: hard LOCKUP
 *	CPU1	tick tick cli  ..  ..  ..  ..  ..  ..  NMI: backtrace
 *
 * An idle CPU has no ticks either, but RCU does not watch it: rcu_qs is even.
 *
 * Locks: none. What is known of a buddy is changed by its watcher only, and a
 * CPU that comes or goes changes who that is: then one look is lost.
 * Linux: kernel/watchdog_buddy.c, watchdog.c; the looks are hrtimers there.
 */
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/nmi.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/smp.h>
#include <linux/string.h>
#include <linux/tick.h>
#include <linux/timer.h>

#define MISSES	3

/**
 * struct buddy - what a CPU's watcher knows of it
 * @timer: [o] the CPU's own, for looking at the next one
 * @ticks: ticks of the CPU at the last look
 * @qs: its rcu_qs at the last look
 * @misses: looks that found both unchanged
 * @warned: it was reported
 * @touched: [a] it is busy for a reason; set by the CPU itself
 */
struct buddy {
	struct timer_list timer;
	unsigned long ticks;
	unsigned long qs;
	unsigned int misses;
	bool warned;
	bool touched;
};

static DEFINE_PER_CPU(struct buddy, buddy);
static bool hardlockup_panic;
static bool hard_off;

/** arch_touch_nmi_watchdog - this CPU has interrupts off for a reason */
void arch_touch_nmi_watchdog(void)
{
	WRITE_ONCE(raw_cpu_ptr(&buddy)->touched, true);
}
EXPORT_SYMBOL(arch_touch_nmi_watchdog);

/* Has @cpu neither ticked nor idled for too long? */
static bool is_hardlockup(struct buddy *b, unsigned int cpu)
{
	unsigned long ticks = READ_ONCE(per_cpu(tick_cpu_sched, cpu).ticks);
	unsigned long qs = READ_ONCE(per_cpu(rcu_qs, cpu));
	bool same = ticks == b->ticks && qs == b->qs && (qs & RCU_WATCHING);

	b->ticks = ticks;
	b->qs = qs;
	if (same && !READ_ONCE(b->touched))
		return ++b->misses >= MISSES;
	WRITE_ONCE(b->touched, false);
	b->misses = 0;
	b->warned = false;
	return false;
}

static void look_at(unsigned int cpu)
{
	struct buddy *b = per_cpu_ptr(&buddy, cpu);

	if (!is_hardlockup(b, cpu) || b->warned)
		return;
	b->warned = true;
	pr_emerg("watchdog: Watchdog detected hard LOCKUP on cpu %d\n", cpu);
	trigger_single_cpu_backtrace(cpu);
	if (hardlockup_panic)
		panic("Hard LOCKUP");
}

static unsigned long look_interval(void)
{
	return 2UL * watchdog_thresh * HZ / 5;
}

/* Context: softirq, on the CPU that watches. */
static void buddy_timer_fn(struct timer_list *timer)
{
	unsigned int this_cpu = smp_processor_id();
	unsigned int cpu = cpumask_next(this_cpu, cpu_online_mask);

	if (cpu >= nr_cpu_ids)
		cpu = cpumask_first(cpu_online_mask);
	if (cpu != this_cpu)
		look_at(cpu);
	mod_timer(timer, jiffies + look_interval());
}

static int buddy_online(unsigned int cpu)
{
	struct buddy *b = per_cpu_ptr(&buddy, cpu);

	b->misses = 0;
	b->warned = false;
	timer_setup(&b->timer, buddy_timer_fn, TIMER_PINNED);
	b->timer.expires = jiffies + look_interval();
	add_timer_on(&b->timer, cpu);
	return 0;
}

static int buddy_offline(unsigned int cpu)
{
	timer_delete_sync(&per_cpu(buddy, cpu).timer);
	return 0;
}

/* nmi_watchdog=0, =panic */
static int __init setup_nmi_watchdog(char *val)
{
	hardlockup_panic = !strncmp(val, "panic", 5);
	hard_off = !strcmp(val, "0");
	return 1;
}
__setup("nmi_watchdog=", setup_nmi_watchdog);

static int __init setup_hardlockup_panic(char *val)
{
	return !kstrtobool(val, &hardlockup_panic);
}
__setup("hardlockup_panic=", setup_hardlockup_panic);

static int __init watchdog_buddy_init(void)
{
	if (watchdog_thresh && !hard_off && num_possible_cpus() > 1)
		cpuhp_setup_state(CPUHP_AP_WATCHDOG_ONLINE, "lockup_detector",
				  buddy_online, buddy_offline);
	return 0;
}
late_initcall(watchdog_buddy_init);
