/* SPDX-License-Identifier: MIT */
/*
 * alloc_tag.h - who allocated what: memory counted for each line of a module.
 *
 * Every call of kmalloc() and its like in a module has a struct alloc_tag of
 * its own, in section "alloc_tags". The macros of the same name note it for what
 * they return, after the fact, so the allocators and the kernel's own calls know
 * nothing of it; what frees an object counts down for the tag that was noted.
 * /proc/allocinfo shows the counts, and so does the end of a module that has
 * forgotten something. Implemented in kernel/mm/alloc_tag.c.
 *
 * Linux: include/linux/alloc_tag.h, CONFIG_MEM_ALLOC_PROFILING, where all of
 * the kernel is counted, on each CPU, by a tag in current.
 */
#ifndef _LINUX_ALLOC_TAG_H
#define _LINUX_ALLOC_TAG_H

#include <linux/codetag.h>
#include <linux/compiler.h>
#include <linux/types.h>

/* A module that measures the allocators may leave it out: -DNO_ALLOC_TAGS. */
#if defined(MODULE) && !defined(NO_ALLOC_TAGS)
#define CONFIG_MEM_ALLOC_PROFILING 1
#endif

struct page;

/**
 * struct alloc_tag - a call that allocates
 * @ct: where it stands
 * @bytes: allocated there and not yet freed
 * @calls: objects that these bytes are
 *
 * Locks: alloc_tag_lock.
 */
struct alloc_tag {
	struct codetag ct;
	u64 bytes;
	u64 calls;
};

#ifndef KBUILD_MODNAME
#define KBUILD_MODNAME	NULL
#endif

#define DEFINE_ALLOC_TAG(_alloc_tag)					\
	static struct alloc_tag _alloc_tag __used __aligned(8)		\
	__section("alloc_tags") = {					\
		.ct = { .modname = KBUILD_MODNAME,			\
			.function = __func__, .filename = __FILE__,	\
			.lineno = __LINE__ } }

/* Notes the tag of this line for the object that an expression returns. */
#define alloc_hooks(expr) ({						\
	DEFINE_ALLOC_TAG(__tag);					\
	__auto_type __obj = (expr);					\
	alloc_tag_note((const void *)(unsigned long)__obj, &__tag);	\
	__obj; })

/* What is not found by its address: pages and per-CPU memory. */
#define alloc_hooks_pages(expr, order) ({				\
	DEFINE_ALLOC_TAG(__tag);					\
	__auto_type __block = (expr);					\
	alloc_tag_note_pages((const void *)(unsigned long)__block,	\
			     1UL << (order), &__tag);			\
	__block; })
#define alloc_hooks_percpu(expr, size) ({				\
	DEFINE_ALLOC_TAG(__tag);					\
	__auto_type __pcpu = (expr);					\
	alloc_tag_note_percpu((const void *)__pcpu, size, &__tag);	\
	__pcpu; })
#define alloc_hooks_bulk(expr, array) ({				\
	DEFINE_ALLOC_TAG(__tag);					\
	int __i, __n = (expr);						\
	for (__i = 0; __i < __n; __i++)					\
		alloc_tag_note((array)[__i], &__tag);			\
	__n; })

void alloc_tag_note(const void *p, struct alloc_tag *tag);
void alloc_tag_note_pages(const void *addr_or_page, unsigned long nr,
			  struct alloc_tag *tag);
void alloc_tag_note_percpu(const void *p, size_t size, struct alloc_tag *tag);
u64 alloc_tags_detach(struct alloc_tag *first, unsigned int nr);

#endif
