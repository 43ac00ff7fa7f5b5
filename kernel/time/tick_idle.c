// SPDX-License-Identifier: MIT
/*
 * tick_idle.c - how an idle CPU does without the tick.
 *
 *   running    | tick | tick | tick | tick |
 *   idle       | tick |        hlt         ^ one-shot, for the next timer
 *
 * The idle loop asks before each halt, so whatever an interrupt has armed
 * meanwhile is seen: nothing has to be set again from within interrupts.
 *
 * Locks: none; struct tick_sched belongs to its CPU, irqs off.
 * Linux: kernel/time/tick-sched.c; a CPU that runs one thread can be tickless
 * there as well.
 */
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/jiffies.h>
#include <linux/minmax.h>
#include <linux/percpu.h>
#include <linux/string.h>
#include <linux/tick.h>
#include <linux/timer.h>
#include "timekeeping.h"

static u64 tick_max_idle = ~0ULL;
static bool nohz_off;

static int __init setup_nohz(char *str)
{
	nohz_off = !strcmp(str, "off");
	return 1;
}
__setup("nohz=", setup_nohz);

/** tick_limit_idle - no CPU may sleep longer than @ns, or a counter wraps */
void tick_limit_idle(u64 ns)
{
	if (ns < tick_max_idle)
		tick_max_idle = ns;
}

/** tick_nohz_enabled - do idle CPUs stop their tick? */
bool tick_nohz_enabled(void)
{
	return !nohz_off && tick_dev && tick_dev->oneshot;
}

static void tick_nohz_restart(void)
{
	tick_nohz_catch_up();
	tick_resume();
}

/* When the wheel of this CPU is due next. */
static ktime_t wheel_next_event(void)
{
	unsigned long next = timer_next_expiry();

	if ((long)(next - jiffies) > HZ * 86400L)
		return KTIME_MAX;
	return tick_epoch + (next - INITIAL_JIFFIES) * TICK_NSEC;
}

/* How long nothing is due on this CPU. */
static u64 tick_idle_span(void)
{
	ktime_t next = min(wheel_next_event(), hrtimer_get_next_event());
	s64 span = next - tk_now();

	if (span < 0)
		return 0;
	return (u64)span < tick_max_idle ? span : tick_max_idle;
}

/**
 * tick_nohz_idle_stop_tick - sleep until something is due, not until a tick
 *
 * Called by the idle loop each time before it halts, so a timer that was armed
 * meanwhile is seen. Context: irqs off, idle thread.
 */
void tick_nohz_idle_stop_tick(void)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);
	u64 span;

	if (!tick_nohz_enabled())
		return;
	span = irq_work_needs_cpu() ? 0 : tick_idle_span();
	if (span > TICK_NSEC) {
		ts->mode |= TICK_STOPPED;
		ts->idle_sleeps++;
		tick_dev->oneshot(span);
	} else if (ts->mode & TICK_STOPPED) {
		tick_nohz_restart();
	}
}

/** tick_nohz_idle_enter - this CPU begins to idle; Context: irqs on. */
void tick_nohz_idle_enter(void)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);

	WRITE_ONCE(ts->inidle, true);
	ts->idle_entry = ktime_get();
}

/** tick_nohz_idle_exit - there is work: the tick goes on; Context: irqs on. */
void tick_nohz_idle_exit(void)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);

	local_irq_disable();
	WRITE_ONCE(ts->inidle, false);
	ts->idle_ns += ktime_get() - ts->idle_entry;
	if (ts->mode & TICK_STOPPED)
		tick_nohz_restart();
	local_irq_enable();
}

/**
 * get_cpu_idle_time_us - how long a CPU has idled since boot
 * @cpu: which
 * @last_update_time: if not NULL, gets the time of this answer, in us
 */
u64 get_cpu_idle_time_us(int cpu, u64 *last_update_time)
{
	struct tick_sched *ts = per_cpu_ptr(&tick_cpu_sched, cpu);
	u64 now = ktime_get(), idle = READ_ONCE(ts->idle_ns);

	if (READ_ONCE(ts->inidle))
		idle += now - READ_ONCE(ts->idle_entry);
	if (last_update_time)
		*last_update_time = now / NSEC_PER_USEC;
	return idle / NSEC_PER_USEC;
}
EXPORT_SYMBOL(get_cpu_idle_time_us);
