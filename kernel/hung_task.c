// SPDX-License-Identifier: MIT
/*
 * hung_task.c - khungtaskd looks for threads that sleep for far too long.
 *
 * Who sleeps in TASK_UNINTERRUPTIBLE waits for something that is bound to
 * come soon. If such a thread was not switched to once in two minutes, it is
 * most likely waiting for what will never come: say who, and where it sleeps.
 *
 * Linux: kernel/hung_task.c. The parameter hung_task_timeout_secs= is a sysctl
 * there. Left out: panic on hung tasks at each level, load on systems with
 * very many threads.
 */
#include <linux/err.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/kthread.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/debug.h>
#include <linux/sched/signal.h>
#include <linux/string.h>
#include <linux/version.h>
#include <asm/stacktrace.h>

static unsigned int hung_task_timeout_secs = 120;	/* 0: do not look */
static unsigned int hung_task_warnings = 10;		/* reports left */
static bool hung_task_panic;

static void report_hung_task(struct task_struct *t)
{
	if (!hung_task_warnings)
		return;
	hung_task_warnings--;
	pr_err("INFO: task %s:%d blocked for more than %ld seconds.\n",
	       t->comm, t->pid, (jiffies - t->last_switch_time) / HZ);
	pr_err("      %s %s %.*s\n", print_tainted(), UTS_RELEASE,
	       (int)strcspn(UTS_VERSION, " "), UTS_VERSION);
	pr_err("\"hung_task_timeout_secs=0\" on the command line disables this message.\n");
	sched_show_task(t);
	if (!hung_task_warnings)
		pr_info("Future hung task reports are suppressed\n");
}

/* True if @t is hung. The fields last_* are ours alone. */
static bool check_hung_task(struct task_struct *t)
{
	unsigned long switch_count = READ_ONCE(t->nvcsw) +
				     READ_ONCE(t->nivcsw);

	/* Never ran at all: it was created and not yet woken. */
	if (unlikely(!switch_count))
		return false;
	if (switch_count != t->last_switch_count) {
		t->last_switch_count = switch_count;
		t->last_switch_time = jiffies;
		return false;
	}
	if (time_is_after_jiffies(t->last_switch_time +
				  hung_task_timeout_secs * HZ))
		return false;
	report_hung_task(t);
	return true;
}

/* Sleeps like a thread that must not be disturbed, and not by design. */
static bool may_be_hung(struct task_struct *t)
{
	unsigned int state = READ_ONCE(t->__state);

	return (state & TASK_UNINTERRUPTIBLE) &&
	       !(state & (TASK_WAKEKILL | TASK_NOLOAD | TASK_FROZEN));
}

static void check_hung_tasks(void)
{
	struct task_struct *t;
	bool hung = false;

	rcu_read_lock();
	for_each_process(t)
		if (may_be_hung(t))
			hung |= check_hung_task(t);
	rcu_read_unlock();
	if (hung && hung_task_panic)
		panic("hung_task: blocked tasks");
}

static int khungtaskd(void *unused)
{
	/* Looks twice in each timeout, so a report is at most half of it late. */
	unsigned long interval = hung_task_timeout_secs * HZ / 2;

	for (;;) {
		schedule_timeout_interruptible(interval);
		check_hung_tasks();
	}
	return 0;
}

static int __init setup_timeout(char *val)
{
	unsigned int secs;

	if (kstrtouint(val, 0, &secs) || secs > 24 * 60 * 60)
		return 0;
	hung_task_timeout_secs = secs;
	return 1;
}
__setup("hung_task_timeout_secs=", setup_timeout);

static int __init setup_panic(char *val)
{
	return !kstrtobool(val, &hung_task_panic);
}
__setup("hung_task_panic=", setup_panic);

static int __init hung_task_init(void)
{
	struct task_struct *t;

	if (!hung_task_timeout_secs)
		return 0;
	t = kthread_run(khungtaskd, NULL, "khungtaskd");
	return PTR_ERR_OR_ZERO(t);
}
subsys_initcall(hung_task_init);
