/* SPDX-License-Identifier: MIT */
/*
 * The timers of a PC: those that calibrate, those that tick, those that tell
 * the time.
 */
#ifndef _ASM_TIME_H
#define _ASM_TIME_H

#include <linux/compiler.h>
#include <linux/time64.h>
#include <linux/types.h>
#include <asm/apic.h>

#define PIT_TICK_RATE	1193182
#define PMTMR_TICK_RATE	3579545

struct clocksource;
struct pt_regs;
struct tick_device;

/**
 * struct ref_timer - a counter of known frequency
 * @name: for the boot message
 * @hz: its frequency
 * @mask: bits that it has
 * @window_us: how long to count for an error well below 0.1 percent
 * @read: the counter now, counting up
 */
struct ref_timer {
	const char *name;
	u32 hz;
	u64 mask;
	u32 window_us;
	u64 (*read)(void);
};

struct ref_timer *ref_timer_best(void);

/* pit.c */
bool pit_init(void);
extern bool pit_present;
extern struct ref_timer pit_ref;
extern struct tick_device pit_tick;

/* hpet.c */
bool hpet_init(u64 phys);
bool acpi_pm_init(u32 port);
extern struct ref_timer hpet_ref, acpi_pm_ref;
struct clocksource *hpet_clocksource(u32 *hz);
struct clocksource *acpi_pm_clocksource(u32 *hz);

/* tsc.c */
struct clocksource *tsc_clocksource(u32 *khz);

/* rtc.c: seconds since 1970 by the battery-backed clock, 0 if it is off */
time64_t rtc_read(void);

/* What kernel/time asks of the machine: clocks.c. */
void arch_time_init(void);
struct tick_device *arch_tick_device(void);
void arch_tick_connect(void (*local)(struct pt_regs *regs),
		       void (*board)(struct pt_regs *regs));

/* The tick's handler has begun: let the controller send the next one. */
static __always_inline void arch_tick_ack_local(void)
{
	apic_eoi();
}

static __always_inline void arch_tick_ack_board(void)
{
	pic_eoi(0);
}

#endif
