// SPDX-License-Identifier: MIT
/*
 * pit.c - the interval timer that every PC has had.
 *
 * Channel 2, which no interrupt hangs on, serves as a counter to calibrate the
 * TSC by when there is nothing better. Channel 0 is the tick of a machine
 * without local APIC: it then interrupts HZ times a second and never stops,
 * since 16 bits do not reach further than 55 ms.
 *
 * Linux: arch/x86/kernel/i8253.c, tsc.c: pit_calibrate_tsc().
 */
#include <linux/jiffies.h>
#include <linux/tick.h>
#include <asm/io.h>
#include <asm/time.h>
#include <asm/apic.h>
#include <asm/irqflags.h>

#define PIT_CH0		0x40
#define PIT_CH2		0x42
#define PIT_MODE	0x43
#define PIT_GATE	0x61		/* bit 0: channel 2 counts */

bool pit_present;

static u16 pit_count2(void)
{
	u16 v;

	outb(0x80, PIT_MODE);		/* latch channel 2 */
	v = inb(PIT_CH2);
	return v | inb(PIT_CH2) << 8;
}

/* It counts down. */
static u64 pit_read(void)
{
	return (u16)~pit_count2();
}

struct ref_timer pit_ref = {
	.name = "PIT",
	.hz = PIT_TICK_RATE,
	.mask = 0xffff,
	.window_us = 2000,
	.read = pit_read,
};

/**
 * pit_init - set channel 2 counting, and see whether it does
 *
 * Return: false if there is no PIT.
 */
bool pit_init(void)
{
	unsigned int i;
	u16 first;

	outb((inb(PIT_GATE) & ~2) | 1, PIT_GATE);	/* speaker off */
	outb(0xb4, PIT_MODE);		/* channel 2, both bytes, mode 2 */
	outb(0, PIT_CH2);
	outb(0, PIT_CH2);
	first = pit_count2();
	for (i = 0; i < 100 && !pit_present; i++)
		pit_present = pit_count2() != first;
	return pit_present;
}

static void pit_start(void)
{
	unsigned int period = (PIT_TICK_RATE + HZ / 2) / HZ;

	outb(0x34, PIT_MODE);		/* channel 0, both bytes, mode 2 */
	outb(period & 0xff, PIT_CH0);
	outb(period >> 8, PIT_CH0);
	pic_unmask(0);
}

static void pit_stop(void)
{
	pic_mask(0);
}

struct tick_device pit_tick = {
	.name = "pit",
	.start = pit_start,
	.stop = pit_stop,
};
