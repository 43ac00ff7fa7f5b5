// SPDX-License-Identifier: MIT
/*
 * tick.c - the periodic interrupt.
 *
 * A running CPU is interrupted HZ times a second: jiffies move on, due timers
 * are handed to the softirq, the scheduler looks at the time slice. While it
 * has hrtimers the device is set for each interrupt (tick_oneshot.c), and an
 * idle CPU turns the tick off (tick_idle.c).
 *
 * jiffies is a count of the clock, not of interrupts: jiffy n begins at
 * tick_epoch + n * TICK_NSEC. So whichever CPU comes by first catches up for
 * everybody, by however much was slept, and nobody has to be the timekeeper:
 *
 *   CPU0 tick: sees next, adds 1, cmpxchg succeeds -> jiffies + 1
 *   CPU1 tick: sees next, adds 1, cmpxchg fails    -> the other has done it
 *
 * What lies above is reached by hooks: the scheduler's sched_tick(), and the
 * timer softirq (timer.c).
 *
 * Locks: none; struct tick_sched belongs to its CPU, irqs off. @inidle alone is
 * read by others.
 * Linux: kernel/time/tick-common.c; there one CPU keeps the time.
 */
#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/jiffies.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/tick.h>
#include <asm/time.h>
#include "timekeeping.h"

DEFINE_PER_CPU(struct tick_sched, tick_cpu_sched);
EXPORT_SYMBOL(tick_cpu_sched);

/* [I] after tick_init() */
struct tick_device *tick_dev;
u64 tick_epoch;			/* ktime at which jiffies were initial */
static void (*tick_rearm)(void);

static void no_sched_handler(void)
{
}

static void (*tick_sched_handler)(void) = no_sched_handler;

/* [a] ktime at which the next jiffy begins */
u64 tick_next_period;

/**
 * tick_set_sched_handler - what the scheduler does in each tick
 * @fn: called in hard interrupt context on every CPU that is not tickless
 *
 * Linux: sched_tick() is called directly; here time lies below the scheduler.
 */
void tick_set_sched_handler(void (*fn)(void))
{
	tick_sched_handler = fn;
}

/* Race: with other CPUs; see the file's header. */
static void tick_advance_jiffies(u64 now, u64 next)
{
	u64 ticks = 1;

	if (unlikely(now - next >= TICK_NSEC))
		ticks += (now - next) / TICK_NSEC;
	if (try_cmpxchg(&tick_next_period, &next, next + ticks * TICK_NSEC))
		atomic64_add(ticks, (atomic64_t *)&jiffies_64);
}

static __always_inline void tick_update_jiffies(void)
{
	u64 next = READ_ONCE(tick_next_period), now;

	if (unlikely(!tk_tsc))
		timekeeping_advance();
	now = tk_now();
	if ((s64)(now - next) >= 0)
		tick_advance_jiffies(now, next);
}

/**
 * tick_nohz_catch_up - bring jiffies up to now, after sleeping without tick
 *
 * Context: irqs off.
 */
void tick_nohz_catch_up(void)
{
	tick_update_jiffies();
}

/** tick_sched_tick - a whole tick for who runs on this CPU */
void tick_sched_tick(void)
{
	this_cpu_inc(tick_cpu_sched.ticks);
	tick_sched_handler();
}

/* What any interrupt of the device looks for. */
static __always_inline void tick_look(void)
{
	tick_update_jiffies();
	if (unlikely(timer_is_due()))
		time_raise_softirq(TIMER_SOFTIRQ);
	if (unlikely(irq_work_needs_cpu()))
		irq_work_tick();
}

/* Not the plain tick of a running CPU without hrtimers. */
static noinline void tick_special(void)
{
	tick_look();
	tick_event();
}

static __always_inline void tick_handle(void)
{
	if (unlikely(this_cpu_read(tick_cpu_sched.mode))) {
		tick_special();
		return;
	}
	tick_look();
	this_cpu_inc(tick_cpu_sched.ticks);
	if (tick_rearm)
		tick_rearm();
	tick_sched_handler();
}

static void tick_local(struct pt_regs *regs)
{
	arch_tick_ack_local();
	tick_handle();
}

static void tick_board(struct pt_regs *regs)
{
	arch_tick_ack_board();
	tick_handle();
}

/**
 * tick_init - choose the device that ticks, and start it on the boot CPU
 * @dev: the device, the same kind on every CPU; NULL if there is none
 *
 * Context: boot CPU, irqs off, the clock runs.
 */
void tick_init(struct tick_device *dev)
{
	tick_epoch = ktime_get();
	tick_next_period = tick_epoch + TICK_NSEC;
	if (!dev) {
		pr_err("tick: no timer that interrupts: no time slices, and whoever sleeps for a time sleeps for ever\n");
		return;
	}
	tick_dev = dev;
	tick_rearm = dev->rearm;
	if (dev->max_ns)
		tick_limit_idle(dev->max_ns);
	tick_oneshot_init();
	arch_tick_connect(tick_local, tick_board);
	pr_info("tick: %s at %d Hz%s\n", dev->name, HZ,
		tick_nohz_enabled() ? ", stops when idle" : "");
	tick_setup_cpu();
}

/** tick_setup_cpu - start the tick of this CPU; Context: irqs off. */
void tick_setup_cpu(void)
{
	/* its idle thread ended in the middle of idling, if it ran before */
	this_cpu_write(tick_cpu_sched.inidle, false);
	if (!tick_dev)
		return;
	tick_dev->start();
	tick_resume();
}

/**
 * tick_cpu_dying - no tick any more on this CPU
 *
 * Whoever looks sees a CPU that is not idle.
 * Context: irqs off, this CPU not online.
 */
int tick_cpu_dying(unsigned int cpu)
{
	if (tick_dev)
		tick_dev->stop();
	this_cpu_write(tick_cpu_sched.mode, 0);
	return 0;
}
