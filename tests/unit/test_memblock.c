// SPDX-License-Identifier: MIT
/*
 * test_memblock.c - the two lists of ranges, against one byte a page that says
 * what is what. Maps of real loaders overlap, repeat and contradict themselves.
 *
 * Sources: kernel/mm/memblock.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/kstrtox.c kernel/lib/bitmap.c kernel/lib/find_bit.c kernel/lib/errname.c
 */
#include <linux/memblock.h>
#include <linux/string.h>
#include <asm/page.h>
#include <kernel/boot_info.h>
#include <kernel/mm.h>
#include "unit.h"

char _text[16];

enum { PAGES = 256, RAM = 1, TAKEN = 2 };

static unsigned char model[PAGES];

static void agree(void)
{
	phys_addr_t start, end, sum = 0;
	unsigned int m, r, i;

	for (i = 0; i < PAGES; i++) {
		CHECK_EQ(memblock_is_memory(i * PAGE_SIZE), !!(model[i] & RAM));
		CHECK_EQ(memblock_is_reserved(i * PAGE_SIZE + 7),
			 !!(model[i] & TAKEN));
		sum += model[i] & RAM ? PAGE_SIZE : 0;
	}
	CHECK_EQ(memblock_phys_mem_size(), sum);
	for_each_free_mem_range(m, r, &start, &end) {
		CHECK(start < end);
		for (i = start / PAGE_SIZE; i < end / PAGE_SIZE; i++) {
			CHECK_EQ(model[i], RAM);
			model[i] |= 4;
		}
	}
	for (i = 0; i < PAGES; i++) {
		CHECK(model[i] != RAM);
		model[i] &= ~4;
	}
}

static void random_steps_agree_with_a_page_map(void)
{
	int round, i;

	for (round = 0; round < 3000; round++) {
		unsigned int at = unit_random() % PAGES;
		unsigned int n = unit_random() % 20;

		n = n < PAGES - at ? n : PAGES - at;
		switch (unit_random() % 4) {
		case 0:
			memblock_add(at * PAGE_SIZE, n * PAGE_SIZE);
			for (i = 0; i < n; i++)
				model[at + i] |= RAM;
			break;
		case 1:
			memblock_remove(at * PAGE_SIZE, n * PAGE_SIZE);
			for (i = 0; i < n; i++)
				model[at + i] &= ~RAM;
			break;
		case 2:
			memblock_reserve(at * PAGE_SIZE, n * PAGE_SIZE);
			for (i = 0; i < n; i++)
				model[at + i] |= TAKEN;
			break;
		default:
			memblock_phys_free(at * PAGE_SIZE, n * PAGE_SIZE);
			for (i = 0; i < n; i++)
				model[at + i] &= ~TAKEN;
		}
		if (round % 10 == 0)
			agree();
	}
}

static void allocation_is_aligned_free_and_high(void)
{
	phys_addr_t a, b;

	memblock_add(0x100000, 0x100000);
	a = memblock_phys_alloc(3 * PAGE_SIZE, PAGE_SIZE);
	b = memblock_phys_alloc(PAGE_SIZE, 0x10000);
	CHECK_EQ(a, 0x200000 - 3 * PAGE_SIZE);
	CHECK_EQ(b & 0xffff, 0);
	CHECK(b >= 0x100000 && b < a);
	CHECK(memblock_is_reserved(a) && memblock_is_reserved(b));
	CHECK_EQ(memblock_phys_alloc(0x200000, PAGE_SIZE), 0);
}

static void the_limit_holds(void)
{
	memblock_add(1ul << 20, 8ul << 30);
	memblock_set_current_limit(1ul << 30);
	CHECK(memblock_phys_alloc(PAGE_SIZE, PAGE_SIZE) < 1ul << 30);
	memblock_set_current_limit(MEMBLOCK_ALLOC_ANYWHERE);
	CHECK(memblock_phys_alloc(PAGE_SIZE, PAGE_SIZE) > 8ul << 30);
}

static void a_contradiction_is_no_memory(void)
{
	static struct boot_info bi = {
		.nr_mem = 3,
		.mem = { { 0, 0x8000000, BOOT_MEM_RAM },
			 { 0x4000800, 0x1000, BOOT_MEM_RESERVED },
			 { 0x9000001, 0xfff, BOOT_MEM_RAM } },
	};

	memblock_setup(&bi);
	CHECK(memblock_is_memory(0x3fff000));
	CHECK(!memblock_is_memory(0x4000000));
	CHECK(!memblock_is_memory(0x4001000));
	CHECK(memblock_is_memory(0x4002000));
	CHECK(!memblock_is_memory(0x9000000));
	CHECK(memblock_is_reserved(0x1000));
}

static void a_wrapping_range_is_cut(void)
{
	static struct boot_info bi = {
		.nr_mem = 2,
		.mem = { { 0x100000, 0x100000, BOOT_MEM_RAM },
			 { 0xfffffffffffff000, 0x5000, BOOT_MEM_RAM } },
	};

	memblock_setup(&bi);
	CHECK_EQ(memblock_phys_mem_size(), 0x100000);
}

static void no_memory_at_all_panics(void)
{
	static struct boot_info bi;

	unit_expects_panic = 1;
	memblock_setup(&bi);
}

static void a_full_list_says_so(void)
{
	int i, ret = 0;

	for (i = 0; i < MEMBLOCK_MAX_REGIONS + 1; i++)
		ret = memblock_add(i * 0x10000, 0x1000);
	CHECK(ret < 0);
	CHECK(memblock_is_memory(0));
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(random_steps_agree_with_a_page_map),
	UNIT_CASE(allocation_is_aligned_free_and_high),
	UNIT_CASE(the_limit_holds),
	UNIT_CASE(a_contradiction_is_no_memory),
	UNIT_CASE(a_wrapping_range_is_cut),
	UNIT_CASE(no_memory_at_all_panics),
	UNIT_CASE(a_full_list_says_so),
	{ }
};
