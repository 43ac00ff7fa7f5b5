// SPDX-License-Identifier: MIT
/*
 * memblock.c - who owns physical memory until there is a page allocator.
 *
 * Two sorted lists of ranges: memory (RAM) and reserved (in use). What is in
 * the first and not in the second is free. The loader's map fills the first;
 * where it says two things about a byte, the less hopeful one wins. Tables of
 * the machine, per-CPU areas and the array of struct page are allocated here,
 * from the top of memory down; then memblock_free_all() (page_alloc.c) gives
 * what is left to the page allocator, and only the list of RAM is still read.
 *
 * Locks: none; one CPU runs, with interrupts off.
 * Linux: mm/memblock.c; the first part of memblock_setup() is
 * arch/x86/kernel/e820.c. Left out: nodes, flags, lists that grow.
 */
#include <linux/align.h>
#include <linux/errno.h>
#include <linux/memblock.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <asm/sections.h>
#include <kernel/boot_info.h>
#include <kernel/mm.h>

/* BIOS data, its tables, and the page where other CPUs start lie here. */
#define LOW_MEMORY_END	0x100000UL

/* What start.asm maps; paging_init() maps the rest. */
#define EARLY_MAP_END	(4UL << 30)

/* From PAGE_OFFSET to the vmalloc area, and as many pages as vmemmap holds. */
#define DIRECT_MAP_SIZE	(64UL << 40)

static struct memblock_region memory_regions[MEMBLOCK_MAX_REGIONS];
static struct memblock_region reserved_regions[MEMBLOCK_MAX_REGIONS];

struct memblock memblock = {
	.memory = { .regions = memory_regions, .name = "memory" },
	.reserved = { .regions = reserved_regions, .name = "reserved" },
	.current_limit = EARLY_MAP_END,
};

static phys_addr_t region_end(const struct memblock_region *r)
{
	return r->base + r->size;
}

/* Opens a gap of add entries at index i, after dropping the next del. */
static int memblock_splice(struct memblock_type *type, unsigned int i,
			   unsigned int del, unsigned int add)
{
	struct memblock_region *at = type->regions + i;

	if (type->cnt - del + add > MEMBLOCK_MAX_REGIONS) {
		pr_warn("memblock: too many %s ranges, one is left out\n",
			type->name);
		return -ENOSPC;
	}
	memmove(at + add, at + del, (type->cnt - i - del) * sizeof(*at));
	type->cnt += add;
	type->cnt -= del;
	return 0;
}

/* The first region that ends at or after addr. */
static unsigned int memblock_find(const struct memblock_type *type,
				  phys_addr_t addr)
{
	unsigned int i = 0;

	while (i < type->cnt && region_end(&type->regions[i]) < addr)
		i++;
	return i;
}

static phys_addr_t clamp_end(phys_addr_t base, phys_addr_t size)
{
	return size > ~(phys_addr_t)0 - base ? ~(phys_addr_t)0 : base + size;
}

/* Adds [base, end), merging all that it touches into one region. */
static int memblock_add_range(struct memblock_type *type, phys_addr_t base,
			      phys_addr_t size)
{
	phys_addr_t end = clamp_end(base, size);
	unsigned int first = memblock_find(type, base), last = first;
	int ret;

	if (!size)
		return 0;
	while (last < type->cnt && type->regions[last].base <= end)
		last++;
	if (last > first) {
		base = min(base, type->regions[first].base);
		end = max(end, region_end(&type->regions[last - 1]));
	}
	ret = memblock_splice(type, first, last - first, 1);
	if (!ret)
		type->regions[first] = (struct memblock_region){ base,
								 end - base };
	return ret;
}

/* Takes [base, end) out, cutting the regions at both edges. */
static int memblock_remove_range(struct memblock_type *type, phys_addr_t base,
				 phys_addr_t size)
{
	phys_addr_t end = clamp_end(base, size);
	unsigned int i = memblock_find(type, base);

	while (i < type->cnt && type->regions[i].base < end) {
		struct memblock_region r = type->regions[i];
		struct memblock_region keep[2];
		unsigned int n = 0;
		int ret;

		if (r.base < base)
			keep[n++] = (struct memblock_region){
				r.base, min(base, region_end(&r)) - r.base };
		if (region_end(&r) > end)
			keep[n++] = (struct memblock_region){
				end, region_end(&r) - end };
		ret = memblock_splice(type, i, 1, n);
		if (ret)
			return ret;
		memcpy(type->regions + i, keep, n * sizeof(keep[0]));
		i += n;
	}
	return 0;
}

/**
 * memblock_add - a range is RAM
 * @base: physical address
 * @size: bytes
 *
 * Ranges may overlap and come in any order.
 * Return: 0, or -ENOSPC when the list is full (the range is then not used).
 */
int memblock_add(phys_addr_t base, phys_addr_t size)
{
	return memblock_add_range(&memblock.memory, base, size);
}

/**
 * memblock_remove - a range is not RAM after all
 * @base: physical address
 * @size: bytes
 *
 * Return: 0, or -ENOSPC when the list is full.
 */
int memblock_remove(phys_addr_t base, phys_addr_t size)
{
	return memblock_remove_range(&memblock.memory, base, size);
}

/**
 * memblock_reserve - a range is in use, or must be left alone
 * @base: physical address
 * @size: bytes
 *
 * Return: 0, or -ENOSPC when the list is full.
 */
int memblock_reserve(phys_addr_t base, phys_addr_t size)
{
	return memblock_add_range(&memblock.reserved, base, size);
}

/**
 * memblock_phys_free - a range is in use no longer
 * @base: physical address
 * @size: bytes
 *
 * Return: 0, or -ENOSPC when the list is full.
 */
int memblock_phys_free(phys_addr_t base, phys_addr_t size)
{
	return memblock_remove_range(&memblock.reserved, base, size);
}

/**
 * memblock_set_current_limit - where allocations without a range must end
 * @limit: physical address, MEMBLOCK_ALLOC_ANYWHERE for no limit
 */
void memblock_set_current_limit(phys_addr_t limit)
{
	memblock.current_limit = limit;
}

/**
 * memblock_next_free - step through what is memory and not reserved
 * @m: index into the memory list, 0 to start
 * @r: index of the gap before a reserved region, 0 to start
 * @start: where the free range begins
 * @end: and ends
 *
 * Return: false after the last one.
 */
bool memblock_next_free(unsigned int *m, unsigned int *r, phys_addr_t *start,
			phys_addr_t *end)
{
	const struct memblock_type *res = &memblock.reserved;

	while (*m < memblock.memory.cnt) {
		const struct memblock_region *mem = &memblock.memory.regions[*m];
		phys_addr_t gap_start, gap_end;

		gap_start = *r ? region_end(&res->regions[*r - 1]) : 0;
		gap_end = *r < res->cnt ? res->regions[*r].base :
			  ~(phys_addr_t)0;
		*start = max(gap_start, mem->base);
		*end = min(gap_end, region_end(mem));

		/* whichever ends first is done with */
		if (gap_end < region_end(mem))
			++*r;
		else
			++*m;
		if (*start < *end)
			return true;
	}
	return false;
}

/**
 * memblock_phys_alloc_range - find and reserve free memory
 * @size: bytes
 * @align: a power of two
 * @start: not below this
 * @end: not above this
 *
 * Takes the highest place that fits.
 * Return: physical address, or 0.
 */
phys_addr_t memblock_phys_alloc_range(phys_addr_t size, phys_addr_t align,
				      phys_addr_t start, phys_addr_t end)
{
	phys_addr_t found = 0, s, e;
	unsigned int m, r;

	for_each_free_mem_range(m, r, &s, &e) {
		s = max(s, start);
		e = min(e, end);
		if (s >= e || e - s < size)
			continue;
		e = ALIGN_DOWN(e - size, align);
		if (e >= s)
			found = e;
	}
	if (!found || memblock_reserve(found, size))
		return 0;
	return found;
}

/**
 * memblock_phys_alloc - memory for something that stays
 * @size: bytes
 * @align: a power of two
 *
 * Return: physical address below the current limit, or 0. Not zeroed.
 */
phys_addr_t memblock_phys_alloc(phys_addr_t size, phys_addr_t align)
{
	return memblock_phys_alloc_range(size, align, PAGE_SIZE,
					 memblock.current_limit);
}

/**
 * memblock_alloc - the same, as the kernel sees it
 * @size: bytes
 * @align: a power of two
 *
 * Return: zeroed memory in the direct map, or NULL.
 */
void *memblock_alloc(phys_addr_t size, phys_addr_t align)
{
	phys_addr_t phys = memblock_phys_alloc(size, align);

	return phys ? memset(__va(phys), 0, size) : NULL;
}

static bool memblock_covers(const struct memblock_type *type, phys_addr_t addr)
{
	unsigned int i = memblock_find(type, addr + 1);

	return i < type->cnt && type->regions[i].base <= addr;
}

/**
 * memblock_is_memory - is this byte RAM?
 * @addr: physical address
 */
bool memblock_is_memory(phys_addr_t addr)
{
	return memblock_covers(&memblock.memory, addr);
}

/**
 * memblock_is_reserved - was this byte in use when boot ended?
 * @addr: physical address
 */
bool memblock_is_reserved(phys_addr_t addr)
{
	return memblock_covers(&memblock.reserved, addr);
}

/**
 * memblock_phys_mem_size - bytes of RAM
 */
phys_addr_t memblock_phys_mem_size(void)
{
	const struct memblock_region *r;
	phys_addr_t sum = 0;

	for_each_mem_region(r)
		sum += r->size;
	return sum;
}

/**
 * memblock_end_of_DRAM - the first address above all RAM
 */
phys_addr_t memblock_end_of_DRAM(void)
{
	unsigned int cnt = memblock.memory.cnt;

	return cnt ? region_end(&memblock.memory.regions[cnt - 1]) : 0;
}

/* RAM shrinks to whole pages, everything else grows to whole pages. */
static void memblock_add_map(const struct boot_info *bi)
{
	const struct boot_mem *e;

	for (e = bi->mem; e < bi->mem + bi->nr_mem; e++) {
		phys_addr_t s = ALIGN(e->base, PAGE_SIZE);
		phys_addr_t end = clamp_end(e->base, e->size) & PAGE_MASK;

		if (e->type == BOOT_MEM_RAM && s >= e->base && s < end)
			memblock_add(s, end - s);
	}
	for (e = bi->mem; e < bi->mem + bi->nr_mem; e++) {
		phys_addr_t s = e->base & PAGE_MASK;
		phys_addr_t end = clamp_end(e->base, e->size);

		if (e->type != BOOT_MEM_RAM && e->size)
			memblock_remove(s, ALIGN_DOWN(end - 1, PAGE_SIZE) +
					   PAGE_SIZE - s);
	}
}

/**
 * memblock_setup - learn the loader's memory map
 * @bi: what the loader said
 *
 * Reserves the first MiB, the image and the initrd. Panics without RAM, since
 * nothing can be done without it.
 */
void memblock_setup(const struct boot_info *bi)
{
	phys_addr_t initrd = bi->initrd_start & PAGE_MASK;

	memblock_add_map(bi);
	/* more than the direct map has room for */
	memblock_remove(DIRECT_MAP_SIZE, ~(phys_addr_t)0);
	if (!memblock.memory.cnt)
		panic("no usable memory in the map of the boot loader (%u entries)",
		      bi->nr_mem);
	memblock_reserve(0, LOW_MEMORY_END);
	memblock_reserve(__pa_symbol(_text), _end - _text);
	if (bi->initrd_size)
		memblock_reserve(initrd, PAGE_ALIGN(bi->initrd_start +
						    bi->initrd_size) - initrd);
}
