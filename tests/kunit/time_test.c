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
	{}
};

static struct kunit_suite time_suite = {
	.name = "time",
	.test_cases = time_cases,
};
kunit_test_suite(time_suite);
