/* SPDX-License-Identifier: MIT */
/*
 * Objects smaller than a page: kmalloc() and kmem_cache. Implemented in
 * mm/slab.c.
 */
#ifndef _LINUX_SLAB_H
#define _LINUX_SLAB_H

#include <linux/alloc_tag.h>
#include <linux/cleanup.h>
#include <linux/err.h>
#include <linux/compiler.h>
#include <linux/gfp.h>
#include <linux/gfp_types.h>
#include <linux/kernel.h>
#include <linux/types.h>

struct kmem_cache;

#define SLAB_CONSISTENCY_CHECKS	0x00000100u
#define SLAB_RED_ZONE		0x00000400u
#define SLAB_POISON		0x00000800u
#define SLAB_HWCACHE_ALIGN	0x00002000u	/* objects on cache lines */
#define SLAB_PANIC		0x00040000u	/* creation must not fail */
#define SLAB_RECLAIM_ACCOUNT	0x00020000u	/* accepted */
#define SLAB_ACCOUNT		0x04000000u	/* accepted */
#define SLAB_NO_MERGE		0x01000000u	/* caches are never merged */

/* kmalloc(0): not NULL, not to be dereferenced, fine for kfree(). */
#define ZERO_SIZE_PTR	((void *)16)
#define ZERO_OR_NULL_PTR(x) \
	((unsigned long)(x) <= (unsigned long)ZERO_SIZE_PTR)

#define ARCH_KMALLOC_MINALIGN	8
#define KMALLOC_MIN_SIZE	8
#define KMALLOC_MAX_CACHE_SIZE	8192UL
#define KMALLOC_MAX_SIZE	(4096UL << MAX_PAGE_ORDER)
#define KMALLOC_NR_CLASSES	14

extern struct kmem_cache *kmalloc_caches[KMALLOC_NR_CLASSES];

struct kmem_cache *kmem_cache_create(const char *name, unsigned int size,
				     unsigned int align, slab_flags_t flags,
				     void (*ctor)(void *));
void kmem_cache_destroy(struct kmem_cache *s);
int kmem_cache_shrink(struct kmem_cache *s);
unsigned int kmem_cache_size(struct kmem_cache *s);
void *kmem_cache_alloc(struct kmem_cache *s, gfp_t flags) __malloc;
void kmem_cache_free(struct kmem_cache *s, void *object);

#define KMEM_CACHE(__struct, __flags)					\
	kmem_cache_create(#__struct, sizeof(struct __struct),		\
			  __alignof__(struct __struct), (__flags), NULL)

void *__kmalloc(size_t size, gfp_t flags) __malloc;
void *kmalloc_large(size_t size, gfp_t flags) __malloc;
void *krealloc(const void *p, size_t new_size, gfp_t flags) __must_check;
void kfree(const void *p);
void kfree_sensitive(const void *p);
size_t ksize(const void *p);
size_t kmalloc_size_roundup(size_t size);

/*
 * The class of a size that is known when the caller is compiled. The order of
 * the classes is that of Linux: 96 and 192 stand in slots 1 and 2.
 */
static __always_inline unsigned int kmalloc_index(size_t size)
{
	if (size > 64 && size <= 96)
		return 1;
	if (size > 128 && size <= 192)
		return 2;
	if (size <= 8)
		return 3;
	if (size <= 16)
		return 4;
	if (size <= 32)
		return 5;
	if (size <= 64)
		return 6;
	if (size <= 128)
		return 7;
	if (size <= 256)
		return 8;
	if (size <= 512)
		return 9;
	if (size <= 1024)
		return 10;
	if (size <= 2048)
		return 11;
	if (size <= 4096)
		return 12;
	return 13;
}

/**
 * kmalloc - memory for an object
 * @size: bytes; 0 gives ZERO_SIZE_PTR
 * @flags: GFP_KERNEL where the caller may sleep, GFP_ATOMIC where not
 *
 * Context: any, interrupts included.
 * Return: memory aligned to 8 bytes (a power of two: to its own size), or
 * NULL. Not zeroed.
 */
static __always_inline __malloc void *kmalloc(size_t size, gfp_t flags)
{
	if (__builtin_constant_p(size) && size) {
		if (size > KMALLOC_MAX_CACHE_SIZE)
			return kmalloc_large(size, flags);
		return kmem_cache_alloc(kmalloc_caches[kmalloc_index(size)],
					flags);
	}
	return __kmalloc(size, flags);
}

static __always_inline void *kzalloc(size_t size, gfp_t flags)
{
	return kmalloc(size, flags | __GFP_ZERO);
}

static inline void *kmem_cache_zalloc(struct kmem_cache *s, gfp_t flags)
{
	return kmem_cache_alloc(s, flags | __GFP_ZERO);
}

/* An array of n elements; NULL if n * size does not fit in a size_t. */
static inline void *kmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (unlikely(__builtin_mul_overflow(n, size, &bytes)))
		return NULL;
	return kmalloc(bytes, flags);
}

static inline void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	return kmalloc_array(n, size, flags | __GFP_ZERO);
}

static inline void * __must_check krealloc_array(void *p, size_t n,
						 size_t size, gfp_t flags)
{
	size_t bytes;

	if (unlikely(__builtin_mul_overflow(n, size, &bytes)))
		return NULL;
	return krealloc(p, bytes, flags);
}

/* One memory node: the node is accepted and ignored. */
#define kmalloc_node(size, flags, node)	((void)(node), kmalloc(size, flags))
#define kzalloc_node(size, flags, node)	((void)(node), kzalloc(size, flags))
#define kcalloc_node(n, size, flags, node) \
	((void)(node), kcalloc(n, size, flags))
#define kmem_cache_alloc_node(s, flags, node) \
	((void)(node), kmem_cache_alloc(s, flags))

/* Where the size may be large and need not be contiguous: mm/vmalloc.c. */
void *kvmalloc_node(size_t size, gfp_t flags, int node) __malloc;
void kvfree(const void *addr);

/* __free(kfree): at the end of the block, see cleanup.h */
DEFINE_FREE(kfree, void *, if (!IS_ERR_OR_NULL(_T)) kfree(_T))
DEFINE_FREE(kvfree, void *, if (!IS_ERR_OR_NULL(_T)) kvfree(_T))
#define kvmalloc(size, flags)	kvmalloc_node(size, flags, NUMA_NO_NODE)
#define kvzalloc(size, flags)	kvmalloc(size, (flags) | __GFP_ZERO)

static inline void *kvmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (unlikely(__builtin_mul_overflow(n, size, &bytes)))
		return NULL;
	return kvmalloc(bytes, flags);
}

#define kvcalloc(n, size, flags) \
	kvmalloc_array(n, size, (flags) | __GFP_ZERO)

#ifdef CONFIG_MEM_ALLOC_PROFILING
/* Counted for the line that calls: linux/alloc_tag.h. */
#define __kmalloc(size, flags)		alloc_hooks(__kmalloc(size, flags))
#define kmalloc(size, flags)		alloc_hooks(kmalloc(size, flags))
#define kzalloc(size, flags)		alloc_hooks(kzalloc(size, flags))
#define kmalloc_array(n, size, flags) \
	alloc_hooks(kmalloc_array(n, size, flags))
#define kcalloc(n, size, flags)		alloc_hooks(kcalloc(n, size, flags))
#define krealloc(p, size, flags)	alloc_hooks(krealloc(p, size, flags))
#define krealloc_array(p, n, size, flags) \
	alloc_hooks(krealloc_array(p, n, size, flags))
#define kvmalloc_node(size, flags, node) \
	alloc_hooks(kvmalloc_node(size, flags, node))
#define kvmalloc_array(n, size, flags) \
	alloc_hooks(kvmalloc_array(n, size, flags))
#define kmem_cache_alloc(s, flags)	alloc_hooks(kmem_cache_alloc(s, flags))
#define kmem_cache_zalloc(s, flags)	alloc_hooks(kmem_cache_zalloc(s, flags))
#endif

bool slab_is_available(void);
void kmem_cache_init(void);

#endif
