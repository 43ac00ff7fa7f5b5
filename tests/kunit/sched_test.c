// SPDX-License-Identifier: MIT
/*
 * sched_test.c - who runs, where, and for how long.
 *
 * Guards kernel/sched/: waking by state, turns within a level, levels above
 * each other, masks that are changed under a running thread, and time slices.
 *
 * What would make it lie: threads that end up on different CPUs where the case
 * is about one. So the threads of such a case are bound to one CPU, and so is
 * the case itself.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/smp.h>

static noinline struct task_struct *create(struct kunit *test,
					   int (*fn)(void *), const void *data)
{
	struct task_struct *p = kthread_create(fn, (void *)data, "sched-test");

	KUNIT_ASSERT_FALSE(test, IS_ERR(p));
	return p;
}

static noinline struct task_struct *run(struct kunit *test,
					int (*fn)(void *), const void *data)
{
	struct task_struct *p = create(test, fn, data);

	wake_up_process(p);
	return p;
}

static struct task_struct *start_on(struct kunit *test, int (*fn)(void *),
				    const void *data, int cpu)
{
	struct task_struct *p = create(test, fn, data);

	kthread_bind(p, cpu);
	wake_up_process(p);
	return p;
}

static int sleep_in(void *state)
{
	while (!kthread_should_stop()) {
		set_current_state((unsigned long)state);
		if (!kthread_should_stop())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return 0;
}

/* Until p has gone to sleep in state; before its first turn it sleeps too. */
static void until_asleep(struct task_struct *p, unsigned int state)
{
	while (!wait_task_inactive(p, state))
		schedule_timeout_uninterruptible(1);
}

/* --- waking by state */

static void a_wake_up_asks_for_the_state(struct kunit *test)
{
	struct task_struct *p = run(test, sleep_in, (void *)TASK_INTERRUPTIBLE);

	until_asleep(p, TASK_INTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, wake_up_state(p, TASK_UNINTERRUPTIBLE), 0);
	KUNIT_EXPECT_EQ(test, READ_ONCE(p->__state), TASK_INTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, wake_up_state(p, TASK_INTERRUPTIBLE), 1);
	kthread_stop(p);
}

static void a_second_wake_up_finds_nobody(struct kunit *test)
{
	struct task_struct *p = create(test, sleep_in, (void *)TASK_INTERRUPTIBLE);

	wait_task_inactive(p, TASK_UNINTERRUPTIBLE);
	preempt_disable();
	KUNIT_EXPECT_EQ(test, wake_up_process(p), 1);
	/* Runnable now; unless another CPU has it asleep again already. */
	if (num_online_cpus() == 1)
		KUNIT_EXPECT_EQ(test, wake_up_process(p), 0);
	preempt_enable();
	kthread_stop(p);
}

static void waking_oneself_cancels_the_sleep(struct kunit *test)
{
	set_current_state(TASK_INTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, wake_up_process(current), 1);
	KUNIT_EXPECT_EQ(test, READ_ONCE(current->__state), TASK_RUNNING);
	/* Would hang here if the state were still set. */
	schedule();
}

/* --- preemption is not sleep */

static void a_preemption_does_not_put_to_sleep(struct kunit *test)
{
	unsigned long end = jiffies + 12;

	/* Three slices and more with a state set: ticks preempt, none sleeps. */
	set_current_state(TASK_UNINTERRUPTIBLE);
	while (time_before(jiffies, end))
		cpu_relax();
	KUNIT_EXPECT_EQ(test, READ_ONCE(current->__state),
			TASK_UNINTERRUPTIBLE);
	__set_current_state(TASK_RUNNING);
}

/* --- turns */

static int turn_log[64], turns;
static atomic_t ended;
static DECLARE_COMPLETION(all_ended);

/* kthread_stop() of one that has not run yet would skip its function. */
static void one_has_ended(void)
{
	if (atomic_dec_and_test(&ended))
		complete(&all_ended);
}

static int take_turns(void *who)
{
	for (int i = 0; i < 8; i++) {
		turn_log[turns++] = (long)who;
		yield();
	}
	one_has_ended();
	return 0;
}

static void alternate(struct kunit *test, bool fifo)
{
	int cpu = 0, wrong = 0;
	struct task_struct *a, *b;

	turns = 0;
	atomic_set(&ended, 2);
	a = get_task_struct(create(test, take_turns, (void *)1));
	b = get_task_struct(create(test, take_turns, (void *)2));
	kthread_bind(a, cpu);
	kthread_bind(b, cpu);
	if (fifo) {
		sched_set_fifo(a);
		sched_set_fifo(b);
	}
	set_cpus_allowed_ptr(current, cpumask_of(cpu));
	preempt_disable();		/* both are queued before one runs */
	wake_up_process(a);
	wake_up_process(b);
	preempt_enable();
	wait_for_completion(&all_ended);
	kthread_stop_put(a);
	kthread_stop_put(b);
	set_cpus_allowed_ptr(current, cpu_all_mask);
	KUNIT_EXPECT_EQ(test, turns, 16);
	for (int i = 2; i < turns; i++)
		wrong += turn_log[i] != turn_log[i - 2];
	KUNIT_EXPECT_EQ(test, wrong, 0);
}

static void equals_alternate_when_they_yield(struct kunit *test)
{
	alternate(test, false);
	alternate(test, true);
}

static unsigned long spins[2];

static int spinner(void *which)
{
	while (!kthread_should_stop())
		spins[(long)which]++;
	return 0;
}

static void the_tick_shares_a_cpu_among_equals(struct kunit *test)
{
	struct task_struct *a, *b;
	u64 ra = 0, rb = 0;

	a = start_on(test, spinner, (void *)0, 0);
	b = start_on(test, spinner, (void *)1, 0);
	/*
	 * Three turns and more for each. How long that takes is up to the host
	 * of an emulator; that both get there is not.
	 */
	for (int i = 0; i < 500; i++) {
		msleep(20);
		ra = task_sched_runtime(a);
		rb = task_sched_runtime(b);
		if (min(ra, rb) > 36000000ull)
			break;
	}
	kthread_stop(a);
	kthread_stop(b);
	KUNIT_EXPECT_GT(test, ra, 36000000ull);
	KUNIT_EXPECT_GT(test, rb, 36000000ull);
}

/* --- levels */

static int note_order(void *who)
{
	turn_log[turns++] = (long)who;
	one_has_ended();
	return 0;
}

static struct task_struct *queued(struct kunit *test, long who, int fifo_prio)
{
	struct task_struct *p = create(test, note_order, (void *)who);
	struct sched_param sp = { .sched_priority = fifo_prio };

	get_task_struct(p);
	kthread_bind(p, 0);
	if (fifo_prio)
		KUNIT_EXPECT_EQ(test, sched_setscheduler(p, SCHED_FIFO, &sp), 0);
	return p;
}

static void higher_levels_go_first(struct kunit *test)
{
	struct task_struct *p[4];
	static const int prio[4] = { 0, 10, 99, 11 };

	turns = 0;
	atomic_set(&ended, 4);
	for (int i = 0; i < 4; i++)
		p[i] = queued(test, i, prio[i]);
	set_cpus_allowed_ptr(current, cpumask_of(0));
	preempt_disable();
	for (int i = 0; i < 4; i++)
		wake_up_process(p[i]);
	preempt_enable();
	wait_for_completion(&all_ended);
	for (int i = 0; i < 4; i++)
		kthread_stop_put(p[i]);
	set_cpus_allowed_ptr(current, cpu_all_mask);
	KUNIT_ASSERT_EQ(test, turns, 4);
	KUNIT_EXPECT_EQ(test, turn_log[0], 2);
	KUNIT_EXPECT_EQ(test, turn_log[1], 3);
	KUNIT_EXPECT_EQ(test, turn_log[2], 1);
	KUNIT_EXPECT_EQ(test, turn_log[3], 0);
}

static void real_time_keeps_its_place(struct kunit *test)
{
	struct sched_param ten = { 10 }, twenty = { 20 };
	struct task_struct *equal = queued(test, 0, 10);
	struct task_struct *better = queued(test, 1, 20);
	struct task_struct *late = queued(test, 2, 0);
	unsigned long end = jiffies + 7;
	int seen;	/* turns after each step, a digit each */

	turns = 0;
	atomic_set(&ended, 3);
	set_cpus_allowed_ptr(current, cpumask_of(0));
	sched_setscheduler(current, SCHED_FIFO, &ten);
	wake_up_process(equal);		/* waits as long as we run */
	while (time_before(jiffies, end))
		cpu_relax();
	seen = turns;
	wake_up_process(better);	/* runs at once; then we, not equal */
	seen = seen * 10 + turns;
	wake_up_process(late);
	sched_setscheduler(late, SCHED_FIFO, &twenty);
	seen = seen * 10 + turns;
	sched_set_normal(current, 0);	/* now equal is better */
	seen = seen * 10 + turns;
	KUNIT_EXPECT_EQ(test, seen, 123);
	wait_for_completion(&all_ended);
	kthread_stop_put(equal);
	kthread_stop_put(better);
	kthread_stop_put(late);
	set_cpus_allowed_ptr(current, cpu_all_mask);
}

static void nice_sets_the_length_of_a_turn(struct kunit *test)
{
	int normal;

	set_user_nice(current, 0);
	normal = current->time_slice;
	set_user_nice(current, MIN_NICE);
	KUNIT_EXPECT_GT(test, current->time_slice, normal);
}

static void policies_refuse_nonsense(struct kunit *test)
{
	struct sched_param none = { 0 }, high = { 100 }, ok = { 1 };

	KUNIT_EXPECT_EQ(test, sched_setscheduler(current, SCHED_FIFO, &none),
			-EINVAL);
	KUNIT_EXPECT_EQ(test, sched_setscheduler(current, SCHED_RR, &high),
			-EINVAL);
	KUNIT_EXPECT_EQ(test, sched_setscheduler(current, SCHED_NORMAL, &ok),
			-EINVAL);
	KUNIT_EXPECT_EQ(test, sched_setscheduler(current, 77, &none), -EINVAL);
}

/* --- masks */

static int report_cpu(void *seen)
{
	while (!kthread_should_stop())
		WRITE_ONCE(*(int *)seen, raw_smp_processor_id());
	return 0;
}

static void a_running_thread_moves_with_its_mask(struct kunit *test)
{
	static int seen;
	struct task_struct *p;

	if (num_online_cpus() < 2)
		kunit_skip(test, "needs two CPUs");
	p = run(test, report_cpu, &seen);
	for (int i = 0; i < 50; i++) {
		KUNIT_ASSERT_EQ(test, set_cpus_allowed_ptr(p,
				cpumask_of(i & 1)), 0);
		/* It is not on the other CPU any more when the call returns. */
		KUNIT_EXPECT_EQ(test, task_cpu(p), i & 1);
	}
	kthread_stop(p);
}

static void a_mask_without_a_cpu_is_refused(struct kunit *test)
{
	struct cpumask before = current->cpus_mask;

	KUNIT_EXPECT_EQ(test, set_cpus_allowed_ptr(current, cpu_none_mask),
			-EINVAL);
	KUNIT_EXPECT_TRUE(test, cpumask_equal(&before, &current->cpus_mask));
}

static void moving_oneself_works(struct kunit *test)
{
	unsigned int cpu;

	for_each_online_cpu(cpu) {
		KUNIT_EXPECT_EQ(test, set_cpus_allowed_ptr(current,
				cpumask_of(cpu)), 0);
		KUNIT_EXPECT_EQ(test, raw_smp_processor_id(), (int)cpu);
	}
	set_cpus_allowed_ptr(current, cpu_all_mask);
}

/* --- parking against stray wake-ups: bugs 3 to 5 of Linux's history */

static int park_body(void *cpu)
{
	int wrong = 0;

	while (!kthread_should_stop()) {
		if (kthread_should_park())
			kthread_parkme();
		wrong += raw_smp_processor_id() != (long)cpu;
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop() && !kthread_should_park())
			schedule_timeout(1);
		__set_current_state(TASK_RUNNING);
	}
	return wrong;
}

static int waker(void *p)
{
	while (!kthread_should_stop()) {
		wake_up_process(p);
		yield();
	}
	return 0;
}

static void stray_wake_ups_do_not_end_parking(struct kunit *test)
{
	int cpu = num_online_cpus() - 1, moved = 0;
	struct task_struct *p, *noise;

	p = kthread_create_on_cpu(park_body, (void *)(long)cpu, cpu, "park/%u");
	KUNIT_ASSERT_FALSE(test, IS_ERR(p));
	kthread_set_per_cpu(p, cpu);
	wake_up_process(p);
	noise = kthread_run(waker, p, "noise");
	for (int i = 0; i < 200; i++) {
		KUNIT_ASSERT_EQ(test, kthread_park(p), 0);
		moved += READ_ONCE(p->__state) != TASK_PARKED;
		moved += task_on_cpu(p);
		kthread_unpark(p);
	}
	kthread_stop(noise);
	KUNIT_EXPECT_EQ(test, moved, 0);
	KUNIT_EXPECT_EQ(test, kthread_stop(p), 0);
}

/* --- timeouts */

static void a_timeout_lasts_as_long_as_it_says(struct kunit *test)
{
	unsigned long start = jiffies;

	KUNIT_EXPECT_EQ(test, schedule_timeout_uninterruptible(5), 0L);
	KUNIT_EXPECT_GE(test, jiffies - start, 5UL);
}

static int sleep_long(void *left)
{
	*(long *)left = schedule_timeout_interruptible(1000 * CONFIG_HZ);
	return 0;
}

static void a_wake_up_ends_a_timeout_early(struct kunit *test)
{
	static long left;
	struct task_struct *p = create(test, sleep_long, &left);

	get_task_struct(p);
	wake_up_process(p);
	until_asleep(p, TASK_INTERRUPTIBLE);
	wake_up_process(p);
	kthread_stop_put(p);
	KUNIT_EXPECT_GT(test, left, 900L * CONFIG_HZ);
}

static void a_negative_timeout_returns_at_once(struct kunit *test)
{
	set_current_state(TASK_UNINTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, schedule_timeout(-1), 0L);
	KUNIT_EXPECT_EQ(test, READ_ONCE(current->__state), TASK_RUNNING);
}

/* --- signals */

static int wait_for_signal(void *unused)
{
	allow_signal(SIGUSR1);
	send_sig(SIGUSR1, current, 0);	/* no sleep with a signal pending */
	schedule_timeout_interruptible(MAX_SCHEDULE_TIMEOUT);
	flush_signals(current);
	while (!signal_pending(current))
		schedule_timeout_interruptible(1000 * CONFIG_HZ);
	return kernel_dequeue_signal();
}

static void an_allowed_signal_cuts_a_sleep_short(struct kunit *test)
{
	struct task_struct *p = create(test, wait_for_signal, NULL);

	get_task_struct(p);
	wake_up_process(p);
	until_asleep(p, TASK_INTERRUPTIBLE);
	send_sig(SIGUSR2, p, 0);	/* ignored */
	KUNIT_EXPECT_FALSE(test, task_sigpending(p));
	send_sig(SIGUSR1, p, 0);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), SIGUSR1);
}

static struct kunit_case sched_cases[] = {
	KUNIT_CASE(a_wake_up_asks_for_the_state),
	KUNIT_CASE(a_second_wake_up_finds_nobody),
	KUNIT_CASE(waking_oneself_cancels_the_sleep),
	KUNIT_CASE(a_preemption_does_not_put_to_sleep),
	KUNIT_CASE(equals_alternate_when_they_yield),
	KUNIT_CASE(the_tick_shares_a_cpu_among_equals),
	KUNIT_CASE(higher_levels_go_first),
	KUNIT_CASE(real_time_keeps_its_place),
	KUNIT_CASE(nice_sets_the_length_of_a_turn),
	KUNIT_CASE(policies_refuse_nonsense),
	KUNIT_CASE(a_running_thread_moves_with_its_mask),
	KUNIT_CASE(a_mask_without_a_cpu_is_refused),
	KUNIT_CASE(moving_oneself_works),
	KUNIT_CASE(stray_wake_ups_do_not_end_parking),
	KUNIT_CASE(a_timeout_lasts_as_long_as_it_says),
	KUNIT_CASE(a_wake_up_ends_a_timeout_early),
	KUNIT_CASE(a_negative_timeout_returns_at_once),
	KUNIT_CASE(an_allowed_signal_cuts_a_sleep_short),
	{}
};

static struct kunit_suite sched_suite = {
	.name = "sched",
	.test_cases = sched_cases,
};
kunit_test_suite(sched_suite);
