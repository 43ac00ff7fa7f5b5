// SPDX-License-Identifier: MIT
/*
 * timekeeping.c - what time it is, in nanoseconds.
 *
 * Time is a base plus the cycles since the base, scaled. With the TSC, which
 * has 64 bits and does not wrap, the base is fixed at boot: then there is
 * nothing to write, so nothing to lock, and ktime_get() is sched_clock(). Only
 * a counter that wraps needs its base moved along, by timekeeping_advance()
 * in every tick; that is when readers and the writer use a sequence count.
 *
 * The wall clock is the monotonic clock plus an offset, read from the
 * battery-backed clock once.
 *
 * Locks: tk.seq for readers; writers also hold tk_lock, irqs off.
 * Linux: kernel/time/timekeeping.c; NTP, leap seconds, TAI, suspend and the
 * raw clock are left out.
 */
#include <linux/clocksource.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/init.h>
#include <linux/printk.h>
#include <linux/seqlock.h>
#include <linux/spinlock.h>
#include <linux/tick.h>
#include <linux/timekeeping.h>
#include <asm/time.h>
#include <asm/tsc.h>
#include "timekeeping.h"

/**
 * struct timekeeper - the clock
 * @seq: odd while the rest changes
 * @clock: the counter in use; NULL while it is the TSC
 * @cycle_last: the counter at the base
 * @base: the time at the base
 * @frac: the part of a nanosecond that @base leaves out, times 2^32
 * @wall: what to add for seconds since 1970
 */
struct timekeeper {
	seqcount_t seq;
	struct clocksource *clock;
	u64 cycle_last;
	u64 base;
	u64 frac;
	s64 wall;
};

static struct timekeeper tk;
static DEFINE_RAW_SPINLOCK(tk_lock);

/* Set while booting, on one CPU: the clock is tsc_ns(). */
bool tk_tsc = true;

/** tk_wall - what the wall clock is ahead of the monotonic one */
s64 tk_wall(void)
{
	return READ_ONCE(tk.wall);
}

/** ktime_get_slow - ktime_get() when the clock is not the TSC */
u64 ktime_get_slow(void)
{
	unsigned __int128 ns;
	unsigned int seq;

	do {
		struct clocksource *cs;
		u64 delta;

		seq = read_seqcount_begin(&tk.seq);
		cs = tk.clock;
		delta = (cs->read(cs) - tk.cycle_last) & cs->mask;
		ns = (unsigned __int128)delta * cs->mult + tk.frac;
		ns = (ns >> CLOCK_SHIFT) + tk.base;
	} while (read_seqcount_retry(&tk.seq, seq));
	return ns;
}

/**
 * ktime_get - time since boot
 *
 * Never goes back, on whichever CPU it is read.
 * Context: any but NMI. Return: nanoseconds; 0 before time_init().
 */
ktime_t ktime_get(void)
{
	return tk_now();
}
EXPORT_SYMBOL(ktime_get);

/**
 * ktime_get_mono_fast_ns - ktime_get() that may be called in an NMI
 *
 * Linux: a copy of the clock for each half of a latch; here the TSC, which
 * may differ from ktime_get() where that is not the TSC.
 */
u64 ktime_get_mono_fast_ns(void)
{
	return tsc_ns();
}
EXPORT_SYMBOL(ktime_get_mono_fast_ns);

/** ktime_get_real_fast_ns - ktime_get_real() that may be called in an NMI */
u64 ktime_get_real_fast_ns(void)
{
	return tsc_ns() + tk_wall();
}
EXPORT_SYMBOL_GPL(ktime_get_real_fast_ns);

/** ktime_get_coarse - whole ticks of ktime_get(); Linux: cheaper than that */
ktime_t ktime_get_coarse(void)
{
	ktime_t now = ktime_get();

	return now - now % TICK_NSEC;
}
EXPORT_SYMBOL(ktime_get_coarse);

/** ktime_get_real - time since 1970, as far as the machine knows */
ktime_t ktime_get_real(void)
{
	return ktime_get() + READ_ONCE(tk.wall);
}
EXPORT_SYMBOL(ktime_get_real);

/**
 * ktime_mono_to_any - what another clock says at a monotonic time
 * @tmono: ktime_get()'s
 * @offs: which clock
 */
ktime_t ktime_mono_to_any(ktime_t tmono, enum tk_offsets offs)
{
	return offs == TK_OFFS_BOOT ? tmono : tmono + tk_wall();
}
EXPORT_SYMBOL_GPL(ktime_mono_to_any);

/** getboottime64 - the wall clock's time when the machine was started */
void getboottime64(struct timespec64 *ts)
{
	*ts = ns_to_timespec64(tk_wall());
}
EXPORT_SYMBOL_GPL(getboottime64);

/** ktime_get_seconds - whole seconds since boot */
time64_t ktime_get_seconds(void)
{
	return ktime_get() / NSEC_PER_SEC;
}
EXPORT_SYMBOL(ktime_get_seconds);

/** ktime_get_real_seconds - whole seconds since 1970 */
time64_t ktime_get_real_seconds(void)
{
	return ktime_get_real() / NSEC_PER_SEC;
}
EXPORT_SYMBOL(ktime_get_real_seconds);

/** ktime_get_ts64 - ktime_get() as seconds and nanoseconds */
void ktime_get_ts64(struct timespec64 *ts)
{
	*ts = ns_to_timespec64(ktime_get());
}
EXPORT_SYMBOL(ktime_get_ts64);

/** ktime_get_real_ts64 - ktime_get_real() as seconds and nanoseconds */
void ktime_get_real_ts64(struct timespec64 *ts)
{
	*ts = ns_to_timespec64(ktime_get_real());
}
EXPORT_SYMBOL(ktime_get_real_ts64);

/** ktime_get_resolution_ns - how far apart two readings are, at least */
u32 ktime_get_resolution_ns(void)
{
	u32 khz = tk_tsc ? tsc_khz : tk.clock->khz;

	return khz > 1000000 ? 1 : 1000000 / khz;
}
EXPORT_SYMBOL(ktime_get_resolution_ns);

/**
 * do_settimeofday64 - set the wall clock
 * @ts: the time now, since 1970
 *
 * Return: 0, or -EINVAL if it is before the boot.
 */
int do_settimeofday64(const struct timespec64 *ts)
{
	s64 wall = timespec64_to_ns(ts) - ktime_get();

	if (wall < 0 || ts->tv_nsec < 0 || ts->tv_nsec >= NSEC_PER_SEC)
		return -EINVAL;
	WRITE_ONCE(tk.wall, wall);
	hrtimers_reprogram_all();
	return 0;
}
EXPORT_SYMBOL(do_settimeofday64);

/* Context: tk_lock held. */
static void tk_advance_locked(void)
{
	u64 now = tk.clock->read(tk.clock);
	u64 delta = (now - tk.cycle_last) & tk.clock->mask;
	unsigned __int128 ns = (unsigned __int128)delta * tk.clock->mult +
		tk.frac;

	write_seqcount_begin(&tk.seq);
	tk.base += (u64)(ns >> CLOCK_SHIFT);
	tk.frac = (u64)ns & ((1ULL << CLOCK_SHIFT) - 1);
	tk.cycle_last = now;
	write_seqcount_end(&tk.seq);
}

/**
 * timekeeping_advance - move the base up to now, before the counter wraps
 *
 * Called by ticks unless the clock is the TSC. One CPU at a time is enough:
 * who finds the lock taken leaves it to the other.
 * Context: irqs off.
 */
void timekeeping_advance(void)
{
	if (!raw_spin_trylock(&tk_lock))
		return;
	tk_advance_locked();
	raw_spin_unlock(&tk_lock);
}

/* From one clock to another: the time goes on from what the old one says. */
static void timekeeping_switch(struct clocksource *cs)
{
	unsigned long flags;
	bool tsc = cs == tsc_clocksource(NULL);

	if (tsc && tk_tsc)
		goto out;
	raw_spin_lock_irqsave(&tk_lock, flags);
	write_seqcount_begin(&tk.seq);
	tk.base = tsc_ns();
	tk.frac = 0;
	tk.cycle_last = cs->read(cs);
	tk.clock = cs;
	write_seqcount_end(&tk.seq);
	WRITE_ONCE(tk_tsc, false);
	raw_spin_unlock_irqrestore(&tk_lock, flags);
out:
	tick_limit_idle(cs->max_idle_ns);
	pr_info("clocksource: Switched to clocksource %s\n", cs->name);
}

/* All CPUs are up, so it is known by now whether their TSCs agree. */
static int __init clocksource_done_booting(void)
{
	struct clocksource *best;

	if (!tsc_is_stable())
		clocksource_mark_unstable(tsc_clocksource(NULL));
	best = clocksource_best();
	if (tk_tsc && best)
		timekeeping_switch(best);
	return 0;
}
fs_initcall(clocksource_done_booting);

static void register_hz(struct clocksource *cs, u32 hz)
{
	if (cs && !clocksource_register_hz(cs, hz))
		pr_info("clocksource: %s: %u kHz, rating %d\n", cs->name,
			cs->khz, cs->rating);
}

static u64 printk_time_ns(void)
{
	return tsc_ns();
}

/**
 * time_init - find the clocks, start the time and the tick of this CPU
 *
 * Context: boot CPU, irqs off.
 */
void time_init(void)
{
	struct clocksource *cs;
	u32 hz;

	arch_time_init();
	printk_clock = printk_time_ns;
	cs = tsc_clocksource(&hz);
	clocksource_register_khz(cs, hz);
	cs = hpet_clocksource(&hz);
	register_hz(cs, hz);
	cs = acpi_pm_clocksource(&hz);
	register_hz(cs, hz);
	tick_init(arch_tick_device());
}

/** timekeeping_init - set the wall clock; needs no interrupts */
void timekeeping_init(void)
{
	time64_t now = rtc_read();

	seqcount_init(&tk.seq);
	if (!now) {
		pr_warn("rtc: the battery-backed clock makes no sense\n");
		return;
	}
	tk.wall = now * NSEC_PER_SEC - ktime_get();
}
