/* SPDX-License-Identifier: MIT */
/*
 * Virtually contiguous memory, each area with a guard page above it.
 * Implemented in mm/vmalloc.c.
 */
#ifndef _LINUX_VMALLOC_H
#define _LINUX_VMALLOC_H

#include <linux/alloc_tag.h>
#include <linux/compiler.h>
#include <linux/gfp_types.h>
#include <linux/types.h>
#include <asm/pgtable.h>

struct page;

#define VM_ALLOC	0x00000002ul	/* pages of our own */
#define VM_MAP		0x00000004ul	/* the caller's pages */

void *vmalloc(unsigned long size) __malloc;
void *vzalloc(unsigned long size) __malloc;
void *vmalloc_node(unsigned long size, int node) __malloc;
void *__vmalloc(unsigned long size, gfp_t gfp) __malloc;
void *__vmalloc_node_range(unsigned long size, unsigned long align,
			   unsigned long start, unsigned long end, gfp_t gfp,
			   pgprot_t prot, unsigned long vm_flags, int node,
			   const void *caller);
void vfree(const void *addr);
void *vmap(struct page **pages, unsigned int count, unsigned long flags,
	   pgprot_t prot);
void vunmap(const void *addr);

bool is_vmalloc_addr(const void *x);
struct page *vmalloc_to_page(const void *addr);
unsigned long vmalloc_nr_pages(void);
unsigned long vmalloc_size(const void *addr);

#ifdef CONFIG_MEM_ALLOC_PROFILING
#define vmalloc(size)		alloc_hooks(vmalloc(size))
#define vzalloc(size)		alloc_hooks(vzalloc(size))
#define vmalloc_node(size, node) alloc_hooks(vmalloc_node(size, node))
#define __vmalloc(size, gfp)	alloc_hooks(__vmalloc(size, gfp))
#endif

#endif
