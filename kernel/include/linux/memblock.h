/* SPDX-License-Identifier: MIT */
/*
 * Physical memory before the page allocator: two lists of ranges. Implemented
 * in mm/memblock.c.
 */
#ifndef _LINUX_MEMBLOCK_H
#define _LINUX_MEMBLOCK_H

#include <linux/types.h>

#define MEMBLOCK_MAX_REGIONS	256
#define MEMBLOCK_ALLOC_ANYWHERE	(~(phys_addr_t)0)

/* [base, base + size) */
struct memblock_region {
	phys_addr_t base;
	phys_addr_t size;
};

/**
 * struct memblock_type - ranges sorted by address, disjoint, not adjacent
 * @cnt: regions in use
 * @regions: the ranges
 * @name: for messages
 */
struct memblock_type {
	unsigned int cnt;
	struct memblock_region *regions;
	const char *name;
};

/**
 * struct memblock - what is known about physical memory during boot
 * @memory: RAM
 * @reserved: what is in use in it, and what must be left alone
 * @current_limit: allocations end below this
 */
struct memblock {
	struct memblock_type memory;
	struct memblock_type reserved;
	phys_addr_t current_limit;
};

extern struct memblock memblock;

int memblock_add(phys_addr_t base, phys_addr_t size);
int memblock_remove(phys_addr_t base, phys_addr_t size);
int memblock_reserve(phys_addr_t base, phys_addr_t size);
int memblock_phys_free(phys_addr_t base, phys_addr_t size);
void memblock_set_current_limit(phys_addr_t limit);
phys_addr_t memblock_phys_alloc_range(phys_addr_t size, phys_addr_t align,
				      phys_addr_t start, phys_addr_t end);
phys_addr_t memblock_phys_alloc(phys_addr_t size, phys_addr_t align);
void *memblock_alloc(phys_addr_t size, phys_addr_t align);
bool memblock_is_memory(phys_addr_t addr);
bool memblock_is_reserved(phys_addr_t addr);
phys_addr_t memblock_phys_mem_size(void);
phys_addr_t memblock_end_of_DRAM(void);
bool memblock_next_free(unsigned int *m, unsigned int *r, phys_addr_t *start,
			phys_addr_t *end);

/* Each range that is memory and not reserved; m and r are the cursors. */
#define for_each_free_mem_range(m, r, start, end)			\
	for ((m) = (r) = 0; memblock_next_free(&(m), &(r), start, end);)

#define for_each_mem_region(region)					\
	for (region = memblock.memory.regions;				\
	     region < memblock.memory.regions + memblock.memory.cnt;	\
	     region++)

#define for_each_reserved_mem_region(region)				\
	for (region = memblock.reserved.regions;			\
	     region < memblock.reserved.regions + memblock.reserved.cnt; \
	     region++)

#endif
