// SPDX-License-Identifier: MIT
/*
 * mm_test.c - memory as the running kernel sees it.
 *
 * Guards kernel/mm/ where the host tests cannot look: several CPUs, interrupts
 * off, the rights in the real page tables, guard pages, per-CPU areas.
 *
 * What would make it lie: page counts are compared while other threads may
 * allocate; so a count may be off by a few pages, and the sizes are chosen so
 * that a leak is not a few pages.
 */
#include <kunit/test.h>
#include <linux/align.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/irqflags.h>
#include <linux/kstack.h>
#include <linux/kthread.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/task_stack.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/string.h>
#include <linux/vmalloc.h>
#include <asm/sections.h>

#define A_FEW	32	/* pages that others may take meanwhile */

static unsigned long free_pages_now(void)
{
	struct sysinfo si;

	si_meminfo(&si);
	return si.freeram;
}

static bool is_mapped(const void *addr)
{
	pte_t *pte = lookup_kernel_pte((unsigned long)addr);

	return pte && pte_present(*pte);
}

/* --- pages */

static void free_ram_counts_each_page(struct kunit *test)
{
	unsigned long before = free_pages_now(), now;
	unsigned long block = __get_free_pages(GFP_KERNEL, 8);

	KUNIT_ASSERT_NE(test, block, 0UL);
	now = free_pages_now();
	KUNIT_EXPECT_LE(test, now, before - 256 + A_FEW);
	KUNIT_EXPECT_GE(test, now, before - 256 - A_FEW);
	free_pages(block, 8);
	KUNIT_EXPECT_GE(test, free_pages_now(), before - A_FEW);
}

static void an_impossible_order_is_refused(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, kmalloc(1UL << 40, GFP_KERNEL | __GFP_NOWARN));
	KUNIT_EXPECT_NULL(test, __vmalloc(1UL << 46,
					  GFP_KERNEL | __GFP_NOWARN));
}

static void zeroed_pages_are_zero(struct kunit *test)
{
	unsigned long *p = (void *)get_zeroed_page(GFP_KERNEL);
	unsigned int i, set = 0;

	KUNIT_ASSERT_NOT_NULL(test, p);
	for (i = 0; i < PAGE_SIZE / sizeof(*p); i++)
		set += p[i] != 0;
	KUNIT_EXPECT_EQ(test, set, 0);
	free_page((unsigned long)p);
}

/* --- objects */

static void objects_of_every_class_keep_apart(struct kunit *test)
{
	static u8 *p[64];
	size_t size;
	unsigned int i, wrong;

	for (size = 8; size <= 16384; size += ALIGN(size / 2, 8)) {
		wrong = 0;
		for (i = 0; i < 64; i++) {
			p[i] = kmalloc(size, GFP_KERNEL);
			KUNIT_ASSERT_NOT_NULL(test, p[i]);
			memset(p[i], i, size);
		}
		for (i = 0; i < 64; i++) {
			wrong += p[i][0] != i || p[i][size - 1] != i;
			kfree(p[i]);
		}
		KUNIT_EXPECT_EQ(test, wrong, 0);
	}
}

static void objects_may_be_had_with_interrupts_off(struct kunit *test)
{
	unsigned long flags;
	void *p[20];
	bool off;
	int i;

	local_irq_save(flags);
	for (i = 0; i < 20; i++)
		p[i] = kmalloc(1000, GFP_ATOMIC);
	for (i = 0; i < 20; i++)
		kfree(p[i]);
	off = irqs_disabled();
	local_irq_restore(flags);
	KUNIT_EXPECT_TRUE(test, off);
	KUNIT_EXPECT_NOT_NULL(test, p[19]);
}

static void objects_may_be_freed_on_another_cpu(struct kunit *test)
{
	unsigned int there = num_online_cpus() - 1, i;
	unsigned long before;
	static void *p[2000];
	int round;

	before = free_pages_now();
	for (round = 0; round < 3; round++) {
		set_cpus_allowed_ptr(current, cpumask_of(0));
		for (i = 0; i < 2000; i++)
			p[i] = kmalloc(500, GFP_KERNEL);
		set_cpus_allowed_ptr(current, cpumask_of(there));
		KUNIT_EXPECT_EQ(test, raw_smp_processor_id(), there);
		for (i = 0; i < 2000; i++)
			kfree(p[i]);
	}
	set_cpus_allowed_ptr(current, cpu_possible_mask);
	/* 250 pages are in use at a time: a leak would be 750 */
	KUNIT_EXPECT_GE(test, free_pages_now() + 2 * A_FEW, before);
}

static DECLARE_COMPLETION(churned);

/* All threads together: they meet at locks, where each waits for all others. */
#define CHURN_ROUNDS	20000

static int churn(void *data)
{
	unsigned int seed = (unsigned long)data, i, wrong = 0;
	u32 *p[16] = { 0 };

	for (i = 0; i < CHURN_ROUNDS / num_online_cpus(); i++) {
		unsigned int at = (seed = seed * 1103515245 + 12345) >> 16 & 15;

		if (p[at]) {
			wrong += *p[at] != at + (unsigned long)data;
			kfree(p[at]);
			p[at] = NULL;
		} else {
			p[at] = kmalloc(16 << (seed >> 24 & 7), GFP_KERNEL);
			if (p[at])
				*p[at] = at + (unsigned long)data;
		}
	}
	for (i = 0; i < 16; i++)
		kfree(p[i]);
	complete(&churned);
	while (!kthread_should_stop())
		schedule_timeout_interruptible(1);
	return wrong;
}

static void all_cpus_allocate_at_once(struct kunit *test)
{
	struct task_struct *t[8];
	unsigned int n = min(num_online_cpus(), 8U), i;

	for (i = 0; i < n; i++)
		t[i] = kthread_run(churn, (void *)(1000UL * (i + 1)),
				   "mm-churn/%u", i);
	for (i = 0; i < n; i++)
		KUNIT_ASSERT_FALSE(test, IS_ERR(t[i]));
	/* a thread that is stopped before it runs would not do its part */
	for (i = 0; i < n; i++)
		wait_for_completion(&churned);
	for (i = 0; i < n; i++)
		KUNIT_EXPECT_EQ(test, kthread_stop(t[i]), 0);
}

static void a_cache_goes_with_all_its_pages(struct kunit *test)
{
	struct kmem_cache *s = kmem_cache_create("mm-test", 700, 0, 0, NULL);
	unsigned long before = free_pages_now();
	static void *p[1000];
	int i;

	KUNIT_ASSERT_NOT_NULL(test, s);
	for (i = 0; i < 1000; i++)
		p[i] = kmem_cache_zalloc(s, GFP_KERNEL);
	for (i = 0; i < 1000; i++)
		kmem_cache_free(s, p[i]);
	kmem_cache_destroy(s);
	KUNIT_EXPECT_GE(test, free_pages_now() + A_FEW, before);
}

/* --- areas, rights, guards */

static void an_area_ends_at_a_guard_page(struct kunit *test)
{
	char *p = vmalloc(3 * PAGE_SIZE - 1);

	KUNIT_ASSERT_NOT_NULL(test, p);
	memset(p, 0x77, 3 * PAGE_SIZE);
	KUNIT_EXPECT_TRUE(test, is_mapped(p + 2 * PAGE_SIZE));
	KUNIT_EXPECT_FALSE(test, is_mapped(p + 3 * PAGE_SIZE));
	KUNIT_EXPECT_TRUE(test, is_vmalloc_addr(p));
	vfree(p);
	KUNIT_EXPECT_FALSE(test, is_mapped(p));
}

static void data_cannot_be_executed(struct kunit *test)
{
	void *heap = kmalloc(64, GFP_KERNEL), *area = vmalloc(64);

	KUNIT_ASSERT_NOT_NULL(test, heap);
	KUNIT_ASSERT_NOT_NULL(test, area);
	KUNIT_EXPECT_FALSE(test, pte_exec(*lookup_kernel_pte(
		(unsigned long)heap)));
	KUNIT_EXPECT_FALSE(test, pte_exec(*lookup_kernel_pte(
		(unsigned long)area)));
	KUNIT_EXPECT_FALSE(test, pte_exec(*lookup_kernel_pte(
		(unsigned long)task_stack_page(current))));
	kfree(heap);
	vfree(area);
}

static void text_cannot_be_written(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, pte_write(*lookup_kernel_pte(
		(unsigned long)_stext)));
	KUNIT_EXPECT_FALSE(test, pte_write(*lookup_kernel_pte(
		(unsigned long)__start_rodata)));
	KUNIT_EXPECT_FALSE(test, pte_write(*lookup_kernel_pte(
		(unsigned long)__va(__pa_symbol(_stext)))));
	KUNIT_EXPECT_TRUE(test, pte_write(*lookup_kernel_pte(
		(unsigned long)_sdata)));
}

static void page_zero_is_not_mapped(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, is_mapped(NULL));
	KUNIT_EXPECT_FALSE(test, is_mapped((void *)0x100000));
}

/* --- stacks */

static void a_guard_lies_below_our_stack(struct kunit *test)
{
	char *stack = task_stack_page(current);
	unsigned long found = 0;

	KUNIT_EXPECT_TRUE(test, is_mapped(stack));
	KUNIT_EXPECT_FALSE(test, is_mapped(stack - 1));
	KUNIT_EXPECT_TRUE(test, stack_guard_hit((unsigned long)stack - 8,
						&found));
	KUNIT_EXPECT_EQ(test, found, (unsigned long)stack);
	KUNIT_EXPECT_FALSE(test, stack_guard_hit((unsigned long)stack, &found));
}

static void stacks_give_their_pages_back(struct kunit *test)
{
	static void *stack[600];
	unsigned long before = free_pages_now();
	int i;

	for (i = 0; i < 600; i++) {
		stack[i] = alloc_thread_stack(NUMA_NO_NODE);
		KUNIT_ASSERT_NOT_NULL(test, stack[i]);
		memset(stack[i], i, THREAD_SIZE);
	}
	for (i = 0; i < 600; i++) {
		KUNIT_EXPECT_EQ(test, *(u8 *)stack[i], (u8)i);
		free_thread_stack(stack[i]);
	}
	KUNIT_EXPECT_GE(test, free_pages_now() + 2 * A_FEW, before);
}

/* --- per-CPU memory */

static void each_cpu_has_its_own_zeroed_copy(struct kunit *test)
{
	u64 __percpu *p = alloc_percpu(u64);
	unsigned int cpu, wrong = 0;

	KUNIT_ASSERT_NOT_NULL(test, p);
	for_each_possible_cpu(cpu) {
		wrong += *per_cpu_ptr(p, cpu) != 0;
		*per_cpu_ptr(p, cpu) = cpu + 100;
	}
	for_each_possible_cpu(cpu)
		wrong += *per_cpu_ptr(p, cpu) != cpu + 100;
	KUNIT_EXPECT_EQ(test, wrong, 0);
	free_percpu(p);
}

static void per_cpu_memory_can_be_used_again(struct kunit *test)
{
	unsigned int i;

	for (i = 0; i < 1000; i++) {
		void __percpu *p = __alloc_percpu(1000, 64);

		KUNIT_ASSERT_NOT_NULL(test, p);
		KUNIT_EXPECT_EQ(test, (unsigned long)per_cpu_ptr(p, 0) & 63, 0);
		free_percpu(p);
	}
}

static struct kunit_case mm_cases[] = {
	KUNIT_CASE(free_ram_counts_each_page),
	KUNIT_CASE(an_impossible_order_is_refused),
	KUNIT_CASE(zeroed_pages_are_zero),
	KUNIT_CASE(objects_of_every_class_keep_apart),
	KUNIT_CASE(objects_may_be_had_with_interrupts_off),
	KUNIT_CASE(objects_may_be_freed_on_another_cpu),
	KUNIT_CASE(all_cpus_allocate_at_once),
	KUNIT_CASE(a_cache_goes_with_all_its_pages),
	KUNIT_CASE(an_area_ends_at_a_guard_page),
	KUNIT_CASE(data_cannot_be_executed),
	KUNIT_CASE(text_cannot_be_written),
	KUNIT_CASE(page_zero_is_not_mapped),
	KUNIT_CASE(a_guard_lies_below_our_stack),
	KUNIT_CASE(stacks_give_their_pages_back),
	KUNIT_CASE(each_cpu_has_its_own_zeroed_copy),
	KUNIT_CASE(per_cpu_memory_can_be_used_again),
	{ }
};

static struct kunit_suite mm_suite = {
	.name = "mm",
	.test_cases = mm_cases,
};

kunit_test_suite(mm_suite);
