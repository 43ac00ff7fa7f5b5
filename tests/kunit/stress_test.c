// SPDX-License-Identifier: MIT
/*
 * stress_test.c - everything at once, and then the sums must come out.
 *
 * Guards the protocols of kernel/sched/ and kernel/kthread.c where several
 * CPUs meet: no wake-up lost or counted twice, no thread on a CPU that its mask
 * forbids, no touch of memory that its owner may have given up, every result
 * to the one who asked, and in the end no thread and no page too few. Each case
 * runs a fixed number of rounds in a crew of threads, while a meddler does to
 * the crew what must do no harm: stray wake-ups, masks, yields.
 *
 * What would make it lie: one CPU, where little meets. It runs there too; with
 * more CPUs than the host has, the host's scheduler adds delays of its own.
 * Cases only count, and look at what cannot be for a moment: no sleeps decide.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/kstack.h>
#include <linux/kthread.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/pid.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <asm/processor.h>

#define HANG		(100 * HZ)	/* a hang detector, not a measure */
#define CREW_MAX	16

/* kunit.stress_factor=N for N times the rounds, to run for hours */
static int stress_factor = 1;
module_param(stress_factor, int, 0444);

/* ------------------------------------------------------------------ a crew */

/**
 * struct hand - one thread of a crew
 * @task: held by a reference until crew_join()
 * @nr: its number
 * @rnd: its random numbers
 * @errors: things that it saw and that must not be
 * @count: what it has done
 * @done: for its case
 */
struct hand {
	struct task_struct *task;
	int nr;
	struct rnd_state rnd;
	unsigned int errors;
	unsigned long count;
	int (*work)(struct hand *h);
	struct completion done;
};

static struct hand crew[CREW_MAX];
static int crew_size;
static atomic_t crew_left;
static struct completion crew_done;

static int hand_fn(void *data)
{
	struct hand *h = data;

	h->errors += h->work(h);
	if (atomic_dec_and_test(&crew_left))
		complete(&crew_done);
	return 0;
}

static unsigned int rnd(struct hand *h, unsigned int below)
{
	return prandom_u32_state(&h->rnd) % below;
}

static void delay(struct hand *h)
{
	for (unsigned int i = rnd(h, 64); i; i--)
		cpu_relax();
}

/* All exist, and have their numbers, before the first one runs. */
static void crew_muster(struct kunit *test, int n, int (*work)(struct hand *h))
{
	memset(crew, 0, sizeof(crew));
	init_completion(&crew_done);
	for (crew_size = 0; crew_size < n; crew_size++) {
		struct hand *h = &crew[crew_size];

		h->nr = crew_size;
		h->work = work;
		prandom_seed_state(&h->rnd, 977 * (crew_size + 1));
		init_completion(&h->done);
		h->task = kthread_create(hand_fn, h, "stress/%d", crew_size);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, h->task);
		get_task_struct(h->task);
	}
	atomic_set(&crew_left, n);
}

static void crew_start(void)
{
	for (int i = 0; i < crew_size; i++)
		wake_up_process(crew[i].task);
}

/* A hang leaves the crew for `ps` and gdb to look at. */
static unsigned long crew_join(struct kunit *test)
{
	unsigned long count = 0, errors = 0;

	KUNIT_ASSERT_NE(test, wait_for_completion_timeout(&crew_done, HANG),
			0UL);
	for (int i = 0; i < crew_size; i++) {
		KUNIT_EXPECT_EQ(test, kthread_stop_put(crew[i].task), 0);
		count += crew[i].count;
		errors += crew[i].errors;
	}
	KUNIT_EXPECT_EQ(test, errors, 0UL);
	crew_size = 0;
	return count;
}

static int per_cpu_crew(int each)
{
	return clamp((int)num_online_cpus() * each, 4, CREW_MAX) & ~1;
}

/* -------------------------------------------------------------- the meddler */

static void random_mask(struct hand *h, struct cpumask *mask)
{
	unsigned int cpu;

	cpumask_clear(mask);
	for_each_online_cpu(cpu)
		if (rnd(h, 2))
			cpumask_set_cpu(cpu, mask);
	if (cpumask_empty(mask))
		cpumask_set_cpu(rnd(h, num_online_cpus()), mask);
}

static bool meddle_with_masks;

/* Stray wake-ups, and masks, for the crew; it outlives this thread. */
static int meddler(void *unused)
{
	struct hand me = { 0 };
	struct cpumask mask;

	prandom_seed_state(&me.rnd, 31337);
	while (!kthread_should_stop()) {
		struct hand *h = &crew[rnd(&me, crew_size)];

		wake_up_process(h->task);
		if (meddle_with_masks && !rnd(&me, 4)) {
			random_mask(&me, &mask);
			set_cpus_allowed_ptr(h->task, &mask);
		}
		delay(&me);
		if (!rnd(&me, 8))
			yield();
		if (!rnd(&me, 64))
			schedule_timeout_uninterruptible(1);
	}
	return 0;
}

/* Start the crew, meddle with it until all are done, and count. */
static unsigned long crew_run(struct kunit *test, bool masks)
{
	struct task_struct *p[2];

	meddle_with_masks = masks;
	crew_start();
	for (int i = 0; i < 2; i++) {
		p[i] = kthread_run(meddler, NULL, "meddler/%d", i);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p[i]);
	}
	/* The last one done completes: look, do not take it from crew_join(). */
	for (int i = 0; i < HANG && !completion_done(&crew_done); i++)
		schedule_timeout_uninterruptible(1);
	for (int i = 0; i < 2; i++)
		kthread_stop(p[i]);
	return crew_join(test);
}

/* -------------------------------------------- completions, one for one */

#define PING_ROUNDS	(600 * stress_factor)

/* Even numbers serve, odd ones return; in one of three ways to wait. */
static int ping_pong(struct hand *h)
{
	struct hand *other = &crew[h->nr ^ 1];
	int errors = 0;

	for (int i = 0; i < PING_ROUNDS; i++) {
		if (!(h->nr & 1))
			complete(&other->done);
		switch (rnd(h, 3)) {
		case 0:
			wait_for_completion(&h->done);
			break;
		case 1:
			errors += !wait_for_completion_timeout(&h->done, HANG);
			break;
		case 2:
			errors += !!wait_for_completion_interruptible(&h->done);
			break;
		}
		h->count++;
		/* The other one waits for us: nothing can have come since. */
		errors += completion_done(&h->done);
		if (h->nr & 1)
			complete(&other->done);
	}
	return errors;
}

static void ping_pong_loses_and_doubles_nothing(struct kunit *test)
{
	int n = per_cpu_crew(2);

	crew_muster(test, n, ping_pong);
	KUNIT_EXPECT_EQ(test, crew_run(test, true),
			(unsigned long)n * PING_ROUNDS);
}

#define GIVE_ROUNDS	(400 * stress_factor)

/*
 * One for four hands. All at one would stand in line for its lock, which is
 * passed on in order: where the host lets only some CPUs run, that takes ages.
 */
static struct completion shared[CREW_MAX / 4];

/* Even numbers give, odd ones take, and often give up just then. */
static int give_or_take(struct hand *h)
{
	struct completion *x = &shared[h->nr / 4];

	for (int i = 0; i < GIVE_ROUNDS; i++) {
		if (!(h->nr & 1)) {
			complete(x);
			h->count++;
			if (!rnd(h, 16))
				schedule_timeout_uninterruptible(1);
		} else {
			h->count -= !!wait_for_completion_timeout(x, rnd(h, 2));
		}
		delay(h);
	}
	return 0;
}

static void each_complete_is_taken_once_or_kept(struct kunit *test)
{
	unsigned long kept, done = 0;

	for (int i = 0; i < CREW_MAX / 4; i++)
		init_completion(&shared[i]);
	crew_muster(test, per_cpu_crew(2), give_or_take);
	kept = crew_run(test, true);
	for (int i = 0; i < CREW_MAX / 4; i++) {
		done += shared[i].done;
		KUNIT_EXPECT_TRUE(test, list_empty(&shared[i].wait.task_list));
	}
	KUNIT_EXPECT_EQ(test, done, kept);
}

/* ------------------------------------------------ frames that die at once */

#define FRAME_ROUNDS	(300 * stress_factor)
#define POISON		0x6b

/* Even numbers take what lies in their partner's slot, and complete it. */
static struct completion *slot[CREW_MAX];

static noinline int one_frame(struct hand *h)
{
	DECLARE_COMPLETION_ONSTACK(here);
	const u8 *byte = (const u8 *)&here;
	int dirty = 0;

	smp_store_release(&slot[h->nr], &here);
	if (rnd(h, 4))
		wait_for_completion(&here);
	else if (!wait_for_completion_timeout(&here, HANG))
		return 1;
	memset(&here, POISON, sizeof(here));
	delay(h);
	for (unsigned int i = 0; i < sizeof(here); i++)
		dirty += READ_ONCE(byte[i]) != POISON;
	return dirty;
}

static int frame_hand(struct hand *h)
{
	struct completion *x;
	int errors = 0;

	for (int i = 0; i < FRAME_ROUNDS; i++) {
		if (h->nr & 1) {
			errors += one_frame(h);
		} else {
			while (!(x = xchg(&slot[h->nr + 1], NULL)))
				yield();
			delay(h);
			complete(x);
		}
		h->count++;
	}
	return errors;
}

static void a_frame_that_dies_is_not_touched(struct kunit *test)
{
	int n = per_cpu_crew(2);

	memset(slot, 0, sizeof(slot));
	crew_muster(test, n, frame_hand);
	KUNIT_EXPECT_EQ(test, crew_run(test, true),
			(unsigned long)n * FRAME_ROUNDS);
}

/* ----------------------------------------------- signals that cut a sleep */

#define SIG_ROUNDS	(150 * stress_factor)

/*
 * Odd numbers sleep until the signal comes, even ones send it. Each signal is
 * one: after it was taken a wait ends by time, not by the rest of a signal.
 */
static int signal_hand(struct hand *h)
{
	struct hand *other = &crew[h->nr ^ 1];
	DECLARE_COMPLETION_ONSTACK(never);
	int errors = 0;

	allow_signal(SIGUSR1);
	if (h->nr & 1)
		complete(&other->done);
	for (int i = 0; i < SIG_ROUNDS; i++) {
		if (!(h->nr & 1)) {
			wait_for_completion(&h->done);
			delay(h);
			errors += !!send_sig(SIGUSR1, other->task, 0);
			h->count++;
			continue;
		}
		/* Sometimes it is taken in passing, before the sleep. */
		if (rnd(h, 2))
			errors += wait_for_completion_interruptible(&never) !=
				  -ERESTARTSYS;
		while (kernel_dequeue_signal() != SIGUSR1)
			yield();
		for (int k = 0; k < 20; k++)
			errors += !!signal_pending(current);
		h->count++;
		complete(&other->done);
	}
	return errors;
}

static void each_signal_cuts_one_sleep(struct kunit *test)
{
	int n = per_cpu_crew(2);

	crew_muster(test, n, signal_hand);
	KUNIT_EXPECT_EQ(test, crew_run(test, true),
			(unsigned long)n * SIG_ROUNDS);
}

/* ---------------------------------------------- masks, in whatever state */

#define MASK_ROUNDS	(50 * stress_factor)

/* What has held since set_cpus_allowed_ptr() returned; all while it works. */
static struct cpumask in_force[CREW_MAX];
static atomic_t mask_work;

/*
 * Odd numbers run, yield and sleep. With preemption off a thread reads the mask
 * that is in force: then it must be on a CPU of it.
 */
static int masked_hand(struct hand *h)
{
	int errors = 0;

	while (atomic_read(&mask_work)) {
		preempt_disable();
		errors += !cpumask_test_cpu(smp_processor_id(),
					    &in_force[h->nr]);
		preempt_enable();
		h->count++;
		switch (rnd(h, 8)) {
		case 0:
			yield();
			break;
		case 1:
			schedule_timeout_interruptible(1);
			break;
		default:
			delay(h);
		}
	}
	return errors;
}

static int masking_hand(struct hand *h)
{
	struct hand *other = &crew[h->nr ^ 1];
	struct cpumask mask;
	int errors = 0;

	for (int i = 0; i < MASK_ROUNDS; i++) {
		random_mask(h, &mask);
		errors += !!set_cpus_allowed_ptr(other->task, &mask);
		cpumask_copy(&in_force[other->nr], &mask);
		delay(h);
		if (rnd(h, 2))
			schedule_timeout_uninterruptible(rnd(h, 2));
		cpumask_setall(&in_force[other->nr]);
		smp_mb();
		/* And ourselves, who run while we are moved. */
		random_mask(h, &mask);
		errors += !!set_cpus_allowed_ptr(current, &mask);
		errors += !cpumask_test_cpu(raw_smp_processor_id(), &mask);
	}
	atomic_dec(&mask_work);
	return errors;
}

static int mask_hand(struct hand *h)
{
	return h->nr & 1 ? masked_hand(h) : masking_hand(h);
}

static void a_mask_holds_once_the_call_returns(struct kunit *test)
{
	int n = per_cpu_crew(2);

	for (int i = 0; i < CREW_MAX; i++)
		cpumask_setall(&in_force[i]);
	atomic_set(&mask_work, n / 2);
	crew_muster(test, n, mask_hand);
	KUNIT_EXPECT_GT(test, crew_run(test, false), 0UL);
}

/* ----------------------------------------- wake, move and stop who exits */

#define EXIT_ROUNDS	(50 * stress_factor)

/* Does a little of something, and returns what it was given. */
static int short_life(void *data)
{
	struct hand me = { 0 };

	prandom_seed_state(&me.rnd, (unsigned long)data);
	switch (rnd(&me, 4)) {
	case 0:
		yield();
		break;
	case 1:
		schedule_timeout_interruptible(1);
		break;
	case 2:
		set_current_state(TASK_UNINTERRUPTIBLE);
		__set_current_state(TASK_RUNNING);
		break;
	}
	delay(&me);
	return (long)data;
}

/*
 * Hands come in pairs: the even one makes a thread that exits by itself, both
 * wake it, move it, signal it and stop it, each with a reference.
 */
static struct task_struct *victim[CREW_MAX];

static int torment(struct hand *h, struct task_struct *p, int want)
{
	struct cpumask mask;
	int ret;

	for (unsigned int i = rnd(h, 6); i; i--) {
		wake_up_process(p);
		random_mask(h, &mask);
		if (set_cpus_allowed_ptr(p, &mask))
			return 1;
		send_sig(SIGUSR1, p, 0);
	}
	ret = kthread_stop(p);
	put_task_struct(p);
	/* Stopped before it began: then it did not run, for both of us. */
	h->count += ret == -EINTR;
	return ret != want && ret != -EINTR;
}

static int exit_hand(struct hand *h)
{
	struct hand *other = &crew[h->nr ^ 1];
	struct task_struct *p;
	int errors = 0;

	for (int i = 0; i < EXIT_ROUNDS; i++) {
		if (!(h->nr & 1)) {
			p = kthread_create(short_life, (void *)(i + 1L),
					   "short");
			if (IS_ERR(p))
				return 1;
			get_task_struct(p);
			victim[h->nr] = get_task_struct(p);
			wake_up_process(p);
			complete(&other->done);
		} else {
			wait_for_completion(&h->done);
			p = victim[h->nr ^ 1];
		}
		errors += torment(h, p, i + 1);
		if (h->nr & 1)
			complete(&other->done);
		else
			wait_for_completion(&h->done);
	}
	return errors;
}

static void who_exits_may_be_woken_moved_and_stopped(struct kunit *test)
{
	unsigned long skipped;

	crew_muster(test, per_cpu_crew(2), exit_hand);
	skipped = crew_run(test, false);
	/* Two see each thread that never ran: both, or it is not true. */
	KUNIT_EXPECT_EQ(test, skipped % 2, 0UL);
}

/* ------------------------------------------------- creators on every CPU */

#define CREATE_ROUNDS	(20 * stress_factor)

static int until_stopped(void *data)
{
	while (!kthread_should_stop()) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return (long)data;
}

static int says_and_exits(void *data)
{
	kthread_complete_and_exit(data, 0);
}

static bool is_kthreadds(struct task_struct *p)
{
	return p->real_parent == kthreadd_task && p->flags & PF_KTHREAD &&
	       p->pid > 2;
}

/* Create one, in one of the ways there are; count it. */
static int create_one(struct hand *h)
{
	unsigned int cpu = rnd(h, num_online_cpus()), how = rnd(h, 4);
	DECLARE_COMPLETION_ONSTACK(said);
	struct task_struct *p;
	int bad, ret;

	if (how == 0)
		p = kthread_run_on_cpu(until_stopped, h, cpu, "made/%u");
	else
		p = kthread_create(how == 1 ? says_and_exits : until_stopped,
				   how == 1 ? (void *)&said : h, "made");
	if (IS_ERR(p))
		return 1;
	h->count++;
	bad = !is_kthreadds(p);
	if (how == 1) {
		wake_up_process(p);
		wait_for_completion(&said);
		return bad;
	}
	if (how == 2)
		wake_up_process(p);
	ret = kthread_stop(p);
	return bad + (ret != (int)(long)h && ret != -EINTR);
}

static int create_hand(struct hand *h)
{
	int errors = 0;

	set_cpus_allowed_ptr(current,
			     cpumask_of(h->nr % num_online_cpus()));
	for (int i = 0; i < CREATE_ROUNDS; i++)
		errors += create_one(h);
	return errors;
}

/* Walks the list of all threads while it changes: no stranger in it. */
static int genealogist(void *unused)
{
	struct task_struct *p;
	int strangers = 0;

	while (!kthread_should_stop()) {
		rcu_read_lock();
		for_each_process(p)
			strangers += p->pid > 2 && !is_kthreadds(p);
		rcu_read_unlock();
		cond_resched();
	}
	return strangers;
}

static void creators_on_all_cpus_get_what_they_ask_for(struct kunit *test)
{
	struct task_struct *p = kthread_create(genealogist, NULL, "genealogist");
	int n = per_cpu_crew(2);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	wake_up_process(p);
	crew_muster(test, n, create_hand);
	KUNIT_EXPECT_EQ(test, crew_run(test, false),
			(unsigned long)n * CREATE_ROUNDS);
	KUNIT_EXPECT_LE(test, kthread_stop(p), 0);	/* -EINTR: late */
}

/* --------------------------------------------------- parking, with noise */

#define PARK_ROUNDS	(30 * stress_factor)

static unsigned long wrong_cpu;

static int parking_thread(void *data)
{
	unsigned int cpu = (long)data;

	while (!kthread_should_stop()) {
		if (kthread_should_park())
			kthread_parkme();
		if (raw_smp_processor_id() != cpu)
			WRITE_ONCE(wrong_cpu, wrong_cpu + 1);
		set_current_state(TASK_INTERRUPTIBLE);
		if (!kthread_should_stop_or_park())
			schedule();
		__set_current_state(TASK_RUNNING);
	}
	return 0;
}

/* Even numbers park, odd ones wake whom they park, all the time. */
static int park_rounds(struct hand *h, struct task_struct *p)
{
	int errors = 0;

	for (int i = 0; i < PARK_ROUNDS; i++) {
		errors += !!kthread_park(p);
		errors += READ_ONCE(p->__state) != TASK_PARKED;
		errors += task_on_cpu(p);
		delay(h);
		h->count++;
		/* The last time it is stopped as it is, parked. */
		if (i < PARK_ROUNDS - 1)
			kthread_unpark(p);
	}
	return errors;
}

static int park_hand(struct hand *h)
{
	unsigned int cpu = h->nr / 2 % num_online_cpus();
	struct hand *other = &crew[h->nr ^ 1];
	struct task_struct *p;
	int errors;

	if (h->nr & 1) {
		wait_for_completion(&h->done);
		while (!completion_done(&h->done)) {
			wake_up_process(victim[h->nr ^ 1]);
			delay(h);
			cond_resched();
		}
		complete(&other->done);
		return 0;
	}
	p = kthread_create_on_cpu(parking_thread, (void *)(long)cpu, cpu,
				  "parks/%u");
	if (IS_ERR(p))
		return 1;
	kthread_set_per_cpu(p, cpu);
	victim[h->nr] = get_task_struct(p);
	wake_up_process(p);
	complete(&other->done);
	errors = park_rounds(h, p);
	errors += !!kthread_stop(p);
	complete(&other->done);
	wait_for_completion(&h->done);
	put_task_struct(p);
	return errors;
}

static void parking_holds_on_every_cpu(struct kunit *test)
{
	int n = per_cpu_crew(2);

	wrong_cpu = 0;
	crew_muster(test, n, park_hand);
	KUNIT_EXPECT_EQ(test, crew_run(test, false),
			(unsigned long)n / 2 * PARK_ROUNDS);
	KUNIT_EXPECT_EQ(test, wrong_cpu, 0UL);
}

/* ------------------------------------------------------- all given back */

static unsigned int pids_before;
static unsigned long pages_before, stack_pages_before;

/* Kernel stacks are kept by the CPUs, so they are counted apart. */
static unsigned long pages_now(void)
{
	return nr_free_pages() + kstack_nr_pages();
}

static int stress_begins(struct kunit_suite *suite)
{
	rcu_barrier();
	pids_before = nr_pids();
	pages_before = pages_now();
	stack_pages_before = kstack_nr_pages();
	return 0;
}

static void nothing_is_left_over(struct kunit *test)
{
	unsigned int cpus = num_online_cpus();
	long lost;

	/* One more than before is the thread of this case. */
	for (int i = 0; i < 100 && nr_pids() > pids_before + 1; i++)
		msleep(10);
	KUNIT_EXPECT_EQ(test, nr_pids(), pids_before + 1);
	rcu_barrier();
	msleep(20);
	rcu_barrier();
	/* Thousands of threads came and went: a page for each would show. */
	lost = pages_before - pages_now();
	kunit_info(test, "%ld pages more in use", lost);
	KUNIT_EXPECT_LT(test, lost, 64L + 24 * cpus);
	/* Each CPU keeps eight stacks for the next threads. */
	KUNIT_EXPECT_LE(test, kstack_nr_pages(), stack_pages_before +
			(8 * cpus + 1) * (THREAD_SIZE / PAGE_SIZE));
}

static struct kunit_case stress_cases[] = {
	KUNIT_CASE_SLOW(ping_pong_loses_and_doubles_nothing),
	KUNIT_CASE_SLOW(each_complete_is_taken_once_or_kept),
	KUNIT_CASE_SLOW(a_frame_that_dies_is_not_touched),
	KUNIT_CASE_SLOW(each_signal_cuts_one_sleep),
	KUNIT_CASE_SLOW(a_mask_holds_once_the_call_returns),
	KUNIT_CASE_SLOW(who_exits_may_be_woken_moved_and_stopped),
	KUNIT_CASE_SLOW(creators_on_all_cpus_get_what_they_ask_for),
	KUNIT_CASE_SLOW(parking_holds_on_every_cpu),
	KUNIT_CASE_SLOW(nothing_is_left_over),
	{ }
};

static struct kunit_suite stress_suite = {
	.name = "stress",
	.suite_init = stress_begins,
	.test_cases = stress_cases,
};
kunit_test_suite(stress_suite);
