// SPDX-License-Identifier: MIT
/*
 * time_test.c - clocks, jiffies, timers and irq_work.
 *
 * Guards: a timer never fires early, is not later than its level allows, fires
 * once, on its CPU, in softirq context; deleting says whether it was pending;
 * what was shut down stays down; the clocks agree and never go back. Would lie
 * on a host that stops the guest for seconds: upper bounds are wide.
 */
#include <kunit/test.h>
#include <linux/array_size.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>
#include <linux/smp.h>
#include <linux/time64.h>
#include <linux/timer.h>

#define SLACK	(HZ / 2)	/* what a busy host may add */

struct probe {
	struct timer_list timer;
	struct completion done;
	unsigned long fired_at;
	int count, cpu, rearm;
	bool softirq;
};

static void probe_fn(struct timer_list *t)
{
	struct probe *p = from_timer(p, t, timer);

	p->fired_at = jiffies;
	p->cpu = smp_processor_id();
	p->softirq = in_serving_softirq() && !in_hardirq();
	p->count++;
	if (p->rearm-- > 0)
		mod_timer(t, jiffies + 1);
	else
		complete(&p->done);
}

static void probe_init(struct probe *p)
{
	memset(p, 0, sizeof(*p));
	init_completion(&p->done);
	timer_setup(&p->timer, probe_fn, 0);
}

static void time_comparisons_survive_the_wrap(struct kunit *test)
{
	unsigned long late = 5, early = -5UL;

	KUNIT_EXPECT_TRUE(test, time_after(late, early));
	KUNIT_EXPECT_TRUE(test, time_before(early, late));
	KUNIT_EXPECT_TRUE(test, time_after_eq(late, late));
	KUNIT_EXPECT_FALSE(test, time_after(late, late));
	KUNIT_EXPECT_TRUE(test, time_in_range(0UL, early, late));
}

static void conversions_round_waits_up(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, msecs_to_jiffies(0), 0UL);
	KUNIT_EXPECT_EQ(test, msecs_to_jiffies(1), 1UL);
	KUNIT_EXPECT_EQ(test, msecs_to_jiffies(4), 1UL);
	KUNIT_EXPECT_EQ(test, msecs_to_jiffies(5), 2UL);
	KUNIT_EXPECT_EQ(test, msecs_to_jiffies(-1), MAX_JIFFY_OFFSET);
	KUNIT_EXPECT_EQ(test, jiffies_to_msecs(HZ), 1000U);
	KUNIT_EXPECT_EQ(test, nsecs_to_jiffies(NSEC_PER_SEC),
			(unsigned long)HZ);
}

static void dates_convert_both_ways(struct kunit *test)
{
	struct tm tm;

	KUNIT_EXPECT_EQ(test, mktime64(1970, 1, 1, 0, 0, 0), 0LL);
	KUNIT_EXPECT_EQ(test, mktime64(2000, 2, 29, 12, 0, 0), 951825600LL);
	time64_to_tm(951825600, 0, &tm);
	KUNIT_EXPECT_EQ(test, tm.tm_year, 100L);
	KUNIT_EXPECT_EQ(test, tm.tm_mon, 1);
	KUNIT_EXPECT_EQ(test, tm.tm_mday, 29);
	KUNIT_EXPECT_EQ(test, tm.tm_hour, 12);
	KUNIT_EXPECT_EQ(test, tm.tm_wday, 2);
	KUNIT_EXPECT_EQ(test, tm.tm_yday, 59);
}

static void the_clock_never_goes_back(struct kunit *test)
{
	ktime_t last = ktime_get();
	int i, backwards = 0;

	for (i = 0; i < 10000; i++) {
		ktime_t now = ktime_get();

		backwards += now < last;
		last = now;
	}
	KUNIT_EXPECT_EQ(test, backwards, 0);
	KUNIT_EXPECT_GT(test, last, 0LL);
}

static void jiffies_follow_the_clock(struct kunit *test)
{
	unsigned long j = jiffies;
	ktime_t t;

	while (jiffies == j)
		cpu_relax();
	j = jiffies;
	t = ktime_get();
	while (time_before(jiffies, j + 10))
		cpu_relax();
	t = ktime_get() - t;
	KUNIT_EXPECT_GE(test, t, 9 * TICK_NSEC);
	KUNIT_EXPECT_LE(test, t, (10 + SLACK) * TICK_NSEC);
}

static void sched_clock_counts_nanoseconds(struct kunit *test)
{
	u64 s = sched_clock();
	ktime_t t = ktime_get();

	mdelay(5);
	s = sched_clock() - s;
	t = ktime_get() - t;
	KUNIT_EXPECT_GE(test, s, 5000000ULL);
	KUNIT_EXPECT_LE(test, abs((s64)s - t), 2000000LL);
}

static void udelay_waits_long_enough(struct kunit *test)
{
	ktime_t t = ktime_get();

	udelay(300);
	KUNIT_EXPECT_GE(test, ktime_get() - t, 300000LL);
}

static void a_timer_is_not_early(struct kunit *test)
{
	static const int delays[] = { 0, 1, 2, 7, 30, 62, 63, 64, 100 };
	struct probe p;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(delays); i++) {
		unsigned long due;

		probe_init(&p);
		due = jiffies + delays[i];
		mod_timer(&p.timer, due);
		wait_for_completion(&p.done);
		KUNIT_EXPECT_TRUE(test, time_after_eq(p.fired_at, due));
		KUNIT_EXPECT_TRUE(test, time_before(p.fired_at, due + 2 +
						    delays[i] / 8 + SLACK));
		timer_delete_sync(&p.timer);
	}
}

static void a_timer_fires_once_in_softirq(struct kunit *test)
{
	struct probe p;

	probe_init(&p);
	mod_timer(&p.timer, jiffies + 1);
	wait_for_completion(&p.done);
	msleep(20);
	KUNIT_EXPECT_EQ(test, p.count, 1);
	KUNIT_EXPECT_TRUE(test, p.softirq);
	KUNIT_EXPECT_FALSE(test, timer_pending(&p.timer));
}

static void a_timer_may_arm_itself(struct kunit *test)
{
	struct probe p;

	probe_init(&p);
	p.rearm = 4;
	mod_timer(&p.timer, jiffies + 1);
	wait_for_completion(&p.done);
	KUNIT_EXPECT_EQ(test, p.count, 5);
	timer_delete_sync(&p.timer);
}

static void deleting_tells_if_it_was_pending(struct kunit *test)
{
	struct probe p;

	probe_init(&p);
	KUNIT_EXPECT_EQ(test, timer_delete(&p.timer), 0);
	KUNIT_EXPECT_EQ(test, mod_timer(&p.timer, jiffies + HZ * 100), 0);
	KUNIT_EXPECT_EQ(test, mod_timer(&p.timer, jiffies + HZ * 200), 1);
	KUNIT_EXPECT_TRUE(test, timer_pending(&p.timer));
	KUNIT_EXPECT_EQ(test, timer_delete_sync(&p.timer), 1);
	KUNIT_EXPECT_EQ(test, timer_delete_sync(&p.timer), 0);
	KUNIT_EXPECT_EQ(test, p.count, 0);
}

static void reduce_only_makes_it_earlier(struct kunit *test)
{
	unsigned long far = jiffies + HZ * 100;
	struct probe p;

	probe_init(&p);
	mod_timer(&p.timer, far);
	KUNIT_EXPECT_EQ(test, timer_reduce(&p.timer, far + HZ), 1);
	KUNIT_EXPECT_EQ(test, p.timer.expires, far);
	timer_reduce(&p.timer, far - HZ);
	KUNIT_EXPECT_EQ(test, p.timer.expires, far - HZ);
	timer_delete_sync(&p.timer);
}

static void mod_timer_pending_arms_nothing(struct kunit *test)
{
	struct probe p;

	probe_init(&p);
	KUNIT_EXPECT_EQ(test, mod_timer_pending(&p.timer, jiffies + 1), 0);
	KUNIT_EXPECT_FALSE(test, timer_pending(&p.timer));
}

static void what_was_shut_down_stays_down(struct kunit *test)
{
	struct probe p;

	probe_init(&p);
	mod_timer(&p.timer, jiffies + HZ * 100);
	KUNIT_EXPECT_EQ(test, timer_shutdown_sync(&p.timer), 1);
	KUNIT_EXPECT_EQ(test, mod_timer(&p.timer, jiffies + 1), 0);
	msleep(20);
	KUNIT_EXPECT_FALSE(test, timer_pending(&p.timer));
	KUNIT_EXPECT_EQ(test, p.count, 0);
}

/* The other CPUs idle tickless: they must be told. */
static void add_timer_on_fires_there(struct kunit *test)
{
	struct probe p;
	int cpu;

	for_each_online_cpu(cpu) {
		unsigned long due;

		probe_init(&p);
		due = jiffies + 2;
		p.timer.expires = due;
		add_timer_on(&p.timer, cpu);
		wait_for_completion(&p.done);
		KUNIT_EXPECT_EQ(test, p.cpu, cpu);
		KUNIT_EXPECT_TRUE(test, time_before(p.fired_at,
						    due + 3 + SLACK));
		timer_delete_sync(&p.timer);
	}
}

static void many_timers_all_fire(struct kunit *test)
{
	static struct probe p[200];
	unsigned long start = jiffies;
	int i, early = 0;

	for (i = 0; i < 200; i++) {
		probe_init(&p[i]);
		mod_timer(&p[i].timer, start + 1 + i % 90);
	}
	for (i = 0; i < 200; i++) {
		wait_for_completion(&p[i].done);
		early += time_before(p[i].fired_at, start + 1 + i % 90);
		timer_delete_sync(&p[i].timer);
	}
	KUNIT_EXPECT_EQ(test, early, 0);
}

struct iw_probe {
	struct irq_work work;
	int count, again;
	bool hardirq;
};

static void iw_fn(struct irq_work *work)
{
	struct iw_probe *p = container_of(work, struct iw_probe, work);

	p->hardirq = in_hardirq();
	WRITE_ONCE(p->count, p->count + 1);
	if (p->again-- > 0)
		irq_work_queue(work);
}

static void irq_work_runs_in_an_interrupt(struct kunit *test)
{
	struct iw_probe p = { .again = 3 };

	init_irq_work(&p.work, iw_fn);
	KUNIT_EXPECT_TRUE(test, irq_work_queue(&p.work));
	msleep(20);
	irq_work_sync(&p.work);
	KUNIT_EXPECT_EQ(test, READ_ONCE(p.count), 4);
	KUNIT_EXPECT_TRUE(test, p.hardirq);
}

static void irq_work_queues_once(struct kunit *test)
{
	struct iw_probe p = { .again = 0 };

	init_irq_work(&p.work, iw_fn);
	local_irq_disable();
	KUNIT_EXPECT_TRUE(test, irq_work_queue(&p.work));
	KUNIT_EXPECT_FALSE(test, irq_work_queue(&p.work));
	KUNIT_EXPECT_EQ(test, p.count, 0);
	local_irq_enable();
	irq_work_sync(&p.work);
	KUNIT_EXPECT_EQ(test, READ_ONCE(p.count), 1);
}

static void lazy_irq_work_waits_for_a_tick(struct kunit *test)
{
	struct iw_probe p = { .again = 0 };

	p.work = IRQ_WORK_INIT_LAZY(iw_fn);
	irq_work_queue(&p.work);
	msleep(30);
	irq_work_sync(&p.work);
	KUNIT_EXPECT_EQ(test, READ_ONCE(p.count), 1);
}

/* Whole seconds, apart from the skew; never in the past. */
static void rounded_jiffies_are_whole_seconds(struct kunit *test)
{
	unsigned long far = jiffies + 100 * HZ, base = far - far % HZ;

	KUNIT_EXPECT_EQ(test, __round_jiffies(base + HZ / 4 - 1, 0), base);
	KUNIT_EXPECT_EQ(test, __round_jiffies(base + HZ / 4, 0), base + HZ);
	KUNIT_EXPECT_EQ(test, __round_jiffies_up(base + 1, 0), base + HZ);
	KUNIT_EXPECT_EQ(test, __round_jiffies_up(base, 0), base + HZ);
	KUNIT_EXPECT_EQ(test, __round_jiffies(base + 10, 2), base - 6);
	KUNIT_EXPECT_EQ(test, round_jiffies(jiffies - 3 * HZ) / HZ,
			(jiffies - 3 * HZ) / HZ);
	KUNIT_EXPECT_GE(test, round_jiffies_up_relative(5), 5UL);
	KUNIT_EXPECT_LE(test, round_jiffies_relative(10 * HZ), 11UL * HZ);
}

static void comparing_with_now_reads_the_jiffies(struct kunit *test)
{
	KUNIT_EXPECT_TRUE(test, time_is_before_jiffies(jiffies - 1));
	KUNIT_EXPECT_TRUE(test, time_is_after_jiffies(jiffies + HZ));
	KUNIT_EXPECT_TRUE(test, time_is_before_eq_jiffies(jiffies));
	KUNIT_EXPECT_TRUE(test, time_is_after_eq_jiffies64(jiffies_64 + HZ));
	KUNIT_EXPECT_TRUE(test, time_after64(get_jiffies_64() + 1, jiffies_64));
	KUNIT_EXPECT_TRUE(test, time_in_range_open(5UL, 5UL, 6UL));
	KUNIT_EXPECT_FALSE(test, time_in_range_open(6UL, 5UL, 6UL));
	KUNIT_EXPECT_TRUE(test, time_in_range64(6ULL, 5ULL, 6ULL));
}

static void jiffies_convert_to_everything(struct kunit *test)
{
	struct timespec64 ts = { 2, 1 };

	KUNIT_EXPECT_EQ(test, timespec64_to_jiffies(&ts), 2UL * HZ + 1);
	ts.tv_sec = TIME64_MAX;
	KUNIT_EXPECT_EQ(test, timespec64_to_jiffies(&ts), MAX_JIFFY_OFFSET);
	jiffies_to_timespec64(HZ + HZ / 2, &ts);
	KUNIT_EXPECT_EQ(test, ts.tv_sec, 1LL);
	KUNIT_EXPECT_EQ(test, ts.tv_nsec, NSEC_PER_SEC / 2);
	KUNIT_EXPECT_EQ(test, jiffies_delta_to_msecs(-5), 0U);
	KUNIT_EXPECT_EQ(test, jiffies_delta_to_msecs(HZ), 1000U);
	KUNIT_EXPECT_EQ(test, jiffies_to_usecs(1), 1000000U / HZ);
	KUNIT_EXPECT_EQ(test, jiffies_to_clock_t(HZ), 100L);
	KUNIT_EXPECT_EQ(test, clock_t_to_jiffies(100), (unsigned long)HZ);
	KUNIT_EXPECT_EQ(test, usecs_to_jiffies(1), 1UL);
	KUNIT_EXPECT_EQ(test, secs_to_jiffies(3), 3UL * HZ);
}

static void timespecs_add_and_subtract(struct kunit *test)
{
	struct timespec64 a = { 1, 900000000 }, b = { 0, 200000000 }, r;

	r = timespec64_add(a, b);
	KUNIT_EXPECT_EQ(test, r.tv_sec, 2LL);
	KUNIT_EXPECT_EQ(test, r.tv_nsec, 100000000L);
	r = timespec64_sub(b, a);
	KUNIT_EXPECT_EQ(test, r.tv_sec, -2LL);
	KUNIT_EXPECT_EQ(test, r.tv_nsec, 300000000L);
	KUNIT_EXPECT_LT(test, timespec64_compare(&b, &a), 0);
	KUNIT_EXPECT_TRUE(test, timespec64_equal(&a, &a));
	set_normalized_timespec64(&r, 5, -1);
	KUNIT_EXPECT_EQ(test, r.tv_sec, 4LL);
	KUNIT_EXPECT_EQ(test, r.tv_nsec, 999999999L);
	timespec64_add_ns(&r, 2 * NSEC_PER_SEC + 1);
	KUNIT_EXPECT_EQ(test, r.tv_sec, 7LL);
	KUNIT_EXPECT_EQ(test, r.tv_nsec, 0L);
	a.tv_sec = TIME64_MAX;
	r = timespec64_add_safe(a, (struct timespec64){ 1, 0 });
	KUNIT_EXPECT_EQ(test, r.tv_sec, TIME64_MAX);
}

static void timespecs_know_what_is_valid(struct kunit *test)
{
	struct timespec64 ts = { 0, NSEC_PER_SEC };

	KUNIT_EXPECT_FALSE(test, timespec64_valid(&ts));
	ts.tv_nsec--;
	KUNIT_EXPECT_TRUE(test, timespec64_valid(&ts));
	ts.tv_nsec = -1;
	KUNIT_EXPECT_FALSE(test, timespec64_valid(&ts));
	ts = (struct timespec64){ KTIME_SEC_MAX, 0 };
	KUNIT_EXPECT_TRUE(test, timespec64_valid(&ts));
	KUNIT_EXPECT_FALSE(test, timespec64_valid_strict(&ts));
	KUNIT_EXPECT_EQ(test, timespec64_to_ns(&ts), KTIME_MAX);
	KUNIT_EXPECT_EQ(test, ns_to_timespec64(-1).tv_sec, -1LL);
	KUNIT_EXPECT_EQ(test, ns_to_timespec64(-1).tv_nsec, 999999999L);
}

static void ktimes_saturate(struct kunit *test)
{
	struct timespec64 ts = { 9, 9 };

	KUNIT_EXPECT_EQ(test, ktime_set(KTIME_SEC_MAX, 5), KTIME_MAX);
	KUNIT_EXPECT_EQ(test, ktime_set(1, 5), NSEC_PER_SEC + 5LL);
	KUNIT_EXPECT_EQ(test, ktime_add_safe(KTIME_MAX, 1), KTIME_MAX);
	KUNIT_EXPECT_LT(test, ktime_compare(1, 2), 0);
	KUNIT_EXPECT_TRUE(test, ktime_after(2, 1) && ktime_before(1, 2));
	KUNIT_EXPECT_EQ(test, ktime_us_delta(5000, 2000), 3LL);
	KUNIT_EXPECT_EQ(test, ktime_ms_delta(ms_to_ktime(7), 0), 7LL);
	KUNIT_EXPECT_FALSE(test, ktime_to_timespec64_cond(0, &ts));
	KUNIT_EXPECT_EQ(test, ts.tv_sec, 9LL);
	KUNIT_EXPECT_TRUE(test, ktime_to_timespec64_cond(1, &ts));
	KUNIT_EXPECT_EQ(test, ts.tv_nsec, 1L);
}

static void math64_divides(struct kunit *test)
{
	u64 n = 10000000007ULL, rem64;
	s32 srem;
	u32 rem;

	KUNIT_EXPECT_EQ(test, do_div(n, 10U), 7U);
	KUNIT_EXPECT_EQ(test, n, 1000000000ULL);
	KUNIT_EXPECT_EQ(test, div_u64_rem(17, 5, &rem), 3ULL);
	KUNIT_EXPECT_EQ(test, rem, 2U);
	KUNIT_EXPECT_EQ(test, div_s64_rem(-17, 5, &srem), -3LL);
	KUNIT_EXPECT_EQ(test, srem, -2);
	KUNIT_EXPECT_EQ(test, div64_u64_rem(1ULL << 63, 1ULL << 60, &rem64),
			8ULL);
	KUNIT_EXPECT_EQ(test, rem64, 0ULL);
	KUNIT_EXPECT_EQ(test, div64_s64(-9, 2), -4LL);
	KUNIT_EXPECT_EQ(test, DIV64_U64_ROUND_UP(7, 2), 4ULL);
	KUNIT_EXPECT_EQ(test, DIV_S64_ROUND_CLOSEST(-7, 2), -4LL);
	KUNIT_EXPECT_EQ(test, DIV_U64_ROUND_CLOSEST(7, 2), 4ULL);
	KUNIT_EXPECT_EQ(test, mul_u64_u32_shr(1ULL << 40, 3, 8), 3ULL << 32);
	KUNIT_EXPECT_EQ(test, mul_u64_u64_shr(1ULL << 63, 4, 65), 1ULL);
	KUNIT_EXPECT_EQ(test, mul_u64_u32_div(1ULL << 60, 30, 15), 1ULL << 61);
	KUNIT_EXPECT_EQ(test, roundup_u64(10, 8), 16ULL);
}

/* Each clock's three forms tell the same time. */
static void the_clocks_agree(struct kunit *test)
{
	struct timespec64 ts;
	ktime_t mono = ktime_get(), real = ktime_get_real();

	KUNIT_EXPECT_LT(test, ktime_get_boottime() - mono, NSEC_PER_SEC);
	KUNIT_EXPECT_GE(test, ktime_get_boottime(), mono);
	KUNIT_EXPECT_GE(test, (ktime_t)ktime_get_raw_ns(), mono);
	KUNIT_EXPECT_GE(test, ktime_get_coarse_real(), real);
	KUNIT_EXPECT_GE(test, ktime_get_clocktai(), real);
	KUNIT_EXPECT_GE(test, ktime_get_with_offset(TK_OFFS_REAL), real);
	ktime_get_raw_ts64(&ts);
	KUNIT_EXPECT_GE(test, timespec64_to_ns(&ts), mono);
	ktime_get_coarse_real_ts64(&ts);
	KUNIT_EXPECT_GE(test, timespec64_to_ns(&ts), real);
	ktime_get_boottime_ts64(&ts);
	KUNIT_EXPECT_GE(test, timespec64_to_ns(&ts), mono);
	KUNIT_EXPECT_GE(test, ktime_get_boottime_seconds(),
			mono / NSEC_PER_SEC);
	KUNIT_EXPECT_GE(test, ktime_get_real_seconds(), real / NSEC_PER_SEC);
}

static void mono_to_real_adds_the_boot_time(struct kunit *test)
{
	struct timespec64 boot;

	getboottime64(&boot);
	KUNIT_EXPECT_EQ(test, ktime_mono_to_real(77),
			timespec64_to_ns(&boot) + 77);
	KUNIT_EXPECT_EQ(test, ktime_mono_to_any(77, TK_OFFS_BOOT), 77LL);
}

static void a_senseless_time_is_refused(struct kunit *test)
{
	struct timespec64 ts = { 1000000000, -1 };

	KUNIT_EXPECT_EQ(test, do_settimeofday64(&ts), -EINVAL);
	ts.tv_nsec = NSEC_PER_SEC;
	KUNIT_EXPECT_EQ(test, do_settimeofday64(&ts), -EINVAL);
	ts = (struct timespec64){ -1, 0 };
	KUNIT_EXPECT_EQ(test, do_settimeofday64(&ts), -EINVAL);
}

static void msleep_sleeps_at_least_so_long(struct kunit *test)
{
	static const int ms[] = { 0, 1, 4, 5, 20 };
	int i;

	for (i = 0; i < ARRAY_SIZE(ms); i++) {
		ktime_t t = ktime_get();

		msleep(ms[i]);
		KUNIT_EXPECT_GE(test, ktime_get() - t, ms[i] * NSEC_PER_MSEC);
		t = ktime_get();
		KUNIT_EXPECT_EQ(test, msleep_interruptible(ms[i]), 0UL);
		KUNIT_EXPECT_GE(test, ktime_get() - t, ms[i] * NSEC_PER_MSEC);
	}
}

/* ------------------------------------- a function that takes its time */

struct slow_timer {
	struct timer_list timer;
	bool in, go, out, irqs_off;
};

static void slow_timer_fn(struct timer_list *t)
{
	struct slow_timer *p = from_timer(p, t, timer);

	p->irqs_off = irqs_disabled();
	WRITE_ONCE(p->in, true);
	while (!READ_ONCE(p->go))
		cpu_relax();
	udelay(200);
	WRITE_ONCE(p->out, true);
}

static void start_slow_timer(struct slow_timer *p, u32 flags)
{
	set_cpus_allowed_ptr(current, cpumask_of(0));
	memset(p, 0, sizeof(*p));
	timer_setup(&p->timer, slow_timer_fn, flags);
	p->timer.expires = jiffies + 1;
	add_timer_on(&p->timer, 1);
	while (!READ_ONCE(p->in))
		cpu_relax();
}

static void deleting_waits_for_the_function(struct kunit *test)
{
	static const u32 flags[] = { 0, TIMER_IRQSAFE, TIMER_DEFERRABLE,
				     TIMER_PINNED };
	struct slow_timer p;
	int i;

	if (num_online_cpus() < 2)
		kunit_skip(test, "needs two CPUs");
	for (i = 0; i < ARRAY_SIZE(flags); i++) {
		start_slow_timer(&p, flags[i]);
		KUNIT_EXPECT_EQ(test, timer_delete(&p.timer), 0);
		KUNIT_EXPECT_EQ(test, try_to_del_timer_sync(&p.timer), -1);
		WRITE_ONCE(p.go, true);
		KUNIT_EXPECT_EQ(test, timer_delete_sync(&p.timer), 0);
		KUNIT_EXPECT_TRUE(test, READ_ONCE(p.out));
		KUNIT_EXPECT_EQ(test, p.irqs_off, flags[i] == TIMER_IRQSAFE);
	}
	set_cpus_allowed_ptr(current, cpu_possible_mask);
}

/* It stays on the CPU where its function runs, for deleting to find it. */
static void arming_a_running_timer_keeps_its_cpu(struct kunit *test)
{
	struct slow_timer p;

	if (num_online_cpus() < 2)
		kunit_skip(test, "needs two CPUs");
	start_slow_timer(&p, 0);
	mod_timer(&p.timer, jiffies + 100 * HZ);
	KUNIT_EXPECT_EQ(test, p.timer.flags & TIMER_CPUMASK, 1U);
	WRITE_ONCE(p.go, true);
	KUNIT_EXPECT_EQ(test, timer_delete_sync(&p.timer), 1);
	KUNIT_EXPECT_TRUE(test, READ_ONCE(p.out));
	set_cpus_allowed_ptr(current, cpu_possible_mask);
}

static void shutting_down_beats_an_arming_function(struct kunit *test)
{
	struct probe p;
	int i;

	for (i = 0; i < 20; i++) {
		probe_init(&p);
		p.rearm = 1000000;
		mod_timer(&p.timer, jiffies);
		udelay(50 * i);
		timer_shutdown_sync(&p.timer);
		KUNIT_EXPECT_FALSE(test, timer_pending(&p.timer));
		KUNIT_EXPECT_TRUE(test, p.timer.function == NULL);
	}
}

static struct kunit_case time_cases[] = {
	KUNIT_CASE(time_comparisons_survive_the_wrap),
	KUNIT_CASE(conversions_round_waits_up),
	KUNIT_CASE(dates_convert_both_ways),
	KUNIT_CASE(the_clock_never_goes_back),
	KUNIT_CASE(jiffies_follow_the_clock),
	KUNIT_CASE(sched_clock_counts_nanoseconds),
	KUNIT_CASE(udelay_waits_long_enough),
	KUNIT_CASE(a_timer_is_not_early),
	KUNIT_CASE(a_timer_fires_once_in_softirq),
	KUNIT_CASE(a_timer_may_arm_itself),
	KUNIT_CASE(deleting_tells_if_it_was_pending),
	KUNIT_CASE(reduce_only_makes_it_earlier),
	KUNIT_CASE(mod_timer_pending_arms_nothing),
	KUNIT_CASE(what_was_shut_down_stays_down),
	KUNIT_CASE(add_timer_on_fires_there),
	KUNIT_CASE(many_timers_all_fire),
	KUNIT_CASE(irq_work_runs_in_an_interrupt),
	KUNIT_CASE(irq_work_queues_once),
	KUNIT_CASE(lazy_irq_work_waits_for_a_tick),
	KUNIT_CASE(rounded_jiffies_are_whole_seconds),
	KUNIT_CASE(comparing_with_now_reads_the_jiffies),
	KUNIT_CASE(jiffies_convert_to_everything),
	KUNIT_CASE(timespecs_add_and_subtract),
	KUNIT_CASE(timespecs_know_what_is_valid),
	KUNIT_CASE(ktimes_saturate),
	KUNIT_CASE(math64_divides),
	KUNIT_CASE(the_clocks_agree),
	KUNIT_CASE(mono_to_real_adds_the_boot_time),
	KUNIT_CASE(a_senseless_time_is_refused),
	KUNIT_CASE(msleep_sleeps_at_least_so_long),
	KUNIT_CASE(deleting_waits_for_the_function),
	KUNIT_CASE(arming_a_running_timer_keeps_its_cpu),
	KUNIT_CASE(shutting_down_beats_an_arming_function),
	{}
};

static struct kunit_suite time_suite = {
	.name = "time",
	.test_cases = time_cases,
};
kunit_test_suite(time_suite);
