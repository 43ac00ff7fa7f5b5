// SPDX-License-Identifier: MIT
/*
 * watchdog.c - the soft lockup detector.
 *
 * A CPU whose interrupts work but which no thread can get is locked up: some
 * thread loops with preemption off. Every four seconds' worth of ticks each
 * CPU asks its stopper, the thread that nothing may delay, to note that it
 * ran. A tick that finds the note more than 20 seconds old reports.
 *
 *	tick	every 1000th: queue softlockup_fn on this CPU's stopper
 *	stopper	touched = ticks
 *	tick	ticks - touched > 5000: BUG: soft lockup
 *
 * Time is counted in this CPU's own ticks: an idle CPU has none and ages not.
 *
 * Locks: none; everything belongs to its CPU.
 * Linux: kernel/watchdog.c, which counts with an hrtimer. Left out: sysctls.
 * Hard lockups are watchdog_buddy.c's.
 */
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/smp.h>
#include <linux/stop_machine.h>
#include <linux/tick.h>
#include <linux/nmi.h>
#include <asm/irq_regs.h>
#include <asm/ptrace.h>

/**
 * struct watchdog - one CPU's
 * @ticks: ticks that it took
 * @touched: @ticks when the stopper ran last
 * @next_sample: ask the stopper again at this tick
 * @busy: the stopper was asked and has not run; @work is in use
 * @reported: do not report the same lockup at every sample
 * @work: what the stopper is asked
 */
struct watchdog {
	unsigned long		ticks;
	unsigned long		touched;
	unsigned long		next_sample;
	bool			busy;
	unsigned long		reported;
	struct cpu_stop_work	work;
};

static DEFINE_PER_CPU(struct watchdog, watchdog);
unsigned int watchdog_thresh = 10;	/* seconds; twice is too long */
static bool softlockup_panic;

static unsigned long thresh_ticks(void)
{
	return 2UL * watchdog_thresh * HZ;
}

/**
 * touch_softlockup_watchdog - this CPU is busy for a reason: begin anew
 *
 * Context: any.
 */
void touch_softlockup_watchdog(void)
{
	this_cpu_write(watchdog.touched, this_cpu_read(watchdog.ticks));
}
EXPORT_SYMBOL(touch_softlockup_watchdog);

/** touch_all_softlockup_watchdogs - so are all */
void touch_all_softlockup_watchdogs(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		WRITE_ONCE(per_cpu(watchdog, cpu).touched,
			   READ_ONCE(per_cpu(watchdog, cpu).ticks));
}

/* Runs on the stopper: whoever can run this is not locked up. */
static int softlockup_fn(void *data)
{
	struct watchdog *wd = data;

	WRITE_ONCE(wd->touched, wd->ticks);
	wd->reported = 0;
	WRITE_ONCE(wd->busy, false);
	return 0;
}

static void report_lockup(unsigned long age)
{
	struct pt_regs *regs = get_irq_regs();

	pr_emerg("watchdog: BUG: soft lockup - CPU#%d stuck for %us! [%s:%d]\n",
		 smp_processor_id(), (unsigned int)(age / HZ),
		 current->comm, current->pid);
	if (regs)
		show_regs(regs);
	else
		dump_stack();
	add_taint(TAINT_SOFTLOCKUP, LOCKDEP_STILL_OK);
	if (softlockup_panic)
		panic("softlockup: hung tasks");
}

static noinline void watchdog_sample(struct watchdog *wd)
{
	unsigned int cpu = smp_processor_id();
	unsigned long age;

	wd->next_sample = wd->ticks + thresh_ticks() / 5;
	if (!READ_ONCE(wd->busy)) {
		wd->busy = true;
		if (!stop_one_cpu_nowait(cpu, softlockup_fn, wd, &wd->work))
			softlockup_fn(wd);
		return;
	}
	/* Asked one sample ago or more, and it has not run. */
	age = wd->ticks - READ_ONCE(wd->touched);
	if (age > thresh_ticks() && age - wd->reported > thresh_ticks()) {
		wd->reported = age;
		report_lockup(age);
	}
}

/*
 * Stands between the tick and the scheduler, which lies below: the tick has
 * one handler. The two lines that every tick goes through are all that the
 * detector costs. Context: hard interrupt.
 */
static void watchdog_tick(void)
{
	struct watchdog *wd = this_cpu_ptr(&watchdog);

	sched_tick();
	if (unlikely(++wd->ticks >= wd->next_sample))
		watchdog_sample(wd);
}

static int __init setup_thresh(char *val)
{
	unsigned int secs;

	if (kstrtouint(val, 0, &secs) || secs > 60)
		return 0;
	watchdog_thresh = secs;
	return 1;
}
__setup("watchdog_thresh=", setup_thresh);

static int __init setup_softlockup_panic(char *val)
{
	return !kstrtobool(val, &softlockup_panic);
}
__setup("softlockup_panic=", setup_softlockup_panic);

static int __init setup_nowatchdog(char *val)
{
	watchdog_thresh = 0;
	return 1;
}
__setup("nowatchdog", setup_nowatchdog);

static int __init setup_nosoftlockup(char *val)
{
	watchdog_thresh = 0;
	return 1;
}
__setup("nosoftlockup", setup_nosoftlockup);

/* After the stoppers: core_initcall. */
static int __init lockup_detector_init(void)
{
	if (watchdog_thresh)
		tick_set_sched_handler(watchdog_tick);
	return 0;
}
core_initcall(lockup_detector_init);
