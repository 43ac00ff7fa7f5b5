/* SPDX-License-Identifier: MIT */
/* Whole pages: the buddy allocator's face. Implemented in mm/page_alloc.c. */
#ifndef _LINUX_GFP_H
#define _LINUX_GFP_H

#include <linux/alloc_tag.h>
#include <linux/gfp_types.h>
#include <linux/mmzone.h>

struct page;

static inline bool gfpflags_allow_blocking(const gfp_t gfp)
{
	return gfp & __GFP_DIRECT_RECLAIM;
}

struct page *alloc_pages(gfp_t gfp, unsigned int order);
void __free_pages(struct page *page, unsigned int order);
unsigned long __get_free_pages(gfp_t gfp, unsigned int order);
unsigned long get_zeroed_page(gfp_t gfp);
void free_pages(unsigned long addr, unsigned int order);
void *alloc_pages_exact(size_t size, gfp_t gfp);
void free_pages_exact(void *virt, size_t size);
void drain_all_pages(void);

#define alloc_page(gfp)		alloc_pages(gfp, 0)
#define alloc_pages_node(nid, gfp, order) \
	((void)(nid), alloc_pages(gfp, order))
#define __get_free_page(gfp)	__get_free_pages(gfp, 0)
#define __free_page(page)	__free_pages(page, 0)
#define free_page(addr)		free_pages(addr, 0)

#ifdef CONFIG_MEM_ALLOC_PROFILING
#define alloc_pages(gfp, order) ({					\
	unsigned int __order = (order);					\
	alloc_hooks_pages(alloc_pages(gfp, __order), __order); })
#define __get_free_pages(gfp, order) ({					\
	unsigned int __order = (order);					\
	alloc_hooks_pages(__get_free_pages(gfp, __order), __order); })
#define get_zeroed_page(gfp)	alloc_hooks_pages(get_zeroed_page(gfp), 0)
#endif

#endif
