// SPDX-License-Identifier: MIT
/*
 * init.c - memory from the loader's map to vmalloc(), and what /proc/meminfo
 * asks for.
 *
 *   start_kernel()
 *     mm_memblock_init()      the map becomes memblock; allocations below 4 GiB
 *     setup_per_cpu_areas()   percpu.c
 *     mm_core_init()
 *       paging_init()         the final page tables (arch)
 *       memmap_init()         struct page
 *       memblock_free_all()   alloc_pages() works from here on
 *       kmem_cache_init()     kmalloc(), vmalloc(), stacks
 *
 * Linux: mm/mm_init.c, mm_core_init(); setup_arch() does the first steps.
 */
#include <linux/export.h>
#include <linux/kstack.h>
#include <linux/memblock.h>
#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include <asm/cpu.h>
#include <asm/sections.h>
#include <kernel/boot_info.h>
#include <kernel/mm.h>

#define K(pages)	((unsigned long)(pages) << (PAGE_SHIFT - 10))

/**
 * mm_memblock_init - make memblock_alloc() work
 *
 * Context: boot, with boot_info filled in and the tables of start.asm.
 */
void mm_memblock_init(void)
{
	memblock_setup(&boot_info);
}

/**
 * mm_core_init - make all of memory management work
 *
 * Context: boot, one CPU, interrupts off, after setup_per_cpu_areas().
 */
void mm_core_init(void)
{
	paging_set_allocator(pgtable_alloc_page);
	paging_init();
	/* all RAM is mapped now */
	memblock_set_current_limit(MEMBLOCK_ALLOC_ANYWHERE);
	memmap_init();
	memblock_free_all();
	kmem_cache_init();
	arch_set_stack_allocator(alloc_thread_stack);
	pr_info("Memory: %luK/%lluK available (%luK kernel image, %luK struct pages and boot)\n",
		K(nr_free_pages()), memblock_phys_mem_size() >> 10,
		(unsigned long)(_end - _text) >> 10,
		(unsigned long)(memblock_phys_mem_size() >> 10) -
		K(totalram_pages()) - ((unsigned long)(_end - _text) >> 10));
}

/**
 * si_meminfo - how much memory there is, and how much is free
 * @val: filled in, in pages
 *
 * Context: any.
 */
void si_meminfo(struct sysinfo *val)
{
	*val = (struct sysinfo){
		.totalram = totalram_pages(),
		.freeram = nr_free_pages(),
		.mem_unit = PAGE_SIZE,
	};
}
EXPORT_SYMBOL(si_meminfo);

/**
 * meminfo_read - what /proc/meminfo prints
 * @mi: filled in, in KiB
 *
 * Context: any.
 */
void meminfo_read(struct meminfo *mi)
{
	*mi = (struct meminfo){
		.total = K(totalram_pages()),
		.free = K(nr_free_pages()),
		.slab = K(slab_nr_pages()),
		.slab_used = slab_used_bytes() >> 10,
		.kernel_stack = K(kstack_nr_pages()),
		.page_tables = K(pgtable_nr_pages()),
		.vmalloc_total = (VMALLOC_END - VMALLOC_START) >> 10,
		.vmalloc_used = K(vmalloc_nr_pages()),
		.percpu = K(pcpu_nr_pages()),
	};
}
