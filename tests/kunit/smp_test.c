// SPDX-License-Identifier: MIT
/*
 * smp_test.c - functions called on other CPUs, and TLB flushes.
 *
 * Guards: a call runs on its CPU, in hard interrupt context, and is over when a
 * waiting caller goes on; masks are kept to; calls that cross each other do not
 * hang. On one CPU most of it has nothing to show and says so.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/irqflags.h>
#include <linux/kthread.h>
#include <linux/preempt.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <asm/pgtable.h>

struct seen {
	int cpu;
	bool hardirq, irqs_off;
};

static void note(void *info)
{
	struct seen *s = info;

	s->cpu = smp_processor_id();
	s->hardirq = in_hardirq();
	s->irqs_off = irqs_disabled();
}

static void count(void *info)
{
	atomic_inc((atomic_t *)info);
}

static int other_cpu(void)
{
	return cpumask_any_but(cpu_online_mask, raw_smp_processor_id());
}

static void a_call_runs_on_its_cpu(struct kunit *test)
{
	int cpu;

	for_each_online_cpu(cpu) {
		struct seen s = { .cpu = -1 };

		KUNIT_EXPECT_EQ(test, smp_call_function_single(cpu, note, &s,
							       1), 0);
		KUNIT_EXPECT_EQ(test, s.cpu, cpu);
		KUNIT_EXPECT_TRUE(test, s.irqs_off);
	}
}

static void a_call_elsewhere_is_an_interrupt(struct kunit *test)
{
	struct seen s = { .cpu = -1 };

	if (num_online_cpus() == 1)
		kunit_skip(test, "one CPU");
	preempt_disable();
	smp_call_function_single(other_cpu(), note, &s, 1);
	preempt_enable();
	KUNIT_EXPECT_TRUE(test, s.hardirq);
}

static void a_cpu_that_is_not_there_is_an_error(struct kunit *test)
{
	struct seen s = { .cpu = -1 };

	KUNIT_EXPECT_EQ(test, smp_call_function_single(nr_cpu_ids, note, &s,
						       1), -ENXIO);
	KUNIT_EXPECT_EQ(test, s.cpu, -1);
}

static void on_each_cpu_means_each(struct kunit *test)
{
	atomic_t n = ATOMIC_INIT(0);

	on_each_cpu(count, &n, 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&n), (int)num_online_cpus());
}

static void many_leaves_out_this_cpu(struct kunit *test)
{
	atomic_t n = ATOMIC_INIT(0);

	smp_call_function(count, &n, 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&n), (int)num_online_cpus() - 1);
}

static bool odd(int cpu, void *info)
{
	return cpu & 1;
}

static void a_condition_chooses(struct kunit *test)
{
	atomic_t n = ATOMIC_INIT(0);
	int cpu, want = 0;

	for_each_online_cpu(cpu)
		want += cpu & 1;
	on_each_cpu_cond(odd, count, &n, true);
	KUNIT_EXPECT_EQ(test, atomic_read(&n), want);
}

static void async_calls_run_all(struct kunit *test)
{
	static atomic_t n;
	static call_single_data_t csd;
	int i, sent = 0;

	atomic_set(&n, 0);
	INIT_CSD(&csd, count, &n);
	for (i = 0; i < 100; i++) {
		preempt_disable();
		if (!smp_call_function_single_async(num_online_cpus() > 1 ?
				other_cpu() : smp_processor_id(), &csd))
			sent++;
		preempt_enable();
	}
	while (smp_load_acquire(&csd.flags) & CSD_FLAG_LOCK)
		cpu_relax();
	kick_all_cpus_sync();
	KUNIT_EXPECT_EQ(test, atomic_read(&n), sent);
	KUNIT_EXPECT_GT(test, sent, 0);
}

#define CROSSERS 4
#define ROUNDS 10

struct crosser {
	struct completion done;
	atomic_t calls;
	bool flush;
};

static int cross(void *data)
{
	struct crosser *c = data;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		if (c->flush) {
			local_irq_disable();
			flush_tlb_kernel_range(VMALLOC_START,
					       VMALLOC_START + PAGE_SIZE);
			local_irq_enable();
		}
		on_each_cpu(count, &c->calls, 1);
		cond_resched();
	}
	complete(&c->done);
	return 0;
}

static void run_crossers(struct kunit *test, bool flush)
{
	static struct crosser c[CROSSERS];
	int i, n = 0;

	for (i = 0; i < CROSSERS; i++) {
		c[i] = (struct crosser){ .flush = flush };
		init_completion(&c[i].done);
		if (!IS_ERR(kthread_run(cross, &c[i], "cross/%d", i)))
			n++;
		else
			complete(&c[i].done);
	}
	for (i = 0; i < CROSSERS; i++)
		wait_for_completion(&c[i].done);
	KUNIT_EXPECT_EQ(test, n, CROSSERS);
	for (i = 0; i < CROSSERS; i++)
		KUNIT_EXPECT_EQ(test, atomic_read(&c[i].calls),
				ROUNDS * (int)num_online_cpus());
}

static void crossing_calls_do_not_hang(struct kunit *test)
{
	run_crossers(test, false);
}

static void tlb_flushes_with_irqs_off_do_not_hang(struct kunit *test)
{
	run_crossers(test, true);
}

static struct kunit_case smp_cases[] = {
	KUNIT_CASE(a_call_runs_on_its_cpu),
	KUNIT_CASE(a_call_elsewhere_is_an_interrupt),
	KUNIT_CASE(a_cpu_that_is_not_there_is_an_error),
	KUNIT_CASE(on_each_cpu_means_each),
	KUNIT_CASE(many_leaves_out_this_cpu),
	KUNIT_CASE(a_condition_chooses),
	KUNIT_CASE(async_calls_run_all),
	KUNIT_CASE(crossing_calls_do_not_hang),
	KUNIT_CASE(tlb_flushes_with_irqs_off_do_not_hang),
	{}
};

static struct kunit_suite smp_suite = {
	.name = "smp",
	.test_cases = smp_cases,
};
kunit_test_suite(smp_suite);
