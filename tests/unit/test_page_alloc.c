// SPDX-License-Identifier: MIT
/*
 * test_page_alloc.c - the buddy allocator on a machine of three pieces of RAM,
 * one above 4 GiB: blocks never overlap, all of them join again, and running
 * out is an answer and not an accident.
 *
 * Sources: kernel/mm/page_alloc.c kernel/mm/memblock.c kernel/mm/slab.c kernel/mm/kstack.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/kstrtox.c kernel/lib/bitmap.c kernel/lib/find_bit.c kernel/lib/errname.c tests/unit/fakes_mm.c
 */
#include <linux/list.h>
#include <linux/memblock.h>
#include <linux/mm.h>
#include <kernel/mm.h>
#include "fakes_mm.h"
#include "unit.h"

#define MIB	(1UL << 20)
#define LIVE	300

static const phys_addr_t three_pieces[] = {
	1 * MIB, 10 * MIB, 17 * MIB + PAGE_SIZE, 41 * MIB,
	4096 * MIB, 4096 * MIB + 7 * MIB, 0,
};

struct block {
	unsigned long addr;
	unsigned int order;
	unsigned int mark;
};

static struct block live[LIVE];

static void mark(struct block *b, unsigned int with)
{
	unsigned int i;

	b->mark = with;
	for (i = 0; i < 1U << b->order; i++)
		*(unsigned int *)(b->addr + i * PAGE_SIZE) = with;
}

static void check_mark(const struct block *b)
{
	unsigned int i;

	for (i = 0; i < 1U << b->order; i++)
		CHECK_EQ(*(unsigned int *)(b->addr + i * PAGE_SIZE), b->mark);
}

static unsigned long count_blocks(unsigned int order)
{
	struct page *page;
	unsigned long n = 0;
	LIST_HEAD(taken);

	while ((page = alloc_pages(GFP_ATOMIC | __GFP_NOWARN, order))) {
		list_add(&page->lru, &taken);
		n++;
	}
	while (!list_empty(&taken)) {
		page = list_first_entry(&taken, struct page, lru);
		list_del(&page->lru);
		__free_pages(page, order);
	}
	return n;
}

static void blocks_never_overlap_and_all_join_again(void)
{
	unsigned long before, big;
	unsigned int step;

	mm_machine(three_pieces);
	before = nr_free_pages();
	big = count_blocks(MAX_PAGE_ORDER);
	CHECK(big >= 6);
	for (step = 0; step < 20000; step++) {
		struct block *b = &live[unit_random() % LIVE];

		if (b->addr) {
			check_mark(b);
			free_pages(b->addr, b->order);
			b->addr = 0;
			continue;
		}
		b->order = unit_random() % 3 ? 0 : unit_random() % 6;
		b->addr = __get_free_pages(GFP_KERNEL | __GFP_NOWARN,
					   b->order);
		if (b->addr) {
			CHECK_EQ(b->addr % (PAGE_SIZE << b->order), 0);
			mark(b, step + 1);
		}
	}
	for (step = 0; step < LIVE; step++)
		free_pages(live[step].addr, live[step].order);
	CHECK_EQ(nr_free_pages(), before);
	drain_all_pages();
	CHECK_EQ(count_blocks(MAX_PAGE_ORDER), big);
	CHECK_EQ(mm_warnings, 0);
}

static void every_page_of_ram_is_free_or_accounted_for(void)
{
	unsigned long ram, taken = 0;
	const struct memblock_region *r;

	mm_machine(three_pieces);
	ram = memblock_phys_mem_size() / PAGE_SIZE;
	for_each_reserved_mem_region(r)
		taken += r->size / PAGE_SIZE;
	CHECK_EQ(totalram_pages(), ram - taken);
	CHECK_EQ(nr_free_pages(), totalram_pages());
}

static void running_out_returns_null_and_gives_all_back(void)
{
	unsigned long before, reserve;

	mm_machine(three_pieces);
	before = nr_free_pages();
	CHECK_EQ(count_blocks(0), before);
	CHECK_EQ(nr_free_pages(), before);
	/* what GFP_KERNEL leaves, GFP_ATOMIC may still have */
	while (alloc_page(GFP_KERNEL | __GFP_NOWARN))
		;
	reserve = nr_free_pages();
	CHECK(reserve >= 16 && reserve < before / 8);
	CHECK(alloc_page(GFP_ATOMIC) != NULL);
}

static void dma32_stays_below_4_gib(void)
{
	struct page *page;

	mm_machine(three_pieces);
	CHECK(page_to_phys(alloc_page(GFP_KERNEL)) >= 4096 * MIB);
	while ((page = alloc_page(GFP_KERNEL | GFP_DMA32 | __GFP_NOWARN)))
		CHECK(page_to_phys(page) < 4096 * MIB);
	CHECK(alloc_page(GFP_KERNEL) != NULL);
}

static void a_double_free_is_reported_and_does_no_harm(void)
{
	struct page *one, *four;
	unsigned long before;

	mm_machine(three_pieces);
	one = alloc_page(GFP_KERNEL);
	four = alloc_pages(GFP_KERNEL, 2);
	__free_page(one);
	__free_pages(four, 2);
	before = nr_free_pages();
	__free_page(one);
	CHECK_EQ(mm_warnings, 1);
	__free_pages(four, 2);
	CHECK_EQ(mm_warnings, 2);
	/* by now part of a larger block, which says so elsewhere */
	drain_all_pages();
	__free_page(one);
	CHECK_EQ(mm_warnings, 3);
	CHECK_EQ(nr_free_pages(), before);
}

static void reserved_pages_cannot_be_freed(void)
{
	unsigned long before;

	mm_machine(three_pieces);
	before = nr_free_pages();
	/* the struct pages themselves are reserved; so is the hole at 10 MiB */
	__free_page(phys_to_page(10 * MIB));
	CHECK_EQ(mm_warnings, 1);
	CHECK_EQ(nr_free_pages(), before);
}

static void exact_sizes_leave_no_page_behind(void)
{
	unsigned long before;
	char *p;

	mm_machine(three_pieces);
	before = nr_free_pages();
	p = alloc_pages_exact(5 * PAGE_SIZE - 1, GFP_KERNEL | __GFP_ZERO);
	CHECK_EQ(before - nr_free_pages(), 5);
	CHECK_EQ(p[5 * PAGE_SIZE - 1], 0);
	free_pages_exact(p, 5 * PAGE_SIZE - 1);
	CHECK_EQ(nr_free_pages(), before);
}

static void tails_know_their_head_until_they_are_freed(void)
{
	struct page *page;

	mm_machine(three_pieces);
	page = alloc_pages(GFP_KERNEL | __GFP_COMP, 3);
	CHECK(compound_head(page + 7) == page);
	CHECK_EQ(compound_order(page), 3);
	__free_pages(page, 3);
	CHECK_EQ((page + 7)->flags, 0);
}

static void zeroed_pages_are_zero(void)
{
	unsigned long addr, i;

	mm_machine(three_pieces);
	addr = __get_free_pages(GFP_KERNEL, 1);
	for (i = 0; i < 2 * PAGE_SIZE; i++)
		((char *)addr)[i] = 0x5a;
	free_pages(addr, 1);
	addr = __get_free_pages(GFP_KERNEL | __GFP_ZERO, 1);
	for (i = 0; i < 2 * PAGE_SIZE; i++)
		CHECK_EQ(((char *)addr)[i], 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(blocks_never_overlap_and_all_join_again),
	UNIT_CASE(every_page_of_ram_is_free_or_accounted_for),
	UNIT_CASE(running_out_returns_null_and_gives_all_back),
	UNIT_CASE(dma32_stays_below_4_gib),
	UNIT_CASE(a_double_free_is_reported_and_does_no_harm),
	UNIT_CASE(reserved_pages_cannot_be_freed),
	UNIT_CASE(exact_sizes_leave_no_page_behind),
	UNIT_CASE(tails_know_their_head_until_they_are_freed),
	UNIT_CASE(zeroed_pages_are_zero),
	{ }
};
