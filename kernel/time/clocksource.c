// SPDX-License-Identifier: MIT
/*
 * clocksource.c - which counter is the system's clock.
 *
 * Counters are registered with a rating; the best one that works is used, or
 * the one that clocksource= names. kernel/time/timekeeping.c reads it.
 *
 * Locks: none; all of this happens while booting, on one CPU at a time. Only
 * clocksource_mark_unstable() may come later, and it only lowers a rating.
 * Linux: kernel/time/clocksource.c: no watchdog here that compares them for
 * as long as the system runs.
 */
#include <linux/clocksource.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/math.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/time64.h>

static LIST_HEAD(clocksource_list);
static char override_name[16];

static int __init boot_override_clocksource(char *str)
{
	if (str)
		strscpy(override_name, str, sizeof(override_name));
	return 1;
}
__setup("clocksource=", boot_override_clocksource);

static void enqueue(struct clocksource *cs)
{
	struct list_head *after = &clocksource_list;
	struct clocksource *pos;

	list_for_each_entry(pos, &clocksource_list, list) {
		if (pos->rating < cs->rating)
			break;
		after = &pos->list;
	}
	list_add(&cs->list, after);
}

/**
 * clocksource_register_hz - offer a counter as clock
 * @cs: the counter; @mult and @max_idle_ns are filled in
 * @hz: its frequency
 *
 * Return: 0, or -EINVAL without a frequency.
 */
int clocksource_register_hz(struct clocksource *cs, u32 hz)
{
	u64 span;

	if (!hz)
		return -EINVAL;
	cs->khz = hz / 1000;
	cs->mult = mul_u64_u64_div_u64(NSEC_PER_SEC, 1ULL << CLOCK_SHIFT, hz);
	span = cs->mask / hz / 2;
	cs->max_idle_ns = (span < 1000000 ? span : 1000000) * NSEC_PER_SEC;
	if (!span)
		cs->max_idle_ns = mul_u64_u64_div_u64(cs->mask / 2,
						      NSEC_PER_SEC, hz);
	enqueue(cs);
	return 0;
}

/** clocksource_register_khz - clocksource_register_hz() in kHz */
int clocksource_register_khz(struct clocksource *cs, u32 khz)
{
	int err = clocksource_register_hz(cs, 1000000);

	if (err || !khz)
		return -EINVAL;
	cs->khz = khz;
	cs->mult = (1000000ULL << CLOCK_SHIFT) / khz;
	return 0;
}

/**
 * clocksource_best - the counter to use
 *
 * Return: what clocksource= named if there is one of that name, else the one
 * with the highest rating; NULL before any was registered.
 */
struct clocksource *clocksource_best(void)
{
	struct clocksource *cs;

	list_for_each_entry(cs, &clocksource_list, list)
		if (override_name[0] && !strcmp(cs->name, override_name))
			return cs;
	if (override_name[0]) {
		pr_warn("clocksource: there is no '%s'\n", override_name);
		override_name[0] = '\0';
	}
	return list_first_entry_or_null(&clocksource_list,
					struct clocksource, list);
}

/** clocksource_mark_unstable - use it only if there is nothing else */
void clocksource_mark_unstable(struct clocksource *cs)
{
	cs->rating = 0;
	list_del(&cs->list);
	list_add_tail(&cs->list, &clocksource_list);
}

