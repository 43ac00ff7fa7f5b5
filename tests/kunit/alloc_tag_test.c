// SPDX-License-Identifier: MIT
/*
 * alloc_tag_test.c - memory is counted for the tag that it was noted for, and
 * no longer when it is freed, whichever way.
 *
 * Built-in code has no tags of its own: here they are made by hand, as the
 * macros of a module make them.
 */
#include <kunit/test.h>
#include <linux/alloc_tag.h>
#include <linux/cpumask.h>
#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

static struct alloc_tag tags[2];

static void *noted(void *p, struct alloc_tag *tag)
{
	alloc_tag_note(p, tag);
	return p;
}

static void objects_of_all_sizes_are_counted(struct kunit *test)
{
	static const size_t sizes[] = { 8, 40, 64, 500, 2048, 8192, 30000 };
	void *p[ARRAY_SIZE(sizes)];
	u64 sum = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(sizes); i++) {
		p[i] = noted(kmalloc(sizes[i], GFP_KERNEL), &tags[0]);
		sum += ksize(p[i]);
	}
	KUNIT_EXPECT_EQ(test, tags[0].bytes, sum);
	KUNIT_EXPECT_EQ(test, tags[0].calls, ARRAY_SIZE(sizes));
	for (i = 0; i < ARRAY_SIZE(sizes); i++)
		kfree(p[i]);
	KUNIT_EXPECT_EQ(test, tags[0].bytes, 0);
	KUNIT_EXPECT_EQ(test, tags[0].calls, 0);
}

static void a_tag_stays_with_its_object(struct kunit *test)
{
	static void *p[300];
	int i;

	for (i = 0; i < 300; i++)
		p[i] = noted(kmalloc(128, GFP_KERNEL), &tags[i % 2]);
	for (i = 0; i < 300; i += 2)
		kfree(p[i]);
	KUNIT_EXPECT_EQ(test, tags[0].bytes, 0);
	KUNIT_EXPECT_EQ(test, tags[1].bytes, 150 * 128);
	/* what takes their places belongs to nobody */
	for (i = 0; i < 300; i += 2)
		p[i] = kmalloc(128, GFP_KERNEL);
	for (i = 0; i < 300; i++)
		kfree(p[i]);
	KUNIT_EXPECT_EQ(test, tags[1].bytes, 0);
}

static void krealloc_in_place_changes_the_tag(struct kunit *test)
{
	void *p = noted(kmalloc(100, GFP_KERNEL), &tags[0]);

	p = noted(krealloc(p, 120, GFP_KERNEL), &tags[1]);
	KUNIT_EXPECT_EQ(test, tags[0].bytes, 0);
	KUNIT_EXPECT_EQ(test, tags[1].bytes, 128);
	kfree(p);
	KUNIT_EXPECT_EQ(test, tags[1].bytes, 0);
}

static void pages_areas_and_percpu_memory_are_counted(struct kunit *test)
{
	struct page *block = alloc_pages(GFP_KERNEL, 2);
	unsigned long page = __get_free_page(GFP_KERNEL);
	void *area = noted(vmalloc(3 * PAGE_SIZE - 10), &tags[0]);
	void __percpu *pcpu = __alloc_percpu(24, 8);

	alloc_tag_note_pages(block, 4, &tags[0]);
	alloc_tag_note_pages((void *)page, 1, &tags[0]);
	alloc_tag_note_percpu(pcpu, 24, &tags[0]);
	KUNIT_EXPECT_EQ(test, tags[0].bytes,
			8 * PAGE_SIZE + 24 * num_possible_cpus());
	KUNIT_EXPECT_EQ(test, tags[0].calls, 4);
	__free_pages(block, 2);
	free_page(page);
	vfree(area);
	free_percpu(pcpu);
	KUNIT_EXPECT_EQ(test, tags[0].bytes, 0);
	KUNIT_EXPECT_EQ(test, tags[0].calls, 0);
}

static void what_is_no_object_is_ignored(struct kunit *test)
{
	alloc_tag_note(NULL, &tags[0]);
	alloc_tag_note(ZERO_SIZE_PTR, &tags[0]);
	alloc_tag_note(ERR_PTR(-ENOMEM), &tags[0]);
	alloc_tag_note("text of the kernel", &tags[0]);
	alloc_tag_note_pages(NULL, 1, &tags[0]);
	alloc_tag_note_percpu(NULL, 8, &tags[0]);
	KUNIT_EXPECT_EQ(test, tags[0].calls, 0);
}

static void objects_outlive_their_tags(struct kunit *test)
{
	void *p = noted(kmalloc(50, GFP_KERNEL), &tags[0]);
	void *q = noted(vmalloc(50), &tags[1]);

	KUNIT_EXPECT_EQ(test, alloc_tags_detach(tags, 2), 64 + PAGE_SIZE);
	tags[0] = tags[1] = (struct alloc_tag) { .bytes = 0 };
	kfree(p);
	vfree(q);
	KUNIT_EXPECT_EQ(test, tags[0].bytes, 0);
	KUNIT_EXPECT_EQ(test, tags[1].bytes, 0);
	KUNIT_EXPECT_EQ(test, alloc_tags_detach(tags, 2), 0);
}

static struct kunit_case alloc_tag_cases[] = {
	KUNIT_CASE(objects_of_all_sizes_are_counted),
	KUNIT_CASE(a_tag_stays_with_its_object),
	KUNIT_CASE(krealloc_in_place_changes_the_tag),
	KUNIT_CASE(pages_areas_and_percpu_memory_are_counted),
	KUNIT_CASE(what_is_no_object_is_ignored),
	KUNIT_CASE(objects_outlive_their_tags),
	{ }
};

static struct kunit_suite alloc_tag_suite = {
	.name = "alloc_tag",
	.test_cases = alloc_tag_cases,
};

kunit_test_suite(alloc_tag_suite);
