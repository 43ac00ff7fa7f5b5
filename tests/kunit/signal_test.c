// SPDX-License-Identifier: MIT
/*
 * Guards: which signals a kernel thread notices, in which order it takes them,
 * and which waits they end.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/wait.h>
#include "threads.h"

/* A case is a kernel thread itself: most of them send to themselves. */
static bool takes(int sig, int priv)
{
	bool pending;

	send_sig(sig, current, priv);
	pending = signal_pending(current);
	flush_signals(current);
	return pending;
}

static void all_are_ignored_at_first(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, takes(SIGTERM, 1));
	KUNIT_EXPECT_FALSE(test, takes(SIGKILL, 0));
	KUNIT_EXPECT_FALSE(test, takes(SIGKILL, 1));
	KUNIT_EXPECT_EQ(test, send_sig(SIGKILL, current, 0), 0);
}

static void only_the_kernels_are_let_in(struct kunit *test)
{
	allow_kernel_signal(SIGUSR1);
	KUNIT_EXPECT_FALSE(test, takes(SIGUSR1, 0));
	KUNIT_EXPECT_TRUE(test, takes(SIGUSR1, 1));
	allow_signal(SIGUSR1);
	KUNIT_EXPECT_TRUE(test, takes(SIGUSR1, 0));
	disallow_signal(SIGUSR1);
	KUNIT_EXPECT_FALSE(test, takes(SIGUSR1, 1));
}

static void disallowing_forgets_what_is_pending(struct kunit *test)
{
	allow_signal(SIGUSR1);
	allow_signal(SIGUSR2);
	send_sig(SIGUSR1, current, 0);
	send_sig(SIGUSR2, current, 0);
	disallow_signal(SIGUSR1);
	KUNIT_EXPECT_TRUE(test, signal_pending(current));
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), SIGUSR2);
	KUNIT_EXPECT_FALSE(test, signal_pending(current));
}

static void faults_are_taken_first_then_the_lowest(struct kunit *test)
{
	allow_signal(SIGHUP);
	allow_signal(SIGSEGV);
	allow_signal(SIGTERM);
	send_sig(SIGTERM, current, 0);
	send_sig(SIGHUP, current, 0);
	send_sig(SIGSEGV, current, 0);
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), SIGSEGV);
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), SIGHUP);
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), SIGTERM);
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), 0);
}

static void blocked_ones_wait(struct kunit *test)
{
	sigset_t set, old;

	siginitset(&set, sigmask(SIGUSR1));
	allow_signal(SIGUSR1);
	KUNIT_EXPECT_EQ(test, sigprocmask(SIG_BLOCK, &set, &old), 0);
	send_sig(SIGUSR1, current, 0);
	KUNIT_EXPECT_FALSE(test, signal_pending(current));
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), 0);
	KUNIT_EXPECT_EQ(test, sigprocmask(SIG_SETMASK, &old, NULL), 0);
	KUNIT_EXPECT_TRUE(test, signal_pending(current));
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), SIGUSR1);
	KUNIT_EXPECT_EQ(test, sigprocmask(7, &set, NULL), -EINVAL);
}

/* As modules of old do it, by hand. */
static void recalc_looks_at_what_is_blocked_now(struct kunit *test)
{
	allow_signal(SIGUSR1);
	send_sig(SIGUSR1, current, 0);
	spin_lock_irq(&current->sighand->siglock);
	sigfillset(&current->blocked);
	recalc_sigpending();
	spin_unlock_irq(&current->sighand->siglock);
	KUNIT_EXPECT_FALSE(test, signal_pending(current));
	sigemptyset(&current->blocked);
	recalc_sigpending();
	KUNIT_EXPECT_TRUE(test, signal_pending(current));
	flush_signals(current);
}

static void sigkill_is_fatal_if_allowed(struct kunit *test)
{
	allow_signal(SIGKILL);
	allow_signal(SIGTERM);
	send_sig(SIGTERM, current, 0);
	KUNIT_EXPECT_FALSE(test, fatal_signal_pending(current));
	send_sig(SIGKILL, current, 0);
	KUNIT_EXPECT_TRUE(test, fatal_signal_pending(current));
	flush_signals(current);
	/* sent to the process: Linux does not look there */
	kill_pid(task_pid(current), SIGKILL, 1);
	KUNIT_EXPECT_TRUE(test, signal_pending(current));
	KUNIT_EXPECT_FALSE(test, fatal_signal_pending(current));
	KUNIT_EXPECT_EQ(test, kernel_dequeue_signal(), SIGKILL);
}

static void a_forced_one_is_not_ignored(struct kunit *test)
{
	force_sig(SIGTERM);
	KUNIT_EXPECT_TRUE(test, fatal_signal_pending(current));
	flush_signals(current);
}

static void wrong_numbers_are_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, send_sig(65, current, 0), -EINVAL);
	KUNIT_EXPECT_EQ(test, send_sig(-1, current, 0), -EINVAL);
	KUNIT_EXPECT_EQ(test, send_sig(0, current, 0), 0);
	KUNIT_EXPECT_EQ(test, kill_pid(NULL, SIGTERM, 1), -ESRCH);
}

/* ---------------------------------------------------------------- waiting */

struct waiter {
	int (*wait)(void);
	int ret;
};

static DECLARE_WAIT_QUEUE_HEAD(never_wq);
static DECLARE_COMPLETION(never);

static int waiter_fn(void *data)
{
	struct waiter *w = data;

	allow_signal(SIGKILL);
	allow_signal(SIGUSR1);
	w->ret = w->wait();
	flush_signals(current);
	return stay_until_stopped();
}

static int interruptible(void)
{
	return wait_event_interruptible(never_wq, false);
}

static int killable(void)
{
	return wait_event_killable(never_wq, false);
}

static int on_completion(void)
{
	return wait_for_completion_interruptible(&never);
}

static int sleeping(void)
{
	return msleep_interruptible(1000000) > 0 ? -ERESTARTSYS : 0;
}

static void ends(struct kunit *test, int (*wait)(void), unsigned int state,
		 int sig)
{
	struct waiter w = { .wait = wait, .ret = 1 };
	struct task_struct *t = kthread_run(waiter_fn, &w, "waiter");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, state));
	if (sig == SIGKILL) {	/* the other does not end this one */
		send_sig(SIGUSR1, t, 0);
		KUNIT_EXPECT_TRUE(test, fell_asleep(t, state));
		KUNIT_EXPECT_EQ(test, w.ret, 1);
	}
	send_sig(sig, t, 0);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_INTERRUPTIBLE));
	while (READ_ONCE(w.ret) == 1)
		msleep(1);
	KUNIT_EXPECT_EQ(test, w.ret, -ERESTARTSYS);
	kthread_stop(t);
}

static void interruptible_waits_end(struct kunit *test)
{
	ends(test, interruptible, TASK_INTERRUPTIBLE, SIGUSR1);
	ends(test, on_completion, TASK_INTERRUPTIBLE, SIGUSR1);
	ends(test, sleeping, TASK_INTERRUPTIBLE, SIGUSR1);
}

static void killable_waits_end_by_sigkill_only(struct kunit *test)
{
	ends(test, killable, TASK_WAKEKILL, SIGKILL);
}

static int exits_with_signal_pending(void *unused)
{
	allow_signal(SIGKILL);
	send_sig(SIGKILL, current, 1);
	kthread_exit(17);
}

static void a_killed_thread_can_exit(struct kunit *test)
{
	struct task_struct *t = kthread_create(exits_with_signal_pending, NULL,
					       "killed");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	get_task_struct(t);
	wake_up_process(t);
	/* kthread_stop() of one that runs by itself: its own result */
	while (pid_alive(t))
		msleep(1);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(t), 17);
}

static void sets_are_sets(struct kunit *test)
{
	sigset_t a, b, r;

	siginitset(&a, sigmask(SIGINT) | sigmask(SIGTERM));
	siginitsetinv(&b, sigmask(SIGINT));
	sigandsets(&r, &a, &b);
	KUNIT_EXPECT_TRUE(test, sigismember(&r, SIGTERM));
	KUNIT_EXPECT_FALSE(test, sigismember(&r, SIGINT));
	sigorsets(&r, &a, &b);
	signotset(&r);
	KUNIT_EXPECT_TRUE(test, sigisemptyset(&r));
	sigandnsets(&r, &a, &b);
	KUNIT_EXPECT_EQ(test, r.sig[0], sigmask(SIGINT));
	sigaddsetmask(&r, sigmask(SIGTERM));
	KUNIT_EXPECT_TRUE(test, sigequalsets(&r, &a));
	sigdelsetmask(&r, sigmask(SIGINT));
	KUNIT_EXPECT_FALSE(test, sigtestsetmask(&r, sigmask(SIGINT)));
}

static struct kunit_case signal_cases[] = {
	KUNIT_CASE(all_are_ignored_at_first),
	KUNIT_CASE(only_the_kernels_are_let_in),
	KUNIT_CASE(disallowing_forgets_what_is_pending),
	KUNIT_CASE(faults_are_taken_first_then_the_lowest),
	KUNIT_CASE(blocked_ones_wait),
	KUNIT_CASE(recalc_looks_at_what_is_blocked_now),
	KUNIT_CASE(sigkill_is_fatal_if_allowed),
	KUNIT_CASE(a_forced_one_is_not_ignored),
	KUNIT_CASE(wrong_numbers_are_refused),
	KUNIT_CASE(interruptible_waits_end),
	KUNIT_CASE(killable_waits_end_by_sigkill_only),
	KUNIT_CASE(a_killed_thread_can_exit),
	KUNIT_CASE(sets_are_sets),
	{}
};

static struct kunit_suite signal_suite = {
	.name = "signal",
	.test_cases = signal_cases,
};
kunit_test_suite(signal_suite);
