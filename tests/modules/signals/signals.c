// SPDX-License-Identifier: MIT
/*
 * signals.c - kernel threads ignore all signals but those they allow.
 *
 * An allowed one interrupts interruptible sleep and makes signal_pending() true
 * until it is flushed or taken. Nothing is delivered: the thread looks itself.
 */
#define pr_fmt(fmt) "signals: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <linux/wait.h>

static DECLARE_WAIT_QUEUE_HEAD(never);
static struct completion ready, seen;
static struct task_struct *task;

static int listener(void *data)
{
	int err;

	pr_info("[%s] pending at the start: %d\n", current->comm,
		signal_pending(current));
	allow_signal(SIGUSR1);
	complete(&ready);

	err = wait_event_interruptible(never, kthread_should_stop());
	pr_info("[%s] the sleep gave %d, pending %d\n", current->comm, err,
		signal_pending(current));
	flush_signals(current);
	pr_info("[%s] flushed, pending %d\n", current->comm,
		signal_pending(current));
	disallow_signal(SIGUSR1);
	complete(&seen);

	while (!kthread_should_stop())
		schedule_timeout_interruptible(HZ);
	pr_info("[%s] stopped, pending %d\n", current->comm,
		signal_pending(current));
	return 0;
}

static int __init signals_example_init(void)
{
	init_completion(&ready);
	init_completion(&seen);
	task = kthread_run(listener, NULL, "listener");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&ready);
	pr_info("SIGTERM, which is ignored: %d\n", send_sig(SIGTERM, task, 0));
	pr_info("seen: %lu\n", wait_for_completion_timeout(&seen, HZ / 20));
	send_sig(SIGUSR1, task, 0);
	wait_for_completion(&seen);
	return 0;
}

static void __exit signals_example_exit(void)
{
	pr_info("SIGUSR1, no longer allowed: %d\n", send_sig(SIGUSR1, task, 1));
	kthread_stop(task);
}

module_init(signals_example_init);
module_exit(signals_example_exit);

MODULE_DESCRIPTION("allow_signal(), signal_pending(), send_sig()");
MODULE_LICENSE("Dual MIT/GPL");
