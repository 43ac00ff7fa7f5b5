/* SPDX-License-Identifier: MIT */
/*
 * Memory: pages and addresses, the order of boot, and what is free. Implemented
 * in kernel/mm.
 */
#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/gfp.h>
#include <linux/mm_types.h>
#include <linux/slab.h>
#include <linux/sysinfo.h>
#include <linux/types.h>
#include <asm/page.h>
#include <asm/pgtable.h>

/* The array of struct page starts at a fixed address; it has holes. */
#define vmemmap			((struct page *)VMEMMAP_START)
#define pfn_to_page(pfn)	(vmemmap + (pfn))
#define page_to_pfn(page)	((unsigned long)((page) - vmemmap))
#define page_to_phys(page)	((phys_addr_t)page_to_pfn(page) << PAGE_SHIFT)
#define phys_to_page(phys)	pfn_to_page((phys) >> PAGE_SHIFT)
#define page_address(page)	((void *)__va(page_to_phys(page)))
#define page_to_virt(page)	page_address(page)

/*
 * Only for addresses in the direct map: kmalloc'd, not vmalloc'd, not static.
 * Both bases are folded into one constant; kfree() counts instructions.
 */
#define virt_to_page(addr)						\
	((struct page *)(VMEMMAP_START -				\
			 (PAGE_OFFSET >> PAGE_SHIFT) * sizeof(struct page) + \
			 ((unsigned long)(addr) >> PAGE_SHIFT) *	\
			 sizeof(struct page)))

static inline struct page *compound_head(struct page *page)
{
	return page->flags & PG_tail ? page->head : page;
}

static inline struct page *virt_to_head_page(const void *addr)
{
	return compound_head(virt_to_page(addr));
}

static inline unsigned int compound_order(const struct page *page)
{
	return page->flags & PG_head ? page->order : 0;
}

/* Smallest order of a block that holds size bytes. */
static inline __attribute__((__const__)) int get_order(unsigned long size)
{
	return size <= PAGE_SIZE ? 0 :
	       64 - PAGE_SHIFT - __builtin_clzl(size - 1);
}

/* Is there a struct page? true for RAM, and for the holes beside it. */
bool pfn_valid(unsigned long pfn);
bool virt_addr_valid(const void *addr);

extern unsigned long max_pfn;

void split_page(struct page *page, unsigned int order);

/* Two steps of the boot; setup_per_cpu_areas() stands between them. */
void mm_memblock_init(void);
void mm_core_init(void);

unsigned long totalram_pages(void);
unsigned long nr_free_pages(void);
void si_meminfo(struct sysinfo *val);

/**
 * struct meminfo - what /proc/meminfo prints, in KiB
 *
 * Filled in by meminfo_read(). @slab counts pages of caches, @slab_used the
 * objects handed out.
 */
struct meminfo {
	unsigned long total;
	unsigned long free;
	unsigned long slab;
	unsigned long slab_used;
	unsigned long kernel_stack;
	unsigned long page_tables;
	unsigned long vmalloc_total;
	unsigned long vmalloc_used;
	unsigned long percpu;
};

void meminfo_read(struct meminfo *mi);

#endif
