// SPDX-License-Identifier: MIT
/*
 * hpet.c - two counters that ACPI tells of: the HPET and the ACPI timer.
 *
 * Both only count: they calibrate the TSC, and tell the time where the TSC
 * cannot be trusted. The HPET's comparators stay off; local APIC timers
 * interrupt each CPU at less cost.
 *
 * Linux: arch/x86/kernel/hpet.c, drivers/clocksource/acpi_pm.c.
 */
#include <linux/clocksource.h>
#include <linux/compiler.h>
#include <linux/printk.h>
#include <asm/io.h>
#include <asm/time.h>

#define HPET_ID		0x000
#define HPET_PERIOD	0x004
#define HPET_CFG	0x010
#define HPET_COUNTER	0x0f0

#define HPET_ID_64BIT		0x2000
#define HPET_CFG_ENABLE		1
#define HPET_CFG_LEGACY		2
#define HPET_PERIOD_MAX		100000000	/* fs: 10 MHz at least */

static void __iomem *hpet_base;

/* 32 bits do: a whole 64-bit read is not atomic in every chip set. */
static u64 hpet_read(void)
{
	return readl(hpet_base + HPET_COUNTER);
}

struct ref_timer hpet_ref = {
	.name = "HPET",
	.mask = CLOCKSOURCE_MASK(32),
	.window_us = 300,
	.read = hpet_read,
};

/* Does it count? Its own frequency is not needed to see that. */
static bool hpet_counts(void)
{
	u64 first = hpet_read();
	unsigned int i;

	for (i = 0; i < 1000; i++)
		if (hpet_read() != first)
			return true;
	return false;
}

/**
 * hpet_init - start the counter of the HPET
 * @phys: physical address of its registers, 0 if ACPI knows none
 *
 * Return: false if there is none that works.
 */
bool hpet_init(u64 phys)
{
	u32 period;

	hpet_base = phys ? ioremap(phys, 1024) : NULL;
	if (!hpet_base)
		return false;
	period = readl(hpet_base + HPET_PERIOD);
	if (!period || period > HPET_PERIOD_MAX) {
		pr_warn("hpet: period of %u fs makes no sense\n", period);
		hpet_base = NULL;
		return false;
	}
	writel((readl(hpet_base + HPET_CFG) & ~HPET_CFG_LEGACY) |
	       HPET_CFG_ENABLE, hpet_base + HPET_CFG);
	if (!hpet_counts()) {
		pr_warn("hpet: does not count\n");
		hpet_base = NULL;
		return false;
	}
	hpet_ref.hz = FSEC_PER_SEC / period;
	return true;
}

static u16 pmtmr_port;

/*
 * Some chip sets may be read in the middle of a change: read until two agree.
 * Below a slow hypervisor they never do.
 */
static u64 acpi_pm_read(void)
{
	u32 a, b = inl(pmtmr_port);
	unsigned int tries = 8;

	do {
		a = b;
		b = inl(pmtmr_port);
	} while (b - a > 16 && --tries);
	return b & CLOCKSOURCE_MASK(24);
}

struct ref_timer acpi_pm_ref = {
	.name = "PM-Timer",
	.hz = PMTMR_TICK_RATE,
	.mask = CLOCKSOURCE_MASK(24),
	.window_us = 1000,
	.read = acpi_pm_read,
};

/**
 * acpi_pm_init - find the ACPI timer
 * @port: its I/O port, 0 if ACPI knows none
 *
 * Return: false if there is none that works.
 */
bool acpi_pm_init(u32 port)
{
	unsigned int i;
	u32 first;

	if (!port || port > 0xffff)
		return false;
	pmtmr_port = port;
	first = inl(port);
	for (i = 0; i < 100; i++)
		if (inl(port) != first)
			return true;
	pr_warn("acpi_pm: does not count\n");
	pmtmr_port = 0;
	return false;
}

/**
 * ref_timer_best - the best counter to calibrate others by
 *
 * Return: NULL on a machine without HPET, ACPI timer and PIT.
 */
struct ref_timer *ref_timer_best(void)
{
	if (hpet_base)
		return &hpet_ref;
	if (pmtmr_port)
		return &acpi_pm_ref;
	return pit_present ? &pit_ref : NULL;
}

static u64 hpet_clock_read(struct clocksource *cs)
{
	return hpet_read();
}

static u64 acpi_pm_clock_read(struct clocksource *cs)
{
	return acpi_pm_read();
}

static struct clocksource clocksource_hpet = {
	.name = "hpet",
	.rating = 250,
	.mask = CLOCKSOURCE_MASK(32),
	.read = hpet_clock_read,
};

static struct clocksource clocksource_acpi_pm = {
	.name = "acpi_pm",
	.rating = 200,
	.mask = CLOCKSOURCE_MASK(24),
	.read = acpi_pm_clock_read,
};

/** hpet_clocksource - the HPET as a clock, *@hz its frequency, or NULL */
struct clocksource *hpet_clocksource(u32 *hz)
{
	*hz = hpet_ref.hz;
	return hpet_base ? &clocksource_hpet : NULL;
}

/** acpi_pm_clocksource - the ACPI timer as a clock, or NULL */
struct clocksource *acpi_pm_clocksource(u32 *hz)
{
	*hz = PMTMR_TICK_RATE;
	return pmtmr_port ? &clocksource_acpi_pm : NULL;
}
