// SPDX-License-Identifier: MIT
/*
 * test_vmalloc.c - areas of the vmalloc space and stacks in it: no two share an
 * address, each ends at a page that is not there, addresses are not used again
 * before a flush, and pages always are.
 *
 * Sources: kernel/mm/vmalloc.c kernel/mm/kstack.c kernel/mm/slab.c kernel/mm/page_alloc.c kernel/mm/memblock.c kernel/lib/rbtree.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/kstrtox.c kernel/lib/bitmap.c kernel/lib/find_bit.c kernel/lib/errname.c tests/unit/fakes_mm.c
 */
#include <linux/kstack.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>
#include <kernel/mm.h>
#include "fakes_mm.h"
#include "unit.h"

#define MIB	(1UL << 20)
#define LIVE	200

static const phys_addr_t ram[] = { 1 * MIB, 129 * MIB, 0 };

static bool mapped(unsigned long addr)
{
	pte_t *pte = lookup_kernel_pte(addr);

	return pte && pte_present(*pte);
}

/* ---------------------------------------------------------------- areas */

static struct {
	unsigned char *p;
	size_t size;
	unsigned char mark;
} live[LIVE];

static void areas_never_overlap_and_end_at_a_guard(void)
{
	unsigned int step;

	mm_machine(ram);
	for (step = 0; step < 3000; step++) {
		unsigned int i = unit_random() % LIVE;
		size_t end;

		if (live[i].p) {
			CHECK_EQ(live[i].p[0], live[i].mark);
			CHECK_EQ(live[i].p[live[i].size - 1], live[i].mark);
			vfree(live[i].p);
			live[i].p = NULL;
			continue;
		}
		live[i].size = 1 + unit_random() % 100000;
		live[i].mark = step;
		live[i].p = vmalloc(live[i].size);
		end = (size_t)live[i].p + PAGE_ALIGN(live[i].size);
		CHECK(mapped(end - PAGE_SIZE) && !mapped(end));
		memset(live[i].p, live[i].mark, live[i].size);
	}
	CHECK_EQ(mm_warnings, 0);
}

static void pages_come_back_at_once(void)
{
	unsigned long before;
	void *p;

	mm_machine(ram);
	vfree(vmalloc(1));
	before = nr_free_pages();
	p = vzalloc(4 * MIB);
	CHECK_EQ(((char *)p)[4 * MIB - 1], 0);
	CHECK(before - nr_free_pages() >= 1024);
	CHECK_EQ(vmalloc_nr_pages(), 1024);
	vfree(p);
	/* but for an empty slab of the array of pages */
	CHECK(before - nr_free_pages() < 16);
	CHECK_EQ(vmalloc_nr_pages(), 0);
	CHECK(!mapped((unsigned long)p));
}

static void addresses_wait_for_a_flush(void)
{
	static unsigned char seen[100000];
	unsigned int i, flushes;

	mm_machine(ram);
	for (i = 0; i < 20000; i++) {
		unsigned long p = (unsigned long)vmalloc(PAGE_SIZE);
		unsigned long page = (p - VMALLOC_START - KSTACK_AREA_SIZE) >>
				     PAGE_SHIFT;

		flushes = mm_flushes;
		CHECK(page < sizeof(seen));
		/* since when it was used, there must have been a flush */
		CHECK(!seen[page] || seen[page] - 1 < flushes);
		seen[page] = flushes + 1;
		vfree((void *)p);
	}
	CHECK(mm_flushes >= 2 && mm_flushes < 10);
}

static void vfree_of_nothing_is_reported(void)
{
	char *p;

	mm_machine(ram);
	p = vmalloc(2 * PAGE_SIZE);
	vfree(NULL);
	CHECK_EQ(mm_warnings, 0);
	vfree(p + PAGE_SIZE);
	CHECK_EQ(mm_warnings, 1);
	vfree(p);
	CHECK_EQ(mm_warnings, 1);
	vfree(p);
	CHECK_EQ(mm_warnings, 2);
}

static void vmap_shows_the_callers_pages(void)
{
	struct page *pages[3];
	char *p;
	int i;

	mm_machine(ram);
	for (i = 0; i < 3; i++)
		pages[2 - i] = alloc_page(GFP_KERNEL);
	p = vmap(pages, 3, VM_MAP, PAGE_KERNEL);
	for (i = 0; i < 3; i++) {
		p[i * PAGE_SIZE] = 'a' + i;
		CHECK_EQ(*(char *)page_address(pages[i]), 'a' + i);
		CHECK(vmalloc_to_page(p + i * PAGE_SIZE) == pages[i]);
	}
	vunmap(p);
	for (i = 0; i < 3; i++)
		__free_page(pages[i]);
	CHECK_EQ(mm_warnings, 0);
}

static void a_range_is_kept_to(void)
{
	unsigned long start = VMALLOC_START + KSTACK_AREA_SIZE + 64 * MIB;
	unsigned long p[4];
	int i;

	mm_machine(ram);
	for (i = 0; i < 4; i++)
		p[i] = (unsigned long)__vmalloc_node_range(
			3 * PAGE_SIZE, 4 * PAGE_SIZE, start,
			start + 12 * PAGE_SIZE, GFP_KERNEL | __GFP_NOWARN,
			PAGE_KERNEL, 0, NUMA_NO_NODE, NULL);
	for (i = 0; i < 3; i++)
		CHECK_EQ(p[i], start + i * 4 * PAGE_SIZE);
	CHECK_EQ(p[3], 0);
}

static void too_much_returns_null_and_leaks_nothing(void)
{
	unsigned long before;
	void *p;

	mm_machine(ram);
	vfree(vmalloc(1));
	before = nr_free_pages();
	CHECK(__vmalloc(1UL << 50, GFP_KERNEL | __GFP_NOWARN) == NULL);
	CHECK(__vmalloc(127 * MIB, GFP_KERNEL | __GFP_NOWARN) == NULL);
	CHECK(vmalloc(0) == NULL);
	mm_tables_left = 0;
	CHECK(__vmalloc(60 * MIB, GFP_KERNEL | __GFP_NOWARN) == NULL);
	/* but for an empty slab of the array of pages */
	CHECK(before - nr_free_pages() < 16);
	mm_tables_left = 100;
	p = vmalloc(MIB);
	CHECK(p != NULL);
	vfree(p);
}

static void kvmalloc_takes_what_fits(void)
{
	void *small, *large;

	mm_machine(ram);
	small = kvmalloc(100, GFP_KERNEL);
	large = kvzalloc(6 * MIB, GFP_KERNEL);
	CHECK(!is_vmalloc_addr(small) && is_vmalloc_addr(large));
	kvfree(small);
	kvfree(large);
	kvfree(NULL);
	CHECK_EQ(mm_warnings, 0);
}

/* ---------------------------------------------------------------- stacks */

static void stacks_have_guards_and_pages_of_their_own(void)
{
	static unsigned long stacks[3000];
	unsigned long before, hit = 0;
	unsigned int i, p;

	mm_machine(ram);
	before = nr_free_pages();
	for (i = 0; i < 3000; i++) {
		stacks[i] = (unsigned long)alloc_thread_stack(NUMA_NO_NODE);
		CHECK(!mapped(stacks[i] - PAGE_SIZE));
		for (p = 0; p < THREAD_SIZE / PAGE_SIZE; p++)
			CHECK(mapped(stacks[i] + p * PAGE_SIZE));
		CHECK(stack_guard_hit(stacks[i] - 1, &hit) && hit == stacks[i]);
		CHECK(!stack_guard_hit(stacks[i], &hit));
	}
	CHECK_EQ(before - nr_free_pages(), 3000 * THREAD_SIZE / PAGE_SIZE);
	CHECK_EQ(kstack_nr_pages(), 3000 * THREAD_SIZE / PAGE_SIZE);
	for (i = 0; i < 3000; i++)
		free_thread_stack((void *)stacks[i]);
	CHECK(!stack_guard_hit(stacks[2999] - 1, &hit));
	CHECK(!stack_guard_hit(VMALLOC_START - 1, &hit));
	CHECK(!stack_guard_hit(0, &hit));
	kstack_drop_cache();
	CHECK_EQ(before, nr_free_pages());
	CHECK_EQ(kstack_nr_pages(), 0);
}

static void a_warm_stack_is_used_again(void)
{
	void *stack;

	mm_machine(ram);
	stack = alloc_thread_stack(NUMA_NO_NODE);
	free_thread_stack(stack);
	CHECK(alloc_thread_stack(NUMA_NO_NODE) == stack);
}

static void slots_wait_for_a_flush(void)
{
	static unsigned long stacks[100];
	static unsigned char seen[100000];
	unsigned long slot;
	unsigned int i, round;

	mm_machine(ram);
	for (round = 0; round < 100; round++) {
		for (i = 0; i < 100; i++)
			stacks[i] = (unsigned long)alloc_thread_stack(0);
		for (i = 0; i < 100; i++) {
			slot = (stacks[i] - VMALLOC_START) >> PAGE_SHIFT;
			CHECK(slot < sizeof(seen));
			CHECK(!seen[slot] || seen[slot] - 1 < mm_flushes);
		}
		for (i = 0; i < 100; i++) {
			free_thread_stack((void *)stacks[i]);
			/* the last ones stay mapped: they need no flush */
			slot = (stacks[i] - VMALLOC_START) >> PAGE_SHIFT;
			seen[slot] = mapped(stacks[i]) ? 0 : mm_flushes + 1;
		}
	}
	CHECK(mm_flushes > 20 && mm_flushes < 50);
}

static void no_memory_for_a_stack_is_null(void)
{
	unsigned long before;
	unsigned int n = 0;

	mm_machine(ram);
	mm_tables_left = 2;
	before = nr_free_pages();
	while (alloc_thread_stack(NUMA_NO_NODE))
		n++;
	CHECK(n > 200 && n < 400);
	CHECK_EQ(before - nr_free_pages(), n * THREAD_SIZE / PAGE_SIZE);
	mm_tables_left = 1000;
	while (alloc_thread_stack(NUMA_NO_NODE))
		n++;
	CHECK(nr_free_pages() < before / 50);
	CHECK_EQ(mm_warnings, 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(areas_never_overlap_and_end_at_a_guard),
	UNIT_CASE(pages_come_back_at_once),
	UNIT_CASE(addresses_wait_for_a_flush),
	UNIT_CASE(vfree_of_nothing_is_reported),
	UNIT_CASE(vmap_shows_the_callers_pages),
	UNIT_CASE(a_range_is_kept_to),
	UNIT_CASE(too_much_returns_null_and_leaks_nothing),
	UNIT_CASE(kvmalloc_takes_what_fits),
	UNIT_CASE(stacks_have_guards_and_pages_of_their_own),
	UNIT_CASE(a_warm_stack_is_used_again),
	UNIT_CASE(slots_wait_for_a_flush),
	UNIT_CASE(no_memory_for_a_stack_is_null),
	{ }
};
