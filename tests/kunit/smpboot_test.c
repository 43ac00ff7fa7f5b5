// SPDX-License-Identifier: MIT
/*
 * Guards: a registered description gives each online CPU a bound thread whose
 * callbacks run in order; the stopper runs functions where it was told to,
 * ahead of all other threads.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/smpboot.h>
#include <linux/stop_machine.h>

static DEFINE_PER_CPU(struct task_struct *, test_task);
static atomic_t setups, seen_fns, parks, unparks, cleanups, wrong_cpu;
static cpumask_t work;			/* CPUs whose thread has something to do */
static DECLARE_COMPLETION(all_ran);

static void check_cpu(unsigned int cpu)
{
	if (cpu != raw_smp_processor_id())
		atomic_inc(&wrong_cpu);
}

static int test_should_run(unsigned int cpu)
{
	return cpumask_test_cpu(cpu, &work);
}

static void test_fn(unsigned int cpu)
{
	check_cpu(cpu);
	cpumask_clear_cpu(cpu, &work);
	if (atomic_inc_return(&seen_fns) == num_online_cpus())
		complete(&all_ran);
}

static void test_setup(unsigned int cpu)
{
	check_cpu(cpu);
	atomic_inc(&setups);
}

static void test_park(unsigned int cpu)
{
	check_cpu(cpu);
	atomic_inc(&parks);
}

static void test_unpark(unsigned int cpu)
{
	check_cpu(cpu);
	atomic_inc(&unparks);
}

static void test_cleanup(unsigned int cpu, bool online)
{
	atomic_inc(&cleanups);
}

static struct smp_hotplug_thread test_threads = {
	.store = &test_task,
	.thread_should_run = test_should_run,
	.thread_fn = test_fn,
	.setup = test_setup,
	.park = test_park,
	.unpark = test_unpark,
	.cleanup = test_cleanup,
	.thread_comm = "kunit/%u",
};

static void wake_all(void)
{
	int cpu;

	atomic_set(&seen_fns, 0);
	reinit_completion(&all_ran);
	cpumask_copy(&work, cpu_online_mask);
	for_each_online_cpu(cpu)
		wake_up_process(per_cpu(test_task, cpu));
}

static void each_cpu_has_its_thread(struct kunit *test)
{
	int cpu, cpus = num_online_cpus();

	atomic_set(&setups, 0);
	atomic_set(&cleanups, 0);
	atomic_set(&wrong_cpu, 0);
	KUNIT_ASSERT_EQ(test, smpboot_register_percpu_thread(&test_threads), 0);
	for_each_online_cpu(cpu) {
		struct task_struct *t = per_cpu(test_task, cpu);

		KUNIT_ASSERT_NOT_NULL(test, t);
		KUNIT_EXPECT_TRUE(test, kthread_is_per_cpu(t));
		KUNIT_EXPECT_EQ(test, t->nr_cpus_allowed, 1);
		KUNIT_EXPECT_PTR_EQ(test, t->real_parent, kthreadd_task);
	}
	wake_all();
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&all_ran, 10 * HZ),
			0);
	KUNIT_EXPECT_EQ(test, atomic_read(&setups), cpus);

	smpboot_unregister_percpu_thread(&test_threads);
	KUNIT_EXPECT_EQ(test, atomic_read(&cleanups), cpus);
	KUNIT_EXPECT_EQ(test, atomic_read(&wrong_cpu), 0);
	KUNIT_EXPECT_NULL(test, per_cpu(test_task, 0));
}

static void parks_and_unparks(struct kunit *test)
{
	int cpu, cpus = num_online_cpus();

	atomic_set(&parks, 0);
	atomic_set(&unparks, 0);
	atomic_set(&wrong_cpu, 0);
	KUNIT_ASSERT_EQ(test, smpboot_register_percpu_thread(&test_threads), 0);
	wake_all();
	wait_for_completion(&all_ran);
	for_each_online_cpu(cpu)
		KUNIT_EXPECT_EQ(test, kthread_park(per_cpu(test_task, cpu)), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&parks), cpus);
	for_each_online_cpu(cpu)
		kthread_unpark(per_cpu(test_task, cpu));
	wake_all();
	wait_for_completion(&all_ran);
	KUNIT_EXPECT_EQ(test, atomic_read(&unparks), cpus);
	KUNIT_EXPECT_EQ(test, atomic_read(&wrong_cpu), 0);
	smpboot_unregister_percpu_thread(&test_threads);
}

static int where_am_i(void *arg)
{
	*(int *)arg = smp_processor_id();
	return 17;
}

static void stopper_runs_on_each_cpu(struct kunit *test)
{
	int cpu, where;

	for_each_online_cpu(cpu) {
		where = -1;
		KUNIT_EXPECT_EQ(test, stop_one_cpu(cpu, where_am_i, &where), 17);
		KUNIT_EXPECT_EQ(test, where, cpu);
	}
}

static void stopper_of_no_cpu_is_refused(struct kunit *test)
{
	int where, cpu = cpumask_next(NR_CPUS - 2, cpu_online_mask);

	if (cpu < NR_CPUS || !cpu_possible(NR_CPUS - 1))
		kunit_skip(test, "needs a possible CPU that is not online");
	KUNIT_EXPECT_EQ(test, stop_one_cpu(NR_CPUS - 1, where_am_i, &where),
			-ENOENT);
}

/* A FIFO thread that never sleeps: only the stopper gets in between. */
static int hog_fn(void *data)
{
	bool *leave = data;

	sched_set_fifo(current);
	while (!READ_ONCE(*leave))
		cpu_relax();
	return 0;
}

static void stopper_preempts_a_fifo_hog(struct kunit *test)
{
	struct task_struct *hog;
	bool leave = false;
	int cpu, where = -1;

	if (num_online_cpus() < 2)
		kunit_skip(test, "needs two CPUs");
	cpu = cpumask_any_but(cpu_online_mask, 0);
	hog = kthread_create(hog_fn, &leave, "hog");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, hog);
	kthread_bind(hog, cpu);
	get_task_struct(hog);
	wake_up_process(hog);
	KUNIT_EXPECT_EQ(test, stop_one_cpu(cpu, where_am_i, &where), 17);
	KUNIT_EXPECT_EQ(test, where, cpu);
	WRITE_ONCE(leave, true);
	kthread_stop_put(hog);
}

static int count_fn(void *arg)
{
	atomic_inc(arg);
	return irqs_disabled() ? 0 : -EINVAL;
}

static void stop_machine_runs_once(struct kunit *test)
{
	atomic_t count = ATOMIC_INIT(0);

	KUNIT_EXPECT_EQ(test, stop_machine(count_fn, &count, NULL), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&count), 1);
}

static void stop_machine_runs_on_the_mask(struct kunit *test)
{
	atomic_t count = ATOMIC_INIT(0);

	KUNIT_EXPECT_EQ(test, stop_machine(count_fn, &count, cpu_online_mask),
			0);
	KUNIT_EXPECT_EQ(test, atomic_read(&count), num_online_cpus());
}

static struct kunit_case smpboot_cases[] = {
	KUNIT_CASE(each_cpu_has_its_thread),
	KUNIT_CASE(parks_and_unparks),
	KUNIT_CASE(stopper_runs_on_each_cpu),
	KUNIT_CASE(stopper_of_no_cpu_is_refused),
	KUNIT_CASE(stopper_preempts_a_fifo_hog),
	KUNIT_CASE(stop_machine_runs_once),
	KUNIT_CASE(stop_machine_runs_on_the_mask),
	{}
};

static struct kunit_suite smpboot_suite = {
	.name = "smpboot",
	.test_cases = smpboot_cases,
};
kunit_test_suite(smpboot_suite);
