/* SPDX-License-Identifier: MIT */
/* What the files of kernel/mm share with each other and with nobody else. */
#ifndef _KERNEL_MM_H
#define _KERNEL_MM_H

#include <linux/types.h>

struct boot_info;
struct page;

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
unsigned int slab_object_index(const struct page *slab, const void *object);

/* page_alloc.c: frees what somebody caches; may sleep */
extern unsigned long (*page_alloc_reclaim)(gfp_t gfp);

/* alloc_tag.c */
void alloc_tag_free_object(struct page *page, const void *p);
void alloc_tag_free_slab(struct page *slab);
void alloc_tag_free(const void *key);

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
