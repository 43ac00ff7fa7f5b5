// SPDX-License-Identifier: MIT
/*
 * demo_driver.c - a driver whose interrupt does its work in a thread.
 *
 * The device is the PC's real-time clock, which can interrupt periodically on
 * line 8. The hard handler runs with interrupts off and only makes the device
 * quiet; the thread irq/8-demo_rtc may take its time. Afterwards the device is
 * as it was.
 */
#define pr_fmt(fmt) "demo: " fmt

#include <linux/atomic.h>
#include <linux/err.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <asm/io.h>

#include "demo.h"

#define RTC_IRQ		8
#define RTC_INDEX	0x70
#define RTC_DATA	0x71
#define RTC_REG_A	0x0a
#define RTC_REG_B	0x0b
#define RTC_REG_C	0x0c	/* reading it ends the interrupt */
#define RTC_RATE	0x0f	/* in A: 12 is 16 a second */
#define RTC_RATE_16HZ	12
#define RTC_PIE		0x40	/* in B: periodic interrupt on; in C: it was it */
#define TICKS		4

static DEFINE_RAW_SPINLOCK(rtc_lock);	/* index and data belong together */
static DECLARE_WAIT_QUEUE_HEAD(ticked);
static atomic_t ticks = ATOMIC_INIT(0);

static u8 rtc_read(u8 reg)
{
	unsigned long flags;
	u8 value;

	raw_spin_lock_irqsave(&rtc_lock, flags);
	outb(reg, RTC_INDEX);
	value = inb(RTC_DATA);
	raw_spin_unlock_irqrestore(&rtc_lock, flags);
	return value;
}

static void rtc_write(u8 reg, u8 value)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&rtc_lock, flags);
	outb(reg, RTC_INDEX);
	outb(value, RTC_DATA);
	raw_spin_unlock_irqrestore(&rtc_lock, flags);
}

static irqreturn_t rtc_interrupt(int irq, void *dev_id)
{
	return rtc_read(RTC_REG_C) & RTC_PIE ? IRQ_WAKE_THREAD : IRQ_NONE;
}

static irqreturn_t rtc_thread(int irq, void *dev_id)
{
	int n = atomic_inc_return(&ticks);

	if (n <= TICKS)
		pr_info("[%s] handles tick %d\n", current->comm, n);
	wake_up(&ticked);
	return IRQ_HANDLED;
}

static int wait_for_ticks(void)
{
	if (wait_event_timeout(ticked, atomic_read(&ticks) >= TICKS, HZ))
		return 0;
	return -ETIMEDOUT;
}

static int run(void)
{
	u8 a = rtc_read(RTC_REG_A), b = rtc_read(RTC_REG_B);
	int err;

	if (a == 0xff)
		return -ENODEV;
	atomic_set(&ticks, 0);
	err = request_threaded_irq(RTC_IRQ, rtc_interrupt, rtc_thread, 0,
				   "demo_rtc", &ticks);
	if (err)
		return err;
	rtc_write(RTC_REG_A, (a & ~RTC_RATE) | RTC_RATE_16HZ);
	rtc_write(RTC_REG_B, b | RTC_PIE);
	rtc_read(RTC_REG_C);

	err = wait_for_ticks();

	rtc_write(RTC_REG_B, b);
	rtc_write(RTC_REG_A, a);
	free_irq(RTC_IRQ, &ticks);
	return err;
}

const struct demo demo_driver = {
	.name = "driver",
	.says = "the clock chip interrupts, a thread does the work",
	.run = run,
};
