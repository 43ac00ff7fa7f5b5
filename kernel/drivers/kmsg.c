// SPDX-License-Identifier: MIT
/*
 * kmsg.c - sleeping until the log has something new.
 *
 * printk() may be called from anywhere, with the scheduler's locks held, so
 * it cannot wake anybody: where somebody waits, it leaves that to an interrupt
 * of its own CPU.
 *
 * Race: the reader queues itself and then looks for a record, printk() stores
 * a record and then looks for a reader; a full barrier on both sides.
 *
 * Linux: wake_up_klogd() in kernel/printk/printk.c.
 */
#include <kernel/drivers.h>
#include <linux/init.h>
#include <linux/irq_work.h>
#include <linux/printk.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(log_wait);

static void wake_readers(struct irq_work *work)
{
	wake_up_interruptible_all(&log_wait);
}

static struct irq_work klogd_work = IRQ_WORK_INIT(wake_readers);

/* Pairs with: set_current_state() of the reader. */
static void record_stored(void)
{
	if (wq_has_sleeper(&log_wait))
		irq_work_queue(&klogd_work);
}

/** kmsg_wait_queue - woken after each new record */
struct wait_queue_head *kmsg_wait_queue(void)
{
	return &log_wait;
}

static int __init kmsg_init(void)
{
	printk_wake_readers = record_stored;
	return 0;
}
early_initcall(kmsg_init);
