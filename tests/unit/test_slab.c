// SPDX-License-Identifier: MIT
/*
 * test_slab.c - kmalloc() and kmem_cache: objects do not overlap, are aligned,
 * and every page comes back. Every size that has a class, and those that have
 * pages of their own.
 *
 * Sources: kernel/mm/slab.c kernel/mm/page_alloc.c kernel/mm/memblock.c kernel/mm/kstack.c kernel/lib/string.c kernel/lib/vsprintf.c kernel/lib/kstrtox.c kernel/lib/bitmap.c kernel/lib/find_bit.c kernel/lib/errname.c tests/unit/fakes_mm.c
 */
#include <linux/limits.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <kernel/mm.h>
#include "fakes_mm.h"
#include "unit.h"

#define MIB	(1UL << 20)
#define LIVE	500

static const phys_addr_t ram[] = { 1 * MIB, 65 * MIB, 0 };

struct object {
	unsigned char *p;
	size_t size;
	unsigned char mark;
};

static struct object live[LIVE];

static void check_object(const struct object *o)
{
	size_t i;

	for (i = 0; i < o->size; i++) {
		if (o->p[i] != o->mark) {
			CHECK_EQ(o->p[i], o->mark);
			return;
		}
	}
}

static void objects_never_overlap(void)
{
	unsigned int step;

	mm_machine(ram);
	for (step = 0; step < 30000; step++) {
		struct object *o = &live[unit_random() % LIVE];

		if (o->p) {
			check_object(o);
			kfree(o->p);
			o->p = NULL;
			continue;
		}
		o->size = 1 + unit_random() % (unit_random() % 8 ? 600 : 20000);
		o->mark = step;
		o->p = kmalloc(o->size, GFP_KERNEL);
		CHECK(o->p && ksize(o->p) >= o->size);
		memset(o->p, o->mark, o->size);
	}
	CHECK_EQ(mm_warnings, 0);
}

static void every_size_is_aligned_and_usable_in_full(void)
{
	size_t size, align;
	unsigned char *p;

	mm_machine(ram);
	for (size = 1; size <= 20000; size += size < 300 ? 1 : 97) {
		p = kmalloc(size, GFP_KERNEL);
		align = size & -size;
		CHECK_EQ((unsigned long)p % 8, 0);
		if (align == size && size <= 8192)
			CHECK_EQ((unsigned long)p % size, 0);
		CHECK(ksize(p) >= size);
		CHECK(ksize(p) >= kmalloc_size_roundup(size));
		memset(p, 0xff, ksize(p));
		kfree(p);
	}
}

static void constant_and_variable_sizes_meet_in_one_class(void)
{
	size_t size;

	mm_machine(ram);
	for (size = 1; size <= 8192; size++) {
		struct page *page;
		void *p = __kmalloc(size, GFP_KERNEL);

		page = virt_to_page(p);
		CHECK(page->slab_cache == kmalloc_caches[kmalloc_index(size)]);
		kfree(p);
	}
}

static void all_pages_come_back(void)
{
	struct kmem_cache *s;
	unsigned long before;
	static void *p[3000];
	unsigned int i;

	mm_machine(ram);
	before = nr_free_pages();
	s = kmem_cache_create("thing", 200, 0, SLAB_HWCACHE_ALIGN, NULL);
	for (i = 0; i < 3000; i++) {
		p[i] = kmem_cache_alloc(s, GFP_KERNEL);
		CHECK_EQ((unsigned long)p[i] % 64, 0);
	}
	for (i = 0; i < 3000; i += 2)
		kmem_cache_free(s, p[i]);
	for (i = 1; i < 3000; i += 2)
		kmem_cache_free(s, p[i]);
	/* what is left is the chain and at most one empty slab */
	CHECK(before - nr_free_pages() < 64);
	CHECK_EQ(kmem_cache_shrink(s), 0);
	kmem_cache_destroy(s);
	CHECK_EQ(mm_warnings, 0);
}

static void destroying_a_cache_in_use_is_reported(void)
{
	struct kmem_cache *s;
	void *p;

	mm_machine(ram);
	s = kmem_cache_create("thing", 40, 0, 0, NULL);
	p = kmem_cache_alloc(s, GFP_KERNEL);
	kmem_cache_destroy(s);
	CHECK_EQ(mm_warnings, 1);
	kmem_cache_free(s, p);
	kmem_cache_destroy(s);
	CHECK_EQ(mm_warnings, 1);
}

static void the_wrong_cache_is_reported(void)
{
	struct kmem_cache *s;
	void *p;

	mm_machine(ram);
	s = kmem_cache_create("thing", 40, 0, 0, NULL);
	p = kmalloc(40, GFP_KERNEL);
	kmem_cache_free(s, p);
	CHECK_EQ(mm_warnings, 1);
	kfree(p);
	CHECK_EQ(mm_warnings, 1);
}

static void freeing_twice_at_once_is_a_bug(void)
{
	void *p;

	mm_machine(ram);
	p = kmalloc(64, GFP_KERNEL);
	kfree(p);
	unit_expects_panic = 1;
	kfree(p);
}

static void a_foreign_pointer_is_reported(void)
{
	struct page *page;

	mm_machine(ram);
	page = alloc_page(GFP_KERNEL);
	kfree(page_address(page));
	CHECK_EQ(mm_warnings, 1);
	__free_page(page);
	kfree(NULL);
	kfree(ZERO_SIZE_PTR);
	CHECK_EQ(mm_warnings, 1);
}

static void sizes_that_overflow_return_null(void)
{
	volatile size_t much = SIZE_MAX / 8 + 2;

	mm_machine(ram);
	CHECK(kmalloc_array(much, 8, GFP_KERNEL) == NULL);
	CHECK(kcalloc(much, 8, GFP_KERNEL) == NULL);
	CHECK(krealloc_array(NULL, much, 8, GFP_KERNEL) == NULL);
	CHECK(kmalloc(much, GFP_KERNEL | __GFP_NOWARN) == NULL);
	CHECK(kmalloc(0, GFP_KERNEL) == ZERO_SIZE_PTR);
	CHECK_EQ(mm_warnings, 0);
}

static void zeroing_reaches_reused_objects(void)
{
	unsigned char *p;
	size_t size, i;

	mm_machine(ram);
	for (size = 8; size <= 40000; size *= 2) {
		p = kmalloc(size, GFP_KERNEL);
		memset(p, 0xee, size);
		kfree(p);
		p = kzalloc(size, GFP_KERNEL);
		for (i = 0; i < size; i++)
			CHECK_EQ(p[i], 0);
		kfree(p);
	}
}

static void krealloc_keeps_the_contents(void)
{
	char *p;

	mm_machine(ram);
	p = krealloc(NULL, 10, GFP_KERNEL);
	strscpy(p, "kthreadd", 10);
	p = krealloc(p, 5000, GFP_KERNEL);
	CHECK_STR(p, "kthreadd");
	CHECK(krealloc(p, 4000, GFP_KERNEL) == p);
	p = krealloc(p, 30000, GFP_KERNEL);
	CHECK_STR(p, "kthreadd");
	CHECK(krealloc(p, 0, GFP_KERNEL) == ZERO_SIZE_PTR);
}

static void running_out_returns_null(void)
{
	void **chain = NULL, **p;
	unsigned long before;

	mm_machine(ram);
	before = nr_free_pages();
	while ((p = kmalloc(1000, GFP_KERNEL | __GFP_NOWARN))) {
		*p = chain;
		chain = p;
	}
	CHECK(kmalloc(100000, GFP_KERNEL | __GFP_NOWARN) == NULL);
	CHECK(nr_free_pages() < before / 50);
	while (chain) {
		p = *chain;
		kfree(chain);
		chain = p;
	}
	CHECK(before - nr_free_pages() < 16);
	CHECK_EQ(mm_warnings, 0);
}

static void prepare(void *object)
{
	*(unsigned long *)object = 0x1234;
}

static void constructed_objects_are_ready(void)
{
	struct kmem_cache *s;
	unsigned long *p;
	unsigned int i;

	mm_machine(ram);
	s = kmem_cache_create("made", 48, 0, 0, prepare);
	for (i = 0; i < 100; i++) {
		p = kmem_cache_alloc(s, GFP_KERNEL);
		CHECK_EQ(*p, 0x1234);
		*p = i;
		kmem_cache_free(s, p);
	}
	kmem_cache_destroy(s);
	CHECK_EQ(mm_warnings, 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(objects_never_overlap),
	UNIT_CASE(every_size_is_aligned_and_usable_in_full),
	UNIT_CASE(constant_and_variable_sizes_meet_in_one_class),
	UNIT_CASE(all_pages_come_back),
	UNIT_CASE(destroying_a_cache_in_use_is_reported),
	UNIT_CASE(the_wrong_cache_is_reported),
	UNIT_CASE(freeing_twice_at_once_is_a_bug),
	UNIT_CASE(a_foreign_pointer_is_reported),
	UNIT_CASE(sizes_that_overflow_return_null),
	UNIT_CASE(zeroing_reaches_reused_objects),
	UNIT_CASE(krealloc_keeps_the_contents),
	UNIT_CASE(running_out_returns_null),
	UNIT_CASE(constructed_objects_are_ready),
	{ }
};
