// SPDX-License-Identifier: MIT
/*
 * Sleeping for jiffies: a timer on the sleeper's stack wakes it.
 *
 * The timer must be gone before the function returns, whoever woke the thread,
 * for its memory goes with the stack frame.
 *
 * Linux: kernel/time/timer.c (sleep_timeout.c since 6.13).
 */
#include <linux/delay.h>
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/timer.h>

struct process_timer {
	struct timer_list timer;
	struct task_struct *task;
};

static void process_timeout(struct timer_list *t)
{
	struct process_timer *timeout = from_timer(timeout, t, timer);

	wake_up_process(timeout->task);
}

/**
 * schedule_timeout - sleep until woken or until a time has passed
 * @timeout: jiffies, or MAX_SCHEDULE_TIMEOUT for no limit
 *
 * The caller sets its state first: with TASK_RUNNING it only gives way.
 * Context: process, may sleep.
 * Return: the jiffies left, 0 if the time has passed; never negative.
 */
long schedule_timeout(long timeout)
{
	struct process_timer timer;
	unsigned long expire;

	if (timeout == MAX_SCHEDULE_TIMEOUT) {
		schedule();
		return timeout;
	}
	if (timeout < 0) {
		pr_err("schedule_timeout: wrong timeout value %lx\n", timeout);
		__set_current_state(TASK_RUNNING);
		return 0;
	}
	expire = timeout + jiffies;
	timer.task = current;
	timer_setup_on_stack(&timer.timer, process_timeout, 0);
	mod_timer(&timer.timer, expire);
	schedule();
	/*
	 * Race: woken by somebody else, just as the timer runs on its CPU and
	 * is about to read timer.task. Wait for it before the frame goes away.
	 */
	timer_delete_sync(&timer.timer);
	destroy_timer_on_stack(&timer.timer);
	timeout = expire - jiffies;
	return timeout < 0 ? 0 : timeout;
}
EXPORT_SYMBOL(schedule_timeout);

/** schedule_timeout_interruptible - sleep for a time or until a signal */
long schedule_timeout_interruptible(long timeout)
{
	__set_current_state(TASK_INTERRUPTIBLE);
	return schedule_timeout(timeout);
}
EXPORT_SYMBOL(schedule_timeout_interruptible);

/** schedule_timeout_killable - sleep for a time or until a fatal signal */
long schedule_timeout_killable(long timeout)
{
	__set_current_state(TASK_KILLABLE);
	return schedule_timeout(timeout);
}
EXPORT_SYMBOL(schedule_timeout_killable);

/** schedule_timeout_uninterruptible - sleep for a time, or until woken */
long schedule_timeout_uninterruptible(long timeout)
{
	__set_current_state(TASK_UNINTERRUPTIBLE);
	return schedule_timeout(timeout);
}
EXPORT_SYMBOL(schedule_timeout_uninterruptible);

/** schedule_timeout_idle - like uninterruptible; khungtaskd does not mind it */
long schedule_timeout_idle(long timeout)
{
	__set_current_state(TASK_IDLE);
	return schedule_timeout(timeout);
}
EXPORT_SYMBOL(schedule_timeout_idle);

/** io_schedule - schedule(); waits for io are not counted */
void io_schedule(void)
{
	schedule();
}
EXPORT_SYMBOL(io_schedule);

/** io_schedule_timeout - schedule_timeout(); waits for io are not counted */
long io_schedule_timeout(long timeout)
{
	return schedule_timeout(timeout);
}
EXPORT_SYMBOL(io_schedule_timeout);

/**
 * msleep - sleep for at least a number of milliseconds, whatever happens
 * @msecs: rounded up to jiffies; the wheel adds the one that has begun
 */
void msleep(unsigned int msecs)
{
	unsigned long timeout = msecs_to_jiffies(msecs);

	while (timeout)
		timeout = schedule_timeout_uninterruptible(timeout);
}
EXPORT_SYMBOL(msleep);

/**
 * msleep_interruptible - msleep() that a signal cuts short
 *
 * Return: the milliseconds that were left, 0 if it slept them all.
 */
unsigned long msleep_interruptible(unsigned int msecs)
{
	unsigned long timeout = msecs_to_jiffies(msecs);

	while (timeout && !signal_pending(current))
		timeout = schedule_timeout_interruptible(timeout);
	return jiffies_to_msecs(timeout);
}
EXPORT_SYMBOL(msleep_interruptible);
