// SPDX-License-Identifier: MIT
/*
 * tasklet_test.c - functions that run in a softirq.
 *
 * Guards: a tasklet runs once for each time that it is scheduled, in a softirq,
 * on one CPU at a time; disabled it waits; killed it is gone.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/interrupt.h>
#include <linux/jiffies.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/string.h>

struct test_tasklet {
	struct tasklet_struct tasklet;
	struct completion ran;
	atomic_t runs, inside;
	bool softirq, overlapped, again;
	int cpu, place;
};

static struct test_tasklet a, b;
static atomic_t order;

static void note(struct test_tasklet *t)
{
	if (atomic_inc_return(&t->inside) > 1)
		t->overlapped = true;
	t->softirq = in_serving_softirq();
	t->cpu = smp_processor_id();
	t->place = atomic_inc_return(&order);
	atomic_inc(&t->runs);
	if (t->again) {
		t->again = false;
		tasklet_schedule(&t->tasklet);
	}
	atomic_dec(&t->inside);
	complete(&t->ran);
}

static void new_fn(struct tasklet_struct *t)
{
	struct test_tasklet *tt = from_tasklet(tt, t, tasklet);

	note(tt);
}

static void old_fn(unsigned long data)
{
	note((struct test_tasklet *)data);
}

static void init_one(struct test_tasklet *t)
{
	memset(t, 0, sizeof(*t));
	tasklet_setup(&t->tasklet, new_fn);
	init_completion(&t->ran);
	t->cpu = -1;
}

static int tasklet_case_init(struct kunit *test)
{
	init_one(&a);
	init_one(&b);
	atomic_set(&order, 0);
	return 0;
}

static void tasklet_case_exit(struct kunit *test)
{
	tasklet_kill(&a.tasklet);
	tasklet_kill(&b.tasklet);
}

static void a_tasklet_runs_in_a_softirq(struct kunit *test)
{
	tasklet_schedule(&a.tasklet);
	wait_for_completion(&a.ran);
	KUNIT_EXPECT_TRUE(test, a.softirq);
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 1);
}

static void scheduled_twice_it_runs_once(struct kunit *test)
{
	local_bh_disable();
	tasklet_schedule(&a.tasklet);
	tasklet_schedule(&a.tasklet);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 1);
}

static void it_runs_where_it_was_scheduled(struct kunit *test)
{
	int cpu;

	local_bh_disable();
	cpu = smp_processor_id();
	tasklet_schedule(&a.tasklet);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, a.cpu, cpu);
}

static void hi_tasklets_go_first(struct kunit *test)
{
	local_bh_disable();
	tasklet_schedule(&a.tasklet);
	tasklet_hi_schedule(&b.tasklet);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, b.place, 1);
	KUNIT_EXPECT_EQ(test, a.place, 2);
}

static void they_run_in_order(struct kunit *test)
{
	local_bh_disable();
	tasklet_schedule(&b.tasklet);
	tasklet_schedule(&a.tasklet);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, b.place, 1);
	KUNIT_EXPECT_EQ(test, a.place, 2);
}

static void the_old_kind_gets_its_data(struct kunit *test)
{
	tasklet_init(&a.tasklet, old_fn, (unsigned long)&a);
	tasklet_schedule(&a.tasklet);
	wait_for_completion(&a.ran);
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 1);
}

static int static_runs;

static void static_new(struct tasklet_struct *t)
{
	static_runs++;
}

static void static_old(unsigned long data)
{
	static_runs += 10;
}

static DECLARE_TASKLET(declared, static_new);
static DECLARE_TASKLET_OLD(declared_old, static_old);
static DECLARE_TASKLET_DISABLED(declared_disabled, static_new);
static DECLARE_TASKLET_DISABLED_OLD(declared_disabled_old, static_old);

static void declared_ones_are_ready(struct kunit *test)
{
	static_runs = 0;
	local_bh_disable();
	tasklet_schedule(&declared);
	tasklet_schedule(&declared_old);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, static_runs, 11);
	KUNIT_EXPECT_EQ(test, atomic_read(&declared_disabled.count), 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&declared_disabled_old.count), 1);
}

static void a_disabled_one_waits(struct kunit *test)
{
	tasklet_disable(&a.tasklet);
	tasklet_disable(&a.tasklet);
	tasklet_schedule(&a.tasklet);
	schedule_timeout_uninterruptible(2);
	tasklet_enable(&a.tasklet);
	schedule_timeout_uninterruptible(2);
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 0);
	tasklet_enable(&a.tasklet);
	wait_for_completion(&a.ran);
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 1);
}

static void one_that_schedules_itself_runs_again(struct kunit *test)
{
	a.again = true;
	tasklet_schedule(&a.tasklet);
	wait_for_completion(&a.ran);
	wait_for_completion(&a.ran);
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 2);
}

static void kill_waits_for_the_run(struct kunit *test)
{
	tasklet_schedule(&a.tasklet);
	tasklet_kill(&a.tasklet);
	KUNIT_EXPECT_EQ(test, atomic_read(&a.runs), 1);
	KUNIT_EXPECT_EQ(test, a.tasklet.state, 0);
}

static void schedule_a(void *unused)
{
	tasklet_schedule(&a.tasklet);
}

static void it_never_runs_on_two_cpus(struct kunit *test)
{
	int i;

	if (num_online_cpus() < 2)
		kunit_skip(test, "one CPU");
	for (i = 0; i < 200; i++)
		on_each_cpu(schedule_a, NULL, 1);
	tasklet_kill(&a.tasklet);
	KUNIT_EXPECT_FALSE(test, a.overlapped);
	KUNIT_EXPECT_GE(test, atomic_read(&a.runs), 1);
}

static struct kunit_case tasklet_cases[] = {
	KUNIT_CASE(a_tasklet_runs_in_a_softirq),
	KUNIT_CASE(scheduled_twice_it_runs_once),
	KUNIT_CASE(it_runs_where_it_was_scheduled),
	KUNIT_CASE(hi_tasklets_go_first),
	KUNIT_CASE(they_run_in_order),
	KUNIT_CASE(the_old_kind_gets_its_data),
	KUNIT_CASE(declared_ones_are_ready),
	KUNIT_CASE(a_disabled_one_waits),
	KUNIT_CASE(one_that_schedules_itself_runs_again),
	KUNIT_CASE(kill_waits_for_the_run),
	KUNIT_CASE(it_never_runs_on_two_cpus),
	{ }
};

static struct kunit_suite tasklet_suite = {
	.name = "tasklet",
	.init = tasklet_case_init,
	.exit = tasklet_case_exit,
	.test_cases = tasklet_cases,
};
kunit_test_suite(tasklet_suite);
