// SPDX-License-Identifier: MIT
/*
 * hrtimer_test.c - timers of nanoseconds, and sleeping until one.
 *
 * Guards: none fires early; the times that a timer asks for are met to far
 * better than a jiffy; in the interrupt or in the softirq, as it was set up;
 * cancelling waits for the function; arming it from elsewhere while it runs
 * loses nothing. Would lie on a host that stops the guest for long: nothing
 * here has an upper bound but as the best of several tries.
 */
#include <kunit/test.h>
#include <linux/array_size.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/string.h>
#include <linux/timerqueue.h>
#include <linux/wait.h>

struct hr_probe {
	struct hrtimer timer;
	struct completion done;
	ktime_t fired_at, interval;
	int count, left, cpu;
	bool hardirq, softirq, irqs_off;
};

static enum hrtimer_restart hr_probe_fn(struct hrtimer *timer)
{
	struct hr_probe *p = container_of(timer, struct hr_probe, timer);

	p->fired_at = hrtimer_cb_get_time(timer);
	p->cpu = smp_processor_id();
	p->hardirq = !!in_hardirq();
	p->softirq = in_serving_softirq() && !in_hardirq();
	p->irqs_off = irqs_disabled();
	p->count++;
	if (p->left-- > 0) {
		hrtimer_forward_now(timer, p->interval);
		return HRTIMER_RESTART;
	}
	complete(&p->done);
	return HRTIMER_NORESTART;
}

static void hr_probe_init(struct hr_probe *p, clockid_t clock,
			  enum hrtimer_mode mode)
{
	memset(p, 0, sizeof(*p));
	init_completion(&p->done);
	hrtimer_setup(&p->timer, hr_probe_fn, clock, mode);
}

static const clockid_t clocks[] = {
	CLOCK_MONOTONIC, CLOCK_REALTIME, CLOCK_BOOTTIME, CLOCK_TAI
};

static void a_queue_is_sorted_and_fair(struct kunit *test)
{
	static const int times[] = { 5, 3, 9, 3, 1, 9, 7 };
	struct timerqueue_node n[ARRAY_SIZE(times)], *pos;
	struct timerqueue_head head;
	int i, seen = 0, wrong = 0;

	timerqueue_init_head(&head);
	for (i = 0; i < ARRAY_SIZE(times); i++) {
		timerqueue_init(&n[i]);
		n[i].expires = times[i];
		KUNIT_EXPECT_EQ(test, timerqueue_add(&head, &n[i]),
				i == 0 || i == 1 || i == 4);
	}
	for (pos = timerqueue_getnext(&head); pos; seen++) {
		struct timerqueue_node *next = timerqueue_iterate_next(pos);

		wrong += next && (next->expires < pos->expires ||
			 (next->expires == pos->expires && next < pos));
		pos = next;
	}
	KUNIT_EXPECT_EQ(test, seen, (int)ARRAY_SIZE(times));
	KUNIT_EXPECT_EQ(test, wrong, 0);
	for (i = 0; i < ARRAY_SIZE(times); i++)
		KUNIT_EXPECT_EQ(test, timerqueue_del(&head, &n[i]),
				i < ARRAY_SIZE(times) - 1);
	KUNIT_EXPECT_FALSE(test, timerqueue_node_queued(&n[0]));
}

static void it_is_not_early(struct kunit *test)
{
	static const int delays_us[] = { 0, 1, 10, 100, 999, 3999, 4001, 9000 };
	struct hr_probe p;
	int i;

	for (i = 0; i < ARRAY_SIZE(delays_us); i++) {
		ktime_t due = ktime_add_us(ktime_get(), delays_us[i]);

		hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
		hrtimer_start(&p.timer, due, HRTIMER_MODE_ABS);
		wait_for_completion(&p.done);
		KUNIT_EXPECT_GE(test, p.fired_at, due);
		hrtimer_cancel(&p.timer);
	}
}

/* The least delay of ten tries: what the kernel needs, not the host. */
static ktime_t best_delay(enum hrtimer_mode mode)
{
	ktime_t best = KTIME_MAX;
	struct hr_probe p;
	int i;

	for (i = 0; i < 10; i++) {
		ktime_t due = ktime_add_us(ktime_get(), 700);

		hr_probe_init(&p, CLOCK_MONOTONIC, mode);
		hrtimer_start(&p.timer, due, mode);
		wait_for_completion(&p.done);
		best = min(best, p.fired_at - due);
		hrtimer_cancel(&p.timer);
	}
	return best;
}

static void it_is_finer_than_a_jiffy(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	if (!hrtimer_is_hres_active(&p.timer))
		kunit_skip(test, "this machine's timer only ticks");
	KUNIT_EXPECT_LT(test, best_delay(HRTIMER_MODE_ABS), 1000000LL);
	KUNIT_EXPECT_LT(test, best_delay(HRTIMER_MODE_ABS_SOFT), 1000000LL);
}

static void every_clock_is_served(struct kunit *test)
{
	struct hr_probe p;
	int i, soft;

	for (i = 0; i < ARRAY_SIZE(clocks); i++) {
		for (soft = 0; soft < 2; soft++) {
			enum hrtimer_mode mode = soft ? HRTIMER_MODE_ABS_SOFT :
						 HRTIMER_MODE_ABS_HARD;
			ktime_t due;

			hr_probe_init(&p, clocks[i], mode);
			due = hrtimer_cb_get_time(&p.timer) + 500000;
			hrtimer_start(&p.timer, due, mode);
			wait_for_completion(&p.done);
			KUNIT_EXPECT_GE(test, p.fired_at, due);
			hrtimer_cancel(&p.timer);
		}
	}
}

static void clocks_of_the_wall_count_since_1970(struct kunit *test)
{
	struct hr_probe real, mono;

	hr_probe_init(&real, CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hr_probe_init(&mono, CLOCK_BOOTTIME, HRTIMER_MODE_ABS);
	KUNIT_EXPECT_LT(test, abs(hrtimer_cb_get_time(&real.timer) -
				  ktime_get_real()), NSEC_PER_SEC);
	KUNIT_EXPECT_LT(test, abs(hrtimer_cb_get_time(&mono.timer) -
				  ktime_get()), NSEC_PER_SEC);
}

/* A span must not change because somebody sets the clock. */
static void a_span_of_the_wall_clock_is_monotonic(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_REALTIME, HRTIMER_MODE_REL);
	KUNIT_EXPECT_EQ(test, p.timer.base->index,
			(unsigned int)HRTIMER_BASE_MONOTONIC);
}

static void hard_ones_run_in_the_interrupt(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL_HARD);
	hrtimer_start(&p.timer, us_to_ktime(300), HRTIMER_MODE_REL_HARD);
	wait_for_completion(&p.done);
	KUNIT_EXPECT_TRUE(test, p.hardirq);
	KUNIT_EXPECT_TRUE(test, p.irqs_off);
	hrtimer_cancel(&p.timer);
}

static void soft_ones_run_in_the_softirq(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
	hrtimer_start(&p.timer, us_to_ktime(300), HRTIMER_MODE_REL_SOFT);
	wait_for_completion(&p.done);
	KUNIT_EXPECT_TRUE(test, p.softirq);
	KUNIT_EXPECT_FALSE(test, p.irqs_off);
	hrtimer_cancel(&p.timer);
}

static void it_fires_on_the_cpu_that_armed_it(struct kunit *test)
{
	struct hr_probe p;
	int cpu;

	preempt_disable();
	cpu = smp_processor_id();
	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&p.timer, us_to_ktime(300), HRTIMER_MODE_REL);
	preempt_enable();
	wait_for_completion(&p.done);
	KUNIT_EXPECT_EQ(test, p.cpu, cpu);
	hrtimer_cancel(&p.timer);
}

static void it_fires_once(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&p.timer, us_to_ktime(200), HRTIMER_MODE_REL);
	wait_for_completion(&p.done);
	usleep_range(2000, 3000);
	KUNIT_EXPECT_EQ(test, p.count, 1);
	KUNIT_EXPECT_FALSE(test, hrtimer_active(&p.timer));
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 0);
}

static void one_that_restarts_keeps_its_beat(struct kunit *test)
{
	struct hr_probe p;
	ktime_t start;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	p.interval = us_to_ktime(500);
	p.left = 9;
	start = ktime_get();
	hrtimer_start(&p.timer, p.interval, HRTIMER_MODE_REL);
	wait_for_completion(&p.done);
	KUNIT_EXPECT_EQ(test, p.count, 10);
	KUNIT_EXPECT_GE(test, p.fired_at - start, 10 * 500000LL);
	hrtimer_cancel(&p.timer);
}

static void a_soft_one_restarts_too(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL_SOFT);
	p.interval = us_to_ktime(500);
	p.left = 9;
	hrtimer_start(&p.timer, p.interval, HRTIMER_MODE_REL_SOFT);
	wait_for_completion(&p.done);
	KUNIT_EXPECT_EQ(test, p.count, 10);
	hrtimer_cancel(&p.timer);
}

static void cancelling_tells_if_it_was_armed(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	KUNIT_EXPECT_FALSE(test, hrtimer_active(&p.timer));
	KUNIT_EXPECT_EQ(test, hrtimer_try_to_cancel(&p.timer), 0);
	hrtimer_start(&p.timer, ktime_set(100, 0), HRTIMER_MODE_REL);
	KUNIT_EXPECT_TRUE(test, hrtimer_active(&p.timer));
	KUNIT_EXPECT_TRUE(test, hrtimer_is_queued(&p.timer));
	KUNIT_EXPECT_FALSE(test, hrtimer_callback_running(&p.timer));
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 1);
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 0);
	KUNIT_EXPECT_EQ(test, p.count, 0);
}

static void starting_again_moves_it(struct kunit *test)
{
	struct hr_probe p;
	ktime_t due;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_start(&p.timer, ktime_get() + ktime_set(100, 0),
		      HRTIMER_MODE_ABS);
	due = ktime_get() + 300000;
	hrtimer_start(&p.timer, due, HRTIMER_MODE_ABS);
	wait_for_completion(&p.done);
	KUNIT_EXPECT_EQ(test, p.count, 1);
	KUNIT_EXPECT_GE(test, p.fired_at, due);
	hrtimer_cancel(&p.timer);
}

static void a_later_one_does_not_hold_up_an_earlier(struct kunit *test)
{
	struct hr_probe late, soon;

	hr_probe_init(&late, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hr_probe_init(&soon, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&late.timer, ktime_set(100, 0), HRTIMER_MODE_REL);
	hrtimer_start(&soon.timer, us_to_ktime(200), HRTIMER_MODE_REL);
	wait_for_completion(&soon.done);
	KUNIT_EXPECT_EQ(test, late.count, 0);
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&late.timer), 1);
	hrtimer_cancel(&soon.timer);
}

static void one_in_the_past_fires_at_once(struct kunit *test)
{
	static const ktime_t past[] = { -1, 0, 1 };
	struct hr_probe p;
	int i;

	for (i = 0; i < ARRAY_SIZE(past); i++) {
		hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
		hrtimer_start(&p.timer, past[i], HRTIMER_MODE_ABS);
		wait_for_completion(&p.done);
		KUNIT_EXPECT_EQ(test, p.count, 1);
		hrtimer_cancel(&p.timer);
	}
}

static void for_ever_never_comes(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&p.timer, KTIME_MAX, HRTIMER_MODE_REL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), KTIME_MAX);
	usleep_range(1000, 2000);
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 1);
	KUNIT_EXPECT_EQ(test, p.count, 0);
}

static void forward_counts_what_was_missed(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_set_expires(&p.timer, 1000000000);
	KUNIT_EXPECT_EQ(test, hrtimer_forward(&p.timer, 999999999, 5000000),
			0ULL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), 1000000000LL);
	KUNIT_EXPECT_EQ(test, hrtimer_forward(&p.timer, 1000000000, 5000000),
			1ULL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), 1005000000LL);
	KUNIT_EXPECT_EQ(test, hrtimer_forward(&p.timer, 1055000001, 5000000),
			11ULL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), 1060000000LL);
	KUNIT_EXPECT_EQ(test, hrtimer_forward(&p.timer, 1065000000, 5000000),
			2ULL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), 1070000000LL);
}

static void remaining_goes_down_and_below_zero(struct kunit *test)
{
	struct hr_probe p;
	ktime_t left;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&p.timer, ktime_set(10, 0), HRTIMER_MODE_REL);
	left = hrtimer_get_remaining(&p.timer);
	KUNIT_EXPECT_LE(test, left, 10 * NSEC_PER_SEC);
	KUNIT_EXPECT_GT(test, left, 5 * NSEC_PER_SEC);
	KUNIT_EXPECT_LE(test, hrtimer_expires_remaining(&p.timer), left);
	hrtimer_cancel(&p.timer);
	hrtimer_set_expires(&p.timer, 1);
	KUNIT_EXPECT_LT(test, hrtimer_get_remaining(&p.timer), 0LL);
}

static void setting_times_sets_both(struct kunit *test)
{
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_set_expires_range_ns(&p.timer, 1000, 50);
	KUNIT_EXPECT_EQ(test, hrtimer_get_softexpires(&p.timer), 1000LL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), 1050LL);
	hrtimer_add_expires_ns(&p.timer, 7);
	KUNIT_EXPECT_EQ(test, hrtimer_get_softexpires_tv64(&p.timer), 1007LL);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires_tv64(&p.timer), 1057LL);
	hrtimer_add_expires(&p.timer, KTIME_MAX);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires_ns(&p.timer), KTIME_MAX);
	hrtimer_set_expires_tv64(&p.timer, 3);
	KUNIT_EXPECT_EQ(test, hrtimer_get_softexpires(&p.timer), 3LL);
}

/* The first must fire by 2 ms; the other may go along with it. */
static void a_range_lets_timers_share_an_interrupt(struct kunit *test)
{
	struct hr_probe exact, lax;

	hr_probe_init(&exact, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hr_probe_init(&lax, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	preempt_disable();
	hrtimer_start_range_ns(&lax.timer, us_to_ktime(1900),
			       NSEC_PER_SEC * 100, HRTIMER_MODE_REL);
	hrtimer_start(&exact.timer, us_to_ktime(2000), HRTIMER_MODE_REL);
	preempt_enable();
	wait_for_completion(&exact.done);
	wait_for_completion(&lax.done);
	KUNIT_EXPECT_LT(test, lax.fired_at - exact.fired_at,
			50 * NSEC_PER_SEC);
	hrtimer_cancel(&exact.timer);
	hrtimer_cancel(&lax.timer);
}

static void start_expires_and_restart_use_what_was_set(struct kunit *test)
{
	struct hr_probe p;
	ktime_t due = ktime_get() + ktime_set(100, 0);

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	hrtimer_set_expires_range_ns(&p.timer, due, 77);
	hrtimer_start_expires(&p.timer, HRTIMER_MODE_ABS);
	KUNIT_EXPECT_EQ(test, hrtimer_get_softexpires(&p.timer), due);
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), due + 77);
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 1);
	hrtimer_restart(&p.timer);
	KUNIT_EXPECT_TRUE(test, hrtimer_is_queued(&p.timer));
	KUNIT_EXPECT_EQ(test, hrtimer_get_expires(&p.timer), due + 77);
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 1);
}

/* ----------------------------------------------- against the function */

struct slow_probe {
	struct hrtimer timer;
	struct completion entered;
	bool in, out, go;
	int runs;
};

static enum hrtimer_restart slow_fn(struct hrtimer *timer)
{
	struct slow_probe *p = container_of(timer, struct slow_probe, timer);

	p->runs++;
	WRITE_ONCE(p->in, true);
	while (!READ_ONCE(p->go))
		cpu_relax();
	udelay(200);
	WRITE_ONCE(p->out, true);
	return HRTIMER_NORESTART;
}

static void start_slow(void *data)
{
	struct slow_probe *p = data;

	hrtimer_start(&p->timer, us_to_ktime(50),
		      p->timer.is_soft ? HRTIMER_MODE_REL_SOFT :
		      HRTIMER_MODE_REL);
}

/* This thread stays on CPU 0; the function runs on CPU 1 until it may go. */
static void run_slow_elsewhere(struct slow_probe *p, enum hrtimer_mode mode)
{
	set_cpus_allowed_ptr(current, cpumask_of(0));
	memset(p, 0, sizeof(*p));
	hrtimer_setup(&p->timer, slow_fn, CLOCK_MONOTONIC, mode);
	smp_call_function_single(1, start_slow, p, 1);
	while (!READ_ONCE(p->in))
		cpu_relax();
}

static void let_me_run_anywhere(void)
{
	set_cpus_allowed_ptr(current, cpu_possible_mask);
}

#define SKIP_UNLESS_SMP(test) do {					\
	if (num_online_cpus() < 2)					\
		kunit_skip(test, "needs two CPUs");			\
} while (0)

static void cancel_waits(struct kunit *test, enum hrtimer_mode mode)
{
	struct slow_probe p;

	run_slow_elsewhere(&p, mode);
	KUNIT_EXPECT_TRUE(test, hrtimer_active(&p.timer));
	KUNIT_EXPECT_FALSE(test, hrtimer_is_queued(&p.timer));
	KUNIT_EXPECT_TRUE(test, hrtimer_callback_running(&p.timer));
	KUNIT_EXPECT_EQ(test, hrtimer_try_to_cancel(&p.timer), -1);
	WRITE_ONCE(p.go, true);
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 0);
	KUNIT_EXPECT_TRUE(test, READ_ONCE(p.out));
	KUNIT_EXPECT_FALSE(test, hrtimer_active(&p.timer));
	let_me_run_anywhere();
}

static void cancel_waits_for_the_function(struct kunit *test)
{
	SKIP_UNLESS_SMP(test);
	cancel_waits(test, HRTIMER_MODE_REL);
	cancel_waits(test, HRTIMER_MODE_REL_SOFT);
}

/* It stays where its function runs, and fires there once more. */
static void arm_while_it_runs(struct kunit *test, enum hrtimer_mode mode)
{
	struct slow_probe p;

	run_slow_elsewhere(&p, mode);
	hrtimer_start(&p.timer, us_to_ktime(300), mode);
	KUNIT_EXPECT_TRUE(test, hrtimer_is_queued(&p.timer));
	KUNIT_EXPECT_EQ(test, p.timer.base->cpu_base->cpu, 1U);
	WRITE_ONCE(p.go, true);
	while (READ_ONCE(p.runs) < 2)
		cpu_relax();
	hrtimer_cancel(&p.timer);
	KUNIT_EXPECT_EQ(test, p.runs, 2);
	let_me_run_anywhere();
}

static void arming_it_while_it_runs_is_not_lost(struct kunit *test)
{
	SKIP_UNLESS_SMP(test);
	arm_while_it_runs(test, HRTIMER_MODE_REL);
	arm_while_it_runs(test, HRTIMER_MODE_REL_SOFT);
}

static void cancelling_from_another_cpu_works(struct kunit *test)
{
	struct slow_probe p = { .go = true };

	SKIP_UNLESS_SMP(test);
	hrtimer_setup(&p.timer, slow_fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	preempt_disable();
	smp_call_function_single(cpumask_any_but(cpu_online_mask,
						 smp_processor_id()),
				 start_slow, &p, 1);
	hrtimer_cancel(&p.timer);
	preempt_enable();
	KUNIT_EXPECT_FALSE(test, hrtimer_active(&p.timer));
	KUNIT_EXPECT_LE(test, p.runs, 1);
}

struct rearm_probe {
	struct hrtimer timer;
	int runs, late_runs;
	bool dead;
};

static enum hrtimer_restart rearm_fn(struct hrtimer *timer)
{
	struct rearm_probe *p = container_of(timer, struct rearm_probe, timer);

	p->runs++;
	p->late_runs += READ_ONCE(p->dead);
	if (p->runs & 1)
		hrtimer_start(timer, us_to_ktime(20), timer->is_soft ?
			      HRTIMER_MODE_REL_SOFT : HRTIMER_MODE_REL);
	return p->runs & 2 ? HRTIMER_NORESTART : HRTIMER_RESTART;
}

static struct rearm_probe fought_over[4];
static atomic_t fighters_left;

/* Arms, moves and cancels the same few timers as everybody else does. */
static int fighter(void *data)
{
	unsigned long seed = (unsigned long)data;
	int i;

	for (i = 0; i < 3000; i++) {
		struct rearm_probe *p;

		seed = seed * 6364136223846793005UL + 1442695040888963407UL;
		p = &fought_over[seed >> 40 & 3];
		if (seed >> 50 & 3)
			hrtimer_start(&p->timer, seed >> 44 & 0x3fff,
				      p->timer.is_soft ? HRTIMER_MODE_REL_SOFT :
				      HRTIMER_MODE_REL);
		else
			hrtimer_cancel(&p->timer);
	}
	atomic_dec(&fighters_left);
	return 0;
}

static void many_cpus_may_fight_over_a_timer(struct kunit *test)
{
	int i, n = 2 * num_online_cpus();

	for (i = 0; i < 4; i++) {
		memset(&fought_over[i], 0, sizeof(fought_over[i]));
		hrtimer_setup(&fought_over[i].timer, rearm_fn, CLOCK_MONOTONIC,
			      i & 1 ? HRTIMER_MODE_REL_SOFT : HRTIMER_MODE_REL);
	}
	atomic_set(&fighters_left, n);
	for (i = 0; i < n; i++)
		kthread_run(fighter, (void *)(i * 7919UL + 1), "hr_fight/%d", i);
	while (atomic_read(&fighters_left))
		usleep_range(100, 200);
	for (i = 0; i < 4; i++) {
		hrtimer_cancel(&fought_over[i].timer);
		WRITE_ONCE(fought_over[i].dead, true);
		KUNIT_EXPECT_FALSE(test, hrtimer_active(&fought_over[i].timer));
	}
	usleep_range(1000, 2000);
	for (i = 0; i < 4; i++)
		KUNIT_EXPECT_EQ(test, fought_over[i].late_runs, 0);
}

static enum hrtimer_restart greedy_fn(struct hrtimer *timer)
{
	struct rearm_probe *p = container_of(timer, struct rearm_probe, timer);

	p->runs++;
	hrtimer_forward_now(timer, 1);	/* past before it is set */
	return HRTIMER_RESTART;
}

/* Linux's pause after an interrupt that never ends; without it, no return. */
static void a_greedy_timer_does_not_take_the_cpu(struct kunit *test)
{
	struct rearm_probe p = { .runs = 0 };

	hrtimer_setup(&p.timer, greedy_fn, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	hrtimer_start(&p.timer, us_to_ktime(10), HRTIMER_MODE_REL);
	while (READ_ONCE(p.runs) < 10)
		cpu_relax();
	KUNIT_EXPECT_EQ(test, hrtimer_cancel(&p.timer), 1);
}

static void setting_the_clock_fires_what_is_due(struct kunit *test)
{
	struct timespec64 ts;
	struct hr_probe p;

	hr_probe_init(&p, CLOCK_REALTIME, HRTIMER_MODE_ABS);
	hrtimer_start(&p.timer, ktime_get_real() + ktime_set(100, 0),
		      HRTIMER_MODE_ABS);
	ktime_get_real_ts64(&ts);
	ts.tv_sec += 200;
	KUNIT_EXPECT_EQ(test, do_settimeofday64(&ts), 0);
	KUNIT_EXPECT_NE(test, wait_for_completion_timeout(&p.done, 20 * HZ),
			0UL);
	ts = ns_to_timespec64(ktime_get_real() - 200 * NSEC_PER_SEC +
			      NSEC_PER_MSEC);
	KUNIT_EXPECT_EQ(test, do_settimeofday64(&ts), 0);
	hrtimer_cancel(&p.timer);
}

/* --------------------------------------------------------------- sleeping */

static void usleep_range_sleeps_at_least_min(struct kunit *test)
{
	static const int us[] = { 1, 50, 300, 2000, 7000 };
	int i;

	for (i = 0; i < ARRAY_SIZE(us); i++) {
		ktime_t t = ktime_get();

		usleep_range(us[i], us[i] + 100);
		KUNIT_EXPECT_GE(test, ktime_get() - t, us[i] * 1000LL);
		t = ktime_get();
		usleep_idle_range(us[i], us[i]);
		KUNIT_EXPECT_GE(test, ktime_get() - t, us[i] * 1000LL);
	}
}

static void fsleep_takes_any_length(struct kunit *test)
{
	static const int us[] = { 3, 10, 11, 20000, 20001 };
	int i;

	for (i = 0; i < ARRAY_SIZE(us); i++) {
		ktime_t t = ktime_get();

		fsleep(us[i]);
		KUNIT_EXPECT_GE(test, ktime_get() - t, us[i] * 1000LL);
	}
}

static void a_hrtimeout_that_runs_out_is_0(struct kunit *test)
{
	ktime_t span = us_to_ktime(400), until, t = ktime_get();

	set_current_state(TASK_UNINTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, schedule_hrtimeout(&span, HRTIMER_MODE_REL), 0);
	KUNIT_EXPECT_GE(test, ktime_get() - t, span);
	until = ktime_get_real() + 400000;
	set_current_state(TASK_IDLE);
	KUNIT_EXPECT_EQ(test, schedule_hrtimeout_range_clock(&until, 1000,
				HRTIMER_MODE_ABS, CLOCK_REALTIME), 0);
	KUNIT_EXPECT_GE(test, ktime_get_real(), until);
	KUNIT_EXPECT_EQ(test, current->__state, (unsigned int)TASK_RUNNING);
}

static void a_hrtimeout_of_0_returns_at_once(struct kunit *test)
{
	ktime_t zero = 0;

	set_current_state(TASK_UNINTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, schedule_hrtimeout(&zero, HRTIMER_MODE_REL), 0);
	KUNIT_EXPECT_EQ(test, current->__state, (unsigned int)TASK_RUNNING);
}

struct hr_sleep {
	struct wait_queue_head wq;
	struct completion asleep, done;
	ktime_t span, *arg;
	bool ready;
	int ret;
};

static int hr_sleeper_fn(void *data)
{
	struct hr_sleep *s = data;

	set_current_state(TASK_INTERRUPTIBLE);
	complete(&s->asleep);
	s->ret = schedule_hrtimeout(s->arg, HRTIMER_MODE_REL);
	complete(&s->done);
	return 0;
}

static void being_woken_before_is_eintr(struct kunit *test)
{
	struct hr_sleep s = { .span = ktime_set(100, 0) };
	int i;

	for (i = 0; i < 2; i++) {
		struct task_struct *t;

		init_completion(&s.asleep);
		init_completion(&s.done);
		s.arg = i ? &s.span : NULL;
		s.ret = 1;
		t = kthread_run(hr_sleeper_fn, &s, "hr_sleeper");
		wait_for_completion(&s.asleep);
		wake_up_process(t);
		wait_for_completion(&s.done);
		KUNIT_EXPECT_EQ(test, s.ret, -EINTR);
	}
}

static void wait_event_hrtimeout_is_0_or_etime(struct kunit *test)
{
	DECLARE_WAIT_QUEUE_HEAD_ONSTACK(wq);
	ktime_t t = ktime_get();

	KUNIT_EXPECT_EQ(test, wait_event_hrtimeout(wq, true, 100), 0);
	KUNIT_EXPECT_EQ(test, wait_event_hrtimeout(wq, false,
						   us_to_ktime(300)), -ETIME);
	KUNIT_EXPECT_GE(test, ktime_get() - t, 300000LL);
	KUNIT_EXPECT_EQ(test, wait_event_interruptible_hrtimeout(wq, false,
						   us_to_ktime(300)), -ETIME);
}

static int hr_waiter_fn(void *data)
{
	struct hr_sleep *s = data;

	complete(&s->asleep);
	s->ret = wait_event_hrtimeout(s->wq, READ_ONCE(s->ready), s->span);
	complete(&s->done);
	return 0;
}

static void wait_event_hrtimeout_ends_when_woken(struct kunit *test)
{
	static const ktime_t spans[] = { 100 * NSEC_PER_SEC, KTIME_MAX };
	struct hr_sleep s;
	int i;

	for (i = 0; i < 2; i++) {
		memset(&s, 0, sizeof(s));
		init_waitqueue_head(&s.wq);
		init_completion(&s.asleep);
		init_completion(&s.done);
		s.span = spans[i];
		s.ret = 1;
		kthread_run(hr_waiter_fn, &s, "hr_waiter");
		wait_for_completion(&s.asleep);
		WRITE_ONCE(s.ready, true);
		wake_up(&s.wq);
		wait_for_completion(&s.done);
		KUNIT_EXPECT_EQ(test, s.ret, 0);
	}
}

/* The tick goes on beside a fast timer, and alone after it. */
static void jiffies_count_on_beside_hrtimers(struct kunit *test)
{
	struct hr_probe p;
	unsigned long j;
	ktime_t t;

	hr_probe_init(&p, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	p.interval = us_to_ktime(200);
	p.left = 200;
	j = jiffies;
	t = ktime_get();
	hrtimer_start(&p.timer, p.interval, HRTIMER_MODE_REL);
	wait_for_completion(&p.done);
	hrtimer_cancel(&p.timer);
	t = ktime_get() - t;
	KUNIT_EXPECT_LE(test, (s64)(jiffies - j), t / TICK_NSEC + 1);
	KUNIT_EXPECT_GE(test, (s64)(jiffies - j), t / TICK_NSEC - 1);
	j = jiffies;
	while (time_before(jiffies, j + 3))
		cpu_relax();
}

static struct kunit_case hrtimer_cases[] = {
	KUNIT_CASE(a_queue_is_sorted_and_fair),
	KUNIT_CASE(it_is_not_early),
	KUNIT_CASE(it_is_finer_than_a_jiffy),
	KUNIT_CASE(every_clock_is_served),
	KUNIT_CASE(clocks_of_the_wall_count_since_1970),
	KUNIT_CASE(a_span_of_the_wall_clock_is_monotonic),
	KUNIT_CASE(hard_ones_run_in_the_interrupt),
	KUNIT_CASE(soft_ones_run_in_the_softirq),
	KUNIT_CASE(it_fires_on_the_cpu_that_armed_it),
	KUNIT_CASE(it_fires_once),
	KUNIT_CASE(one_that_restarts_keeps_its_beat),
	KUNIT_CASE(a_soft_one_restarts_too),
	KUNIT_CASE(cancelling_tells_if_it_was_armed),
	KUNIT_CASE(starting_again_moves_it),
	KUNIT_CASE(a_later_one_does_not_hold_up_an_earlier),
	KUNIT_CASE(one_in_the_past_fires_at_once),
	KUNIT_CASE(for_ever_never_comes),
	KUNIT_CASE(forward_counts_what_was_missed),
	KUNIT_CASE(remaining_goes_down_and_below_zero),
	KUNIT_CASE(setting_times_sets_both),
	KUNIT_CASE(a_range_lets_timers_share_an_interrupt),
	KUNIT_CASE(start_expires_and_restart_use_what_was_set),
	KUNIT_CASE(cancel_waits_for_the_function),
	KUNIT_CASE(arming_it_while_it_runs_is_not_lost),
	KUNIT_CASE(cancelling_from_another_cpu_works),
	KUNIT_CASE(many_cpus_may_fight_over_a_timer),
	KUNIT_CASE(a_greedy_timer_does_not_take_the_cpu),
	KUNIT_CASE(setting_the_clock_fires_what_is_due),
	KUNIT_CASE(usleep_range_sleeps_at_least_min),
	KUNIT_CASE(fsleep_takes_any_length),
	KUNIT_CASE(a_hrtimeout_that_runs_out_is_0),
	KUNIT_CASE(a_hrtimeout_of_0_returns_at_once),
	KUNIT_CASE(being_woken_before_is_eintr),
	KUNIT_CASE(wait_event_hrtimeout_is_0_or_etime),
	KUNIT_CASE(wait_event_hrtimeout_ends_when_woken),
	KUNIT_CASE(jiffies_count_on_beside_hrtimers),
	{}
};

static struct kunit_suite hrtimer_suite = {
	.name = "hrtimer",
	.test_cases = hrtimer_cases,
};
kunit_test_suite(hrtimer_suite);
