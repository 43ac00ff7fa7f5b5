/* SPDX-License-Identifier: MIT */
/* What the files of kernel/mm share with each other and with nobody else. */
#ifndef _KERNEL_MM_H
#define _KERNEL_MM_H

#include <linux/types.h>

struct boot_info;

/* memblock.c */
void memblock_setup(const struct boot_info *bi);

/* page_alloc.c */
void memmap_init(void);
void memblock_free_all(void);
phys_addr_t pgtable_alloc_page(void);
unsigned long pgtable_nr_pages(void);
extern bool page_alloc_ready;

/* slab.c */
unsigned long slab_nr_pages(void);
unsigned long slab_used_bytes(void);

/* percpu.c */
unsigned long pcpu_nr_pages(void);

/* kstack.c, vmalloc.c: the first part of the vmalloc area is for stacks. */
#define KSTACK_AREA_SIZE	(64UL << 30)
void kstack_drop_cache(void);

/* What a CPU that has gone kept for itself: kernel/cpu.c. */
int page_alloc_cpu_dead(unsigned int cpu);
int slub_cpu_dead(unsigned int cpu);
int kstack_cpu_dead(unsigned int cpu);

#endif
