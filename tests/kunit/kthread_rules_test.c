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
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/freezer.h>
#include <linux/gfp.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <kernel/mm.h>

static int runs;			/* how often a body below was entered */
static struct completion entered;

static void rules_reset(void)
{
	WRITE_ONCE(runs, 0);
	init_completion(&entered);
}

static noinline struct task_struct *create(struct kunit *test,
					   int (*fn)(void *), void *data)
{
	struct task_struct *p;

	rules_reset();
	p = kthread_create(fn, data, "rule");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	return p;
}

static noinline struct task_struct *run(struct kunit *test,
					int (*fn)(void *), void *data)
{
	struct task_struct *p = create(test, fn, data);

	wake_up_process(p);
	return p;
}

/* It may end by itself: with a reference, for kthread_stop_put(). */
static noinline struct task_struct *run_held(struct kunit *test,
					     int (*fn)(void *), void *data)
{
	struct task_struct *p = get_task_struct(create(test, fn, data));

	wake_up_process(p);
	return p;
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
	read_lock(&tasklist_lock);
	list_for_each_entry(p, &kthreadd_task->children, sibling)
		seen--;
	read_unlock(&tasklist_lock);
	KUNIT_EXPECT_EQ(test, seen, 2);
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
	/* complete() in rest_init() was not left over: PID 1 has waited. */
	KUNIT_EXPECT_FALSE(test, completion_done(&kthreadd_done));
}

static void kthreadd_sleeps_interruptibly(struct kunit *test)
{
	unsigned long asleep = 0;

	/* It has just made this case's thread, and may not be done yet. */
	for (int i = 0; i < 200 && !asleep; i++) {
		asleep = wait_task_inactive(kthreadd_task, TASK_INTERRUPTIBLE);
		if (!asleep)
			msleep(10);
	}
	KUNIT_EXPECT_NE(test, asleep, 0);
	KUNIT_EXPECT_TRUE(test, cpumask_subset(cpu_possible_mask,
					       &kthreadd_task->cpus_mask));
}

static void a_new_thread_sleeps_until_woken(struct kunit *test)
{
	struct task_struct *p = create(test, sleeper, NULL);

	KUNIT_EXPECT_NE(test, wait_task_inactive(p, TASK_UNINTERRUPTIBLE), 0);
	msleep(20);
	KUNIT_EXPECT_EQ(test, READ_ONCE(runs), 0);
	wake_up_process(p);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

static void stopped_before_its_first_wake_up(struct kunit *test)
{
	struct task_struct *p = create(test, sleeper, NULL);

	KUNIT_EXPECT_EQ(test, kthread_stop(p), -EINTR);
	KUNIT_EXPECT_EQ(test, runs, 0);
}

static void stop_returns_what_the_function_returned(struct kunit *test)
{
	struct task_struct *p = run(test, sleeper, (void *)1234L);

	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 1234);
}

/* Its own reference, and one of who stops it; that is there before the bit. */
static int counts_references(void *data)
{
	sleeper(data);
	return refcount_read(&current->usage);
}

static void stop_holds_a_reference(struct kunit *test)
{
	struct task_struct *p = run(test, counts_references, NULL);

	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 2);
	kunit_info(test, "warning expected: stops itself");
	KUNIT_EXPECT_EQ(test, kthread_stop(current), -EDEADLK);
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
	struct task_struct *p = run_held(test, exits_at_once, NULL);

	msleep(20);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), 77);
}

static void exit_hands_its_code_to_stop(struct kunit *test)
{
	struct task_struct *p = run_held(test, exits_by_name, NULL);

	msleep(20);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), 55);
}

static void complete_and_exit_tells_who_waits(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(gone);
	struct task_struct *p = run_held(test, completes_and_exits, &gone);

	wait_for_completion(&gone);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), 66);
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

	p = create(test, sleeper, &mine);
	KUNIT_EXPECT_PTR_EQ(test, kthread_data(p), &mine);
	KUNIT_EXPECT_PTR_EQ(test, kthread_func(p), (void *)sleeper);
	kthread_stop(p);
}

static void threads_start_without_freezing_or_binding(struct kunit *test)
{
	struct task_struct *p = create(test, sleeper, NULL);

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

static void a_thread_that_was_woken_is_not_bound(struct kunit *test)
{
	struct task_struct *p = run(test, sleeper, NULL);

	wait_for_completion(&entered);
	kunit_info(test, "warning expected: the thread was woken");
	kthread_bind(p, 0);
	KUNIT_EXPECT_FALSE(test, p->flags & PF_NO_SETAFFINITY);
	kthread_stop(p);
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
	KUNIT_EXPECT_EQ(test, p->nr_cpus_allowed, 1);
	wake_up_process(p);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, where_am_i, cpu);
	kthread_stop(p);
}

static void parked_means_that_nothing_runs(struct kunit *test)
{
	struct task_struct *p;
	int before;

	p = run(test, parker, NULL);
	KUNIT_EXPECT_EQ(test, kthread_park(p), 0);
	KUNIT_EXPECT_NE(test, wait_task_inactive(p, TASK_PARKED), 0);
	before = READ_ONCE(runs);
	wake_up_process(p);		/* not the wake-up that it waits for */
	wake_up_state(p, TASK_PARKED);	/* that one, but it is still to park */
	msleep(20);
	KUNIT_EXPECT_EQ(test, READ_ONCE(runs), before);
	kunit_info(test, "warning expected: parked twice");
	KUNIT_EXPECT_EQ(test, kthread_park(p), -EBUSY);
	kthread_unpark(p);
	while (READ_ONCE(runs) == before)
		msleep(1);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

static void unpark_binds_again(struct kunit *test)
{
	struct task_struct *p = run(test, parker, NULL);

	kthread_set_per_cpu(p, 0);
	KUNIT_EXPECT_EQ(test, kthread_park(p), 0);
	kthread_unpark(p);
	KUNIT_EXPECT_EQ(test, p->nr_cpus_allowed, 1);
	kthread_stop(p);
}

static void parking_oneself_does_not_wait(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, kthread_park(current), 0);
	KUNIT_EXPECT_TRUE(test, kthread_should_stop_or_park());
	kthread_unpark(current);
}

static void stop_gets_a_parked_thread_out(struct kunit *test)
{
	struct task_struct *p = run(test, parker, NULL);

	KUNIT_EXPECT_EQ(test, kthread_park(p), 0);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

static void a_dead_thread_cannot_be_parked(struct kunit *test)
{
	struct task_struct *p = run_held(test, exits_at_once, NULL);

	while (!READ_ONCE(p->exit_state))
		msleep(1);
	kunit_info(test, "warning expected: the thread is dead");
	KUNIT_EXPECT_EQ(test, kthread_park(p), -ENOSYS);
	KUNIT_EXPECT_EQ(test, send_sig(SIGINT, p, 1), -ESRCH);
	put_task_struct(p);
}

static int freezable(void *unused)
{
	bool was_frozen;

	set_freezable();
	complete(&entered);
	while (!kthread_freezable_should_stop(&was_frozen)) {
		WRITE_ONCE(runs, runs + was_frozen);
		schedule_timeout_interruptible(1);
	}
	return 0;
}

static int freezable_when_stopped(void *unused)
{
	bool was_frozen;

	sleeper(NULL);
	current->flags &= ~PF_NOFREEZE;
	kthread_freezable_should_stop(&was_frozen);
	return was_frozen;
}

static void a_thread_is_told_that_it_was_frozen(struct kunit *test)
{
	struct task_struct *p = run(test, freezable, NULL);

	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, freeze_kernel_threads(), 0);
	KUNIT_EXPECT_TRUE(test, frozen(p));
	thaw_kernel_threads();
	while (!READ_ONCE(runs))
		msleep(1);
	kthread_stop(p);
	/* But one that is to stop does not freeze. */
	p = run(test, freezable_when_stopped, NULL);
	wait_for_completion(&entered);
	KUNIT_EXPECT_EQ(test, freeze_kernel_threads(), 0);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
	thaw_kernel_threads();
}

/* Who found it under RCU may look at it until the end of the reader. */
static void a_reader_keeps_a_dead_thread(struct kunit *test)
{
	struct task_struct *p;

	if (num_online_cpus() == 1)
		kunit_skip(test, "needs two CPUs");
	p = create(test, exits_at_once, NULL);
	kthread_bind(p, 1);
	set_cpus_allowed_ptr(current, cpumask_of(0));
	rcu_read_lock();
	wake_up_process(p);
	while (READ_ONCE(p->stack))
		cpu_relax();
	KUNIT_EXPECT_EQ(test, refcount_read(&p->usage), 1);
	rcu_read_unlock();
	set_cpus_allowed_ptr(current, cpu_all_mask);
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
	send_sig(SIGINT, current, 1);
	if (kernel_dequeue_signal() != SIGINT || signal_pending(current))
		signal_rules |= 16;
	disallow_signal(SIGINT);
	send_sig(SIGINT, current, 1);
	if (signal_pending(current) || send_sig(65, current, 1) != -EINVAL)
		signal_rules |= 32;
	return sleeper(NULL);
}

static void signals_are_ignored_until_allowed(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(never);
	struct task_struct *p;

	rules_reset();
	signal_rules = 0;
	p = run(test, hears_no_signal, &never);
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
	for (i = 0; i < 300; i++) {
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

/* The count when those of the case before have gone: steady for a while. */
static int settled_threads(void)
{
	int n = threads_now(), same = 0;

	while (same < 3) {
		int now;

		msleep(10);
		now = threads_now();
		same = now == n ? same + 1 : 0;
		n = now;
	}
	return n;
}

static void a_killed_creator_leaks_nothing(struct kunit *test)
{
	int before = settled_threads(), tries = 0;
	struct task_struct *p;
	unsigned long bytes;

	rcu_barrier();
	bytes = slab_used_bytes();
	interrupted = made = other_errors = 0;
	p = run(test, killed_creator, NULL);
	wait_for_completion(&entered);
	kthread_stop(p);
	KUNIT_EXPECT_EQ(test, made + interrupted, 300);
	KUNIT_EXPECT_EQ(test, other_errors, 0);
	KUNIT_EXPECT_GT(test, interrupted, 0);
	while (threads_now() > before && tries++ < 200)
		msleep(5);
	KUNIT_EXPECT_EQ(test, threads_now(), before);
	/* A request is bigger. Each CPU keeps some that are free: one CPU only. */
	rcu_barrier();
	if (num_online_cpus() == 1)
		KUNIT_EXPECT_LT(test, slab_used_bytes(),
				bytes + interrupted * 64UL);
}

static int creator(void *made)
{
	*(struct task_struct **)made = kthread_create(exits_at_once, NULL, "r");
	return sleeper(NULL);
}

/* All on one CPU, and the creators go before kthreadd: it finds two requests. */
static void requests_are_served_in_order(struct kunit *test)
{
	static struct task_struct *c[2], *made[2];
	int i;

	for (i = 0; i < 2; i++) {
		c[i] = create(test, creator, &made[i]);
		kthread_bind(c[i], 0);
		sched_set_fifo(c[i]);
	}
	set_cpus_allowed_ptr(kthreadd_task, cpumask_of(0));
	set_cpus_allowed_ptr(current, cpumask_of(0));
	preempt_disable();
	for (i = 0; i < 2; i++)
		wake_up_process(c[i]);
	preempt_enable();
	for (i = 0; i < 2; i++)
		kthread_stop(c[i]);
	set_cpus_allowed_ptr(current, cpu_all_mask);
	set_cpus_allowed_ptr(kthreadd_task, cpu_all_mask);
	KUNIT_EXPECT_LT(test, made[0]->pid, made[1]->pid);
	for (i = 0; i < 2; i++)
		kthread_stop(made[i]);
}

static void numbers_come_back_late(struct kunit *test)
{
	struct task_struct *p = create(test, sleeper, NULL);
	int n = p->pid, max = pid_max;

	kthread_stop(p);
	KUNIT_EXPECT_NULL(test, find_get_task_by_vpid(n));
	p = create(test, sleeper, NULL);
	KUNIT_EXPECT_GT(test, p->pid, n);
	pid_max = p->pid + 1;
	kthread_stop(p);
	p = create(test, sleeper, NULL);
	KUNIT_EXPECT_LT(test, p->pid, n);
	pid_max = max;
	kthread_stop(p);
}

static void stop_put_drops_the_last_reference(struct kunit *test)
{
	struct task_struct *p = run(test, sleeper, NULL);

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
	int i, before = settled_threads(), tries = 0;
	unsigned long pages = nr_free_pages();

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
	/* Less than a page for each: no stack is lost. */
	KUNIT_EXPECT_GT(test, nr_free_pages(), pages - 1000);
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
	kthread_stop(create(test, sleeper, NULL));
}

static struct kunit_case kthread_rules_cases[] = {
	KUNIT_CASE(all_but_pid_1_are_children_of_kthreadd),
	KUNIT_CASE(pid_1_is_a_child_of_the_boot_thread),
	KUNIT_CASE(kthreadd_sleeps_interruptibly),
	KUNIT_CASE(a_new_thread_sleeps_until_woken),
	KUNIT_CASE(stopped_before_its_first_wake_up),
	KUNIT_CASE(stop_returns_what_the_function_returned),
	KUNIT_CASE(stop_holds_a_reference),
	KUNIT_CASE(stop_of_one_that_has_ended),
	KUNIT_CASE(exit_hands_its_code_to_stop),
	KUNIT_CASE(complete_and_exit_tells_who_waits),
	KUNIT_CASE(names_are_formatted_and_cut),
	KUNIT_CASE(data_and_function_can_be_asked),
	KUNIT_CASE(threads_start_without_freezing_or_binding),
	KUNIT_CASE(a_bound_thread_runs_there),
	KUNIT_CASE(a_thread_that_was_woken_is_not_bound),
	KUNIT_CASE(created_for_a_cpu),
	KUNIT_CASE(parked_means_that_nothing_runs),
	KUNIT_CASE(unpark_binds_again),
	KUNIT_CASE(parking_oneself_does_not_wait),
	KUNIT_CASE(stop_gets_a_parked_thread_out),
	KUNIT_CASE(a_dead_thread_cannot_be_parked),
	KUNIT_CASE(a_thread_is_told_that_it_was_frozen),
	KUNIT_CASE(a_reader_keeps_a_dead_thread),
	KUNIT_CASE(signals_are_ignored_until_allowed),
	KUNIT_CASE(a_killed_creator_leaks_nothing),
	KUNIT_CASE(requests_are_served_in_order),
	KUNIT_CASE(numbers_come_back_late),
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
