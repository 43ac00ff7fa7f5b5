// SPDX-License-Identifier: MIT
/*
 * boot_info.c - what the loader said, and the order that is made of it.
 *
 * A firmware's memory map comes unsorted, with overlaps and odd borders. What
 * leaves boot_info_finish() is sorted and page aligned, nothing overlaps, and
 * where ranges did, the more careful type won (RAM is the least careful one).
 *
 * Filled by entry/multiboot2.c and entry/pvh.c before start_kernel(), read by
 * mm and the drivers. Plain C without a machine: the unit tests run it.
 * Linux: arch/x86/kernel/e820.c.
 */
#include <kernel/boot_info.h>

struct boot_info boot_info;

#define PAGE_BYTES	4096ULL
#define PHYS_END	(1ULL << 52)	/* no physical address is above */

/** boot_info_problem - remember that something was wrong; the rest is lost. */
void boot_info_problem(struct boot_info *bi, const char *what)
{
	if (bi->nr_problems < BOOT_PROBLEMS_MAX)
		bi->problems[bi->nr_problems++] = what;
}

static void insert_at(struct boot_info *bi, unsigned int i, u64 base, u64 end,
		      u32 type)
{
	unsigned int j;

	if (base >= end)
		return;
	if (bi->nr_mem == BOOT_MEM_MAX) {
		boot_info_problem(bi, "memory map has too many ranges");
		return;
	}
	for (j = bi->nr_mem++; j > i; j--)
		bi->mem[j] = bi->mem[j - 1];
	bi->mem[i] = (struct boot_mem){ base, end - base, type };
}

static void remove_at(struct boot_info *bi, unsigned int i)
{
	bi->nr_mem--;
	for (; i < bi->nr_mem; i++)
		bi->mem[i] = bi->mem[i + 1];
}

/**
 * boot_info_add_mem - add a range of the firmware's map
 * @bi: where to
 * @base: physical, in bytes
 * @size: bytes; what goes beyond the address space is cut
 * @type: enum boot_mem_type; unknown numbers count as reserved
 */
void boot_info_add_mem(struct boot_info *bi, u64 base, u64 size, u32 type)
{
	u64 end = base + size;

	if (type < BOOT_MEM_RAM || type > BOOT_MEM_BAD)
		type = BOOT_MEM_RESERVED;
	if (base >= PHYS_END || !size)
		return;
	if (end < base || end > PHYS_END)
		end = PHYS_END;
	insert_at(bi, bi->nr_mem, base, end, type);
}

/* RAM shrinks to whole pages, everything else grows. */
static void align_ranges(struct boot_info *bi)
{
	unsigned int i;

	for (i = 0; i < bi->nr_mem; i++) {
		struct boot_mem *m = &bi->mem[i];
		u64 end = m->base + m->size, up = PAGE_BYTES - 1;

		if (m->type == BOOT_MEM_RAM) {
			m->base = (m->base + up) & ~up;
			end &= ~up;
		} else {
			m->base &= ~up;
			end = (end + up) & ~up;
		}
		m->size = end > m->base ? end - m->base : 0;
		if (!m->size)
			remove_at(bi, i--);
	}
}

static void sort_ranges(struct boot_info *bi)
{
	unsigned int i, j;

	for (i = 1; i < bi->nr_mem; i++) {
		struct boot_mem m = bi->mem[i];

		for (j = i; j && bi->mem[j - 1].base > m.base; j--)
			bi->mem[j] = bi->mem[j - 1];
		bi->mem[j] = m;
	}
}

/* a begins first. The less careful one of the two gives way. */
static void cut_overlap(struct boot_info *bi, unsigned int i)
{
	struct boot_mem a = bi->mem[i], b = bi->mem[i + 1];
	u64 a_end = a.base + a.size, b_end = b.base + b.size;

	remove_at(bi, i + 1);
	remove_at(bi, i);
	if (a.type >= b.type) {
		insert_at(bi, i, a_end, b_end, b.type);
		insert_at(bi, i, a.base, a_end, a.type);
	} else {
		insert_at(bi, i, b_end, a_end, a.type);
		insert_at(bi, i, b.base, b_end, b.type);
		insert_at(bi, i, a.base, b.base, a.type);
	}
}

static void merge_ranges(struct boot_info *bi)
{
	unsigned int i;

	for (i = 0; i + 1 < bi->nr_mem; i++) {
		struct boot_mem *m = &bi->mem[i];

		if (m->type == m[1].type && m->base + m->size == m[1].base) {
			m->size += m[1].size;
			remove_at(bi, i + 1);
			i--;
		}
	}
}

/**
 * boot_info_finish - put the memory map in order
 * @bi: filled by a parser
 */
void boot_info_finish(struct boot_info *bi)
{
	unsigned int i, steps = 0;

	align_ranges(bi);
	sort_ranges(bi);
	/* each step removes an overlap; the bound is for absurd maps */
	for (i = 0; i + 1 < bi->nr_mem && steps < 64 * BOOT_MEM_MAX; i++) {
		struct boot_mem *m = &bi->mem[i];

		if (m->base + m->size <= m[1].base)
			continue;
		cut_overlap(bi, i);
		sort_ranges(bi);
		i = i < 2 ? -1U : i - 2;
		steps++;
	}
	merge_ranges(bi);
	if (!bi->nr_mem)
		boot_info_problem(bi, "no memory map");
}
