// SPDX-License-Identifier: MIT
/*
 * kthread_rules_test.c - the contract of kthreads, a case a rule.
 *
 * Guards kernel/kthread.c and what it stands on: kthreadd makes every thread,
 * a new thread sleeps until its first wake-up, stop and park meet their
 * target at a safe place, and whoever waits gets the answer that Linux gives.
 *
 * What would make it lie: a thread that only looks asleep. So states are read
 * after wait_task_inactive(), which returns when the thread has left its CPU.
 */
#include <kunit/test.h>
#include <linux/array_size.h>
#include <linux/err.h>
#include <linux/gfp.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/sprintf.h>
#include <linux/string.h>

static int runs;			/* how often a body below was entered */
static struct completion entered;

static void rules_reset(void)
{
	WRITE_ONCE(runs, 0);
	init_completion(&entered);
}

/* Sleeps until it is stopped; returns what it was given. */
static int sleeper(void *data)
{
	WRITE_ONCE(runs, READ_ONCE(runs) + 1);
	complete(&entered);
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (kthread_should_stop())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return (long)data;
}

static int parker(void *data)
{
	while (!kthread_should_stop()) {
		if (kthread_should_park())
			kthread_parkme();
		WRITE_ONCE(runs, READ_ONCE(runs) + 1);
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop() && !kthread_should_park())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return 0;
}

static void all_but_pid_1_are_children_of_kthreadd(struct kunit *test)
{
	struct task_struct *p;
	int strangers = 0, seen = 0;

	rcu_read_lock();
	for_each_process(p) {
		seen++;
		if (p->pid > 2 && (p->real_parent != kthreadd_task ||
				   !(p->flags & PF_KTHREAD)))
			strangers++;
	}
	rcu_read_unlock();
	KUNIT_EXPECT_GT(test, seen, 4);
	KUNIT_EXPECT_EQ(test, strangers, 0);
	KUNIT_EXPECT_EQ(test, kthreadd_task->pid, 2);
	KUNIT_EXPECT_PTR_EQ(test, kthreadd_task->real_parent, &init_task);
	KUNIT_EXPECT_EQ(test, task_ppid_nr(current), 2);
}

static void pid_1_is_a_child_of_the_boot_thread(struct kunit *test)
{
	struct task_struct *init;

	rcu_read_lock();
	init = find_task_by_pid_ns(1, &init_pid_ns);
	KUNIT_EXPECT_NOT_NULL(test, init);
	KUNIT_EXPECT_PTR_EQ(test, init->real_parent, &init_task);
	rcu_read_unlock();
}

static void kthreadd_sleeps_interruptibly(struct kunit *test)
{
	KUNIT_EXPECT_NE(test, wait_task_inactive(kthreadd_task,
						 TASK_INTERRUPTIBLE), 0);
}

static void a_new_thread_sleeps_until_woken(struct kunit *test)
{
	struct task_struct *p;

	rules_reset();
	p = kthread_create(sleeper, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_NE(test, wait_task_inactive(p, TASK_UNINTERRUPTIBLE), 0);
	msleep(20);
	KUNIT_EXPECT_EQ(test, READ_ONCE(runs), 0);
	wake_up_process(p);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

static void stopped_before_its_first_wake_up(struct kunit *test)
{
	struct task_struct *p;

	rules_reset();
	p = kthread_create(sleeper, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), -EINTR);
	KUNIT_EXPECT_EQ(test, runs, 0);
}

static void stop_returns_what_the_function_returned(struct kunit *test)
{
	struct task_struct *p;

	rules_reset();
	p = kthread_run(sleeper, (void *)1234L, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 1234);
}

static int exits_at_once(void *data)
{
	return 77;
}

static int exits_by_name(void *data)
{
	kthread_exit(55);
}

static int completes_and_exits(void *data)
{
	kthread_complete_and_exit(data, 66);
}

static void stop_of_one_that_has_ended(struct kunit *test)
{
	struct task_struct *p = kthread_create(exits_at_once, NULL, "rule");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	get_task_struct(p);
	wake_up_process(p);
	msleep(20);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), 77);
}

static void exit_hands_its_code_to_stop(struct kunit *test)
{
	struct task_struct *p = kthread_create(exits_by_name, NULL, "rule");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	get_task_struct(p);
	wake_up_process(p);
	KUNIT_EXPECT_GE(test, kthread_stop_put(p), -EINTR);

	p = kthread_create(exits_by_name, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	get_task_struct(p);
	wake_up_process(p);
	msleep(20);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), 55);
}

static void complete_and_exit_tells_who_waits(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(gone);
	struct task_struct *p;

	p = kthread_run(completes_and_exits, &gone, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_NE(test, wait_for_completion_timeout(&gone, 10 * HZ), 0);
}

static void names_are_formatted_and_cut(struct kunit *test)
{
	struct task_struct *p;

	p = kthread_create(sleeper, NULL, "n/%d:%s", 7, "a-very-long-tail");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_STREQ(test, p->comm, "n/7:a-very-long");
	kthread_stop(p);
}

static void data_and_function_can_be_asked(struct kunit *test)
{
	struct task_struct *p;
	int mine;

	p = kthread_create(sleeper, &mine, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_PTR_EQ(test, kthread_data(p), &mine);
	KUNIT_EXPECT_PTR_EQ(test, kthread_func(p), (void *)sleeper);
	kthread_stop(p);
}

static void threads_start_without_freezing_or_binding(struct kunit *test)
{
	struct task_struct *p = kthread_create(sleeper, NULL, "rule");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_TRUE(test, p->flags & PF_NOFREEZE);
	KUNIT_EXPECT_FALSE(test, p->flags & PF_NO_SETAFFINITY);
	KUNIT_EXPECT_TRUE(test, cpumask_subset(cpu_possible_mask,
					       &p->cpus_mask));
	kthread_stop(p);
}

static int where_am_i;

static int tells_its_cpu(void *data)
{
	WRITE_ONCE(where_am_i, raw_smp_processor_id());
	return sleeper(data);
}

static void a_bound_thread_runs_there(struct kunit *test)
{
	struct task_struct *p;
	unsigned int cpu;

	for_each_online_cpu(cpu) {
		rules_reset();
		p = kthread_create(tells_its_cpu, NULL, "rule/%u", cpu);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
		kthread_bind(p, cpu);
		KUNIT_EXPECT_TRUE(test, p->flags & PF_NO_SETAFFINITY);
		wake_up_process(p);
		wait_for_completion(&entered);
		KUNIT_EXPECT_EQ(test, where_am_i, cpu);
		kthread_stop(p);
	}
}

static void created_for_a_cpu(struct kunit *test)
{
	unsigned int i, cpu = 0;
	struct task_struct *p;
	char name[16];

	for_each_online_cpu(i)
		cpu = i;
	rules_reset();
	p = kthread_create_on_cpu(tells_its_cpu, NULL, cpu, "rule/%u");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	snprintf(name, sizeof(name), "rule/%u", cpu);
	KUNIT_EXPECT_STREQ(test, p->comm, name);
	/* Bound, but the mark of smpboot's threads is for their owner to set. */
	KUNIT_EXPECT_FALSE(test, kthread_is_per_cpu(p));
	wake_up_process(p);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, where_am_i, cpu);
	kthread_stop(p);
}

static void parked_means_that_nothing_runs(struct kunit *test)
{
	struct task_struct *p;
	int before;

	rules_reset();
	p = kthread_run(parker, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_EQ(test, kthread_park(p), 0);
	KUNIT_EXPECT_NE(test, wait_task_inactive(p, TASK_PARKED), 0);
	before = READ_ONCE(runs);
	wake_up_process(p);		/* not the wake-up that it waits for */
	msleep(20);
	KUNIT_EXPECT_EQ(test, READ_ONCE(runs), before);
	kunit_info(test, "warning expected: parked twice");
	KUNIT_EXPECT_EQ(test, kthread_park(p), -EBUSY);
	kthread_unpark(p);
	while (READ_ONCE(runs) == before)
		msleep(1);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

static void stop_gets_a_parked_thread_out(struct kunit *test)
{
	struct task_struct *p;

	rules_reset();
	p = kthread_run(parker, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_EQ(test, kthread_park(p), 0);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

static void a_dead_thread_cannot_be_parked(struct kunit *test)
{
	struct task_struct *p = kthread_create(exits_at_once, NULL, "rule");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	get_task_struct(p);
	wake_up_process(p);
	while (!READ_ONCE(p->exit_state))
		msleep(1);
	kunit_info(test, "warning expected: the thread is dead");
	KUNIT_EXPECT_EQ(test, kthread_park(p), -ENOSYS);
	put_task_struct(p);
}

static int signal_rules;

static int hears_no_signal(void *data)
{
	struct completion *tell = data;

	send_sig(SIGINT, current, 1);
	if (signal_pending(current))
		signal_rules |= 1;
	allow_signal(SIGINT);
	send_sig(SIGINT, current, 1);
	if (!signal_pending(current))
		signal_rules |= 2;
	if (wait_for_completion_interruptible(tell) != -ERESTARTSYS)
		signal_rules |= 4;
	flush_signals(current);
	if (signal_pending(current))
		signal_rules |= 8;
	return sleeper(NULL);
}

static void signals_are_ignored_until_allowed(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(never);
	struct task_struct *p;

	rules_reset();
	signal_rules = 0;
	p = kthread_run(hears_no_signal, &never, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, signal_rules, 0);
	kthread_stop(p);
}

static int interrupted, made, other_errors;

/* A creator that is killed while kthreadd has not answered yet. */
static int killed_creator(void *data)
{
	int i;

	allow_signal(SIGKILL);
	for (i = 0; i < 100; i++) {
		struct task_struct *p;

		send_sig(SIGKILL, current, 1);
		p = kthread_create(sleeper, NULL, "rule/%d", i);
		if (!IS_ERR(p)) {
			made++;
			kthread_stop(p);
		} else if (PTR_ERR(p) == -EINTR) {
			interrupted++;
		} else {
			other_errors++;
		}
		flush_signals(current);
	}
	return sleeper(NULL);
}

static int threads_now(void)
{
	struct task_struct *p;
	int n = 0;

	rcu_read_lock();
	for_each_process(p)
		n++;
	rcu_read_unlock();
	return n;
}

static void a_killed_creator_leaks_nothing(struct kunit *test)
{
	int before = threads_now(), tries = 0;
	struct task_struct *p;

	rules_reset();
	interrupted = made = other_errors = 0;
	p = kthread_run(killed_creator, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	wait_for_completion(&entered);
	kthread_stop(p);
	KUNIT_EXPECT_EQ(test, made + interrupted, 100);
	KUNIT_EXPECT_EQ(test, other_errors, 0);
	KUNIT_EXPECT_GT(test, interrupted, 0);
	while (threads_now() > before && tries++ < 200)
		msleep(5);
	KUNIT_EXPECT_EQ(test, threads_now(), before);
}

static void stop_put_drops_the_last_reference(struct kunit *test)
{
	struct task_struct *p;

	rules_reset();
	p = kthread_run(sleeper, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	get_task_struct(p);
	get_task_struct(p);
	kthread_stop_put(p);
	while (refcount_read(&p->usage) > 1)
		msleep(1);
	KUNIT_EXPECT_EQ(test, refcount_read(&p->usage), 1);
	put_task_struct(p);
}

static atomic_t alive;

static int counted(void *data)
{
	atomic_dec(&alive);
	return 0;
}

static void a_thousand_threads_come_and_go(struct kunit *test)
{
	int i, before = threads_now(), tries = 0;

	atomic_set(&alive, 1000);
	for (i = 0; i < 1000; i++) {
		struct task_struct *p = kthread_run(counted, NULL, "r/%d", i);

		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	}
	while ((atomic_read(&alive) || threads_now() > before) &&
	       tries++ < 1000)
		msleep(5);
	KUNIT_EXPECT_EQ(test, atomic_read(&alive), 0);
	KUNIT_EXPECT_EQ(test, threads_now(), before);
}

/* Takes all there is, in blocks chained through their first word. */
static void *eat_all_pages(void)
{
	const gfp_t gfp = GFP_ATOMIC | __GFP_NOWARN;
	void **block, *chain = NULL;

	for (int order = 8; order >= 0; order--)
		while ((block = (void *)__get_free_pages(gfp, order))) {
			block[0] = chain;
			block[1] = (void *)(long)order;
			chain = block;
		}
	return chain;
}

static void give_back(void **chain)
{
	while (chain) {
		void **next = chain[0];

		free_pages((unsigned long)chain, (long)chain[1]);
		chain = next;
	}
}

/* Until the slabs are empty too; what was made before that is stopped. */
static void without_memory_the_caller_gets_enomem(struct kunit *test)
{
	static struct task_struct *made[512];
	struct task_struct *p = NULL;
	void *chain = eat_all_pages();
	int n = 0;

	while (n < ARRAY_SIZE(made)) {
		p = kthread_create(sleeper, NULL, "rule");
		if (IS_ERR(p))
			break;
		made[n++] = p;
	}
	give_back(chain);
	while (n)
		kthread_stop(made[--n]);
	KUNIT_EXPECT_EQ(test, PTR_ERR(p), (long)-ENOMEM);
	p = kthread_create(sleeper, NULL, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	kthread_stop(p);
}

static struct kunit_case kthread_rules_cases[] = {
	KUNIT_CASE(all_but_pid_1_are_children_of_kthreadd),
	KUNIT_CASE(pid_1_is_a_child_of_the_boot_thread),
	KUNIT_CASE(kthreadd_sleeps_interruptibly),
	KUNIT_CASE(a_new_thread_sleeps_until_woken),
	KUNIT_CASE(stopped_before_its_first_wake_up),
	KUNIT_CASE(stop_returns_what_the_function_returned),
	KUNIT_CASE(stop_of_one_that_has_ended),
	KUNIT_CASE(exit_hands_its_code_to_stop),
	KUNIT_CASE(complete_and_exit_tells_who_waits),
	KUNIT_CASE(names_are_formatted_and_cut),
	KUNIT_CASE(data_and_function_can_be_asked),
	KUNIT_CASE(threads_start_without_freezing_or_binding),
	KUNIT_CASE(a_bound_thread_runs_there),
	KUNIT_CASE(created_for_a_cpu),
	KUNIT_CASE(parked_means_that_nothing_runs),
	KUNIT_CASE(stop_gets_a_parked_thread_out),
	KUNIT_CASE(a_dead_thread_cannot_be_parked),
	KUNIT_CASE(signals_are_ignored_until_allowed),
	KUNIT_CASE(a_killed_creator_leaks_nothing),
	KUNIT_CASE(stop_put_drops_the_last_reference),
	KUNIT_CASE(a_thousand_threads_come_and_go),
	KUNIT_CASE(without_memory_the_caller_gets_enomem),
	{}
};

static struct kunit_suite kthread_rules_suite = {
	.name = "kthread_rules",
	.test_cases = kthread_rules_cases,
};
kunit_test_suite(kthread_rules_suite);
