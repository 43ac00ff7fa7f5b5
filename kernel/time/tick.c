// SPDX-License-Identifier: MIT
/*
 * tick.c - the periodic interrupt, and how an idle CPU does without it.
 *
 * A running CPU is interrupted HZ times a second: jiffies move on, due timers
 * are handed to the softirq, the scheduler looks at the time slice. An idle
 * CPU turns the tick off and sets one interrupt for its next timer:
 *
 *   running    | tick | tick | tick | tick |
 *   idle       | tick |        hlt         ^ one-shot, for the next timer
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
 * Linux: kernel/time/tick-common.c, tick-sched.c; there one CPU keeps the time,
 * and a CPU that runs one thread can be tickless as well.
 */
#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/irq_work.h>
#include <linux/irqflags.h>
#include <linux/jiffies.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/tick.h>
#include <linux/timer.h>
#include <asm/time.h>
#include "timekeeping.h"

DEFINE_PER_CPU(struct tick_sched, tick_cpu_sched);
EXPORT_SYMBOL(tick_cpu_sched);

/* [I] after tick_init() */
static struct tick_device *tick_dev;
static void (*tick_rearm)(void);
static u64 tick_epoch;			/* ktime at which jiffies were initial */
static u64 tick_max_idle = ~0ULL;
static bool nohz_off;

static void no_sched_handler(void)
{
}

static void (*tick_sched_handler)(void) = no_sched_handler;

/* [a] ktime at which the next jiffy begins */
static u64 tick_next_period;

static int __init setup_nohz(char *str)
{
	nohz_off = !strcmp(str, "off");
	return 1;
}
__setup("nohz=", setup_nohz);

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

/*
 * The tick. In a tickless CPU this is the one-shot: its timers are due, but no
 * thread was running that the scheduler could look at.
 */
static __always_inline void tick_handle(void)
{
	tick_update_jiffies();
	if (unlikely(timer_is_due()))
		timer_raise_softirq();
	if (unlikely(irq_work_needs_cpu()))
		irq_work_tick();
	this_cpu_inc(tick_cpu_sched.ticks);
	if (unlikely(this_cpu_read(tick_cpu_sched.stopped)))
		return;
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
	if (tick_dev)
		tick_dev->start();
}

/**
 * tick_cpu_dying - no tick any more on this CPU
 *
 * Whoever looks sees a CPU that is not idle.
 * Context: irqs off, this CPU not online.
 */
int tick_cpu_dying(unsigned int cpu)
{
	struct tick_sched *ts = this_cpu_ptr(&tick_cpu_sched);

	if (tick_dev)
		tick_dev->stop();
	ts->stopped = false;
	return 0;
}

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

static void tick_nohz_restart(struct tick_sched *ts)
{
	tick_nohz_catch_up();
	ts->stopped = false;
	tick_dev->start();
}

/* How long nothing is due on this CPU. */
static u64 tick_idle_span(struct tick_sched *ts)
{
	unsigned long next = timer_next_expiry();
	s64 span;

	ts->wake_at = next;
	if ((long)(next - jiffies) > HZ * 86400L)
		return tick_max_idle;
	span = tick_epoch + (next - INITIAL_JIFFIES) * TICK_NSEC - ktime_get();
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
	span = irq_work_needs_cpu() ? 0 : tick_idle_span(ts);
	if (span > TICK_NSEC) {
		ts->stopped = true;
		ts->idle_sleeps++;
		tick_dev->oneshot(span);
	} else if (ts->stopped) {
		tick_nohz_restart(ts);
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
	if (ts->stopped)
		tick_nohz_restart(ts);
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
