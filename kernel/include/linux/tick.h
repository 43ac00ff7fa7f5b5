/* SPDX-License-Identifier: MIT */
/*
 * The periodic interrupt of each CPU, and stopping it when idle
 * (kernel/time/tick.c).
 */
#ifndef _LINUX_TICK_H
#define _LINUX_TICK_H

#include <linux/compiler.h>
#include <linux/ktime.h>
#include <linux/percpu.h>
#include <linux/types.h>

struct pt_regs;

/**
 * struct tick_device - what interrupts a CPU for its tick
 * @name: for the boot messages
 * @start: interrupt this CPU every TICK_NSEC from now on
 * @stop: interrupt this CPU no more
 * @oneshot: interrupt this CPU once, in @ns nanoseconds; NULL if it cannot
 * @rearm: after each tick, where the device needs that; else NULL
 * @max_ns: the longest time that @oneshot can do
 */
struct tick_device {
	const char *name;
	void (*start)(void);
	void (*stop)(void);
	void (*oneshot)(u64 ns);
	void (*rearm)(void);
	u64 max_ns;
};

#define TICK_STOPPED	1	/* no tick: idle; jiffies may be old */
#define TICK_ONESHOT	2	/* the device is set for each event: hrtimers */
#define TICK_LOWRES	4	/* it cannot be: hrtimers wait for a tick */

/**
 * struct tick_sched - the tick of one CPU, all fields [o]: owner, irqs off
 * @mode: 0 while the device ticks by itself, else TICK_*
 * @inidle: between tick_nohz_idle_enter() and _exit()
 * @next_tick: ktime of the next tick, in TICK_ONESHOT
 * @next_event: ktime that the device is set for, in TICK_ONESHOT
 * @ticks: ticks taken since boot
 * @idle_sleeps: how often the tick was stopped
 * @idle_entry: ktime at which idle began
 * @idle_ns: time spent idle
 */
struct tick_sched {
	u8 mode;
	bool inidle;
	ktime_t next_tick;
	ktime_t next_event;
	unsigned long ticks;
	unsigned long idle_sleeps;
	ktime_t idle_entry;
	u64 idle_ns;
};

DECLARE_PER_CPU(struct tick_sched, tick_cpu_sched);

void tick_init(struct tick_device *dev);
void tick_setup_cpu(void);
int tick_cpu_dying(unsigned int cpu);
void tick_set_sched_handler(void (*fn)(void));
void tick_limit_idle(u64 ns);
bool tick_nohz_enabled(void);
void tick_nohz_catch_up(void);
void tick_nohz_idle_enter(void);
void tick_nohz_idle_stop_tick(void);
void tick_nohz_idle_exit(void);
u64 get_cpu_idle_time_us(int cpu, u64 *last_update_time);

/**
 * tick_nohz_tick_stopped - is the tick of this CPU off?
 *
 * Context: irqs off.
 */
static inline bool tick_nohz_tick_stopped(void)
{
	return this_cpu_read(tick_cpu_sched.mode) & TICK_STOPPED;
}

/**
 * tick_irq_enter - bring jiffies up to date before a handler reads them
 *
 * Called by irq_enter(). Costs one comparison unless the CPU slept tickless.
 * Context: irqs off.
 */
static __always_inline void tick_irq_enter(void)
{
	if (unlikely(this_cpu_read(tick_cpu_sched.mode) & TICK_STOPPED))
		tick_nohz_catch_up();
}

#endif
