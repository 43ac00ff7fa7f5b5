// SPDX-License-Identifier: MIT
/*
 * test_xarray.c - xarray, idr, ida and radix tree agree with a plain table of
 * what was put where, through any sequence of steps, also when memory runs
 * out in the middle; and leave no node behind.
 *
 * What would make it lie: one thread only, so nothing here sees the races that
 * xa_load() has with a change.
 *
 * Sources: kernel/lib/xarray.c kernel/lib/xarray_api.c kernel/lib/idr.c kernel/lib/radix-tree.c kernel/lib/find_bit.c kernel/lib/bitmap.c kernel/lib/kstrtox.c kernel/lib/string.c kernel/locking/spinlock.c tests/unit/fakes_alloc.c
 */
#include <linux/errno.h>
#include <linux/idr.h>
#include <linux/radix-tree.h>
#include <linux/xarray.h>
#include "fakes_alloc.h"
#include "unit.h"

#define SLOTS	400

/* Where the table's slots lie: dense, near the ends of nodes, and far out. */
static unsigned long index_of(unsigned int slot)
{
	static const unsigned long base[] = {
		0, 4000, 1UL << 18, (1UL << 36) - 50, ~0UL - 99,
	};

	return slot < 200 ? slot : base[slot / 80] + slot % 80;
}

__attribute__((constructor)) static void setup(void)
{
	radix_tree_init();
}

static void *model[SLOTS];
static unsigned char marks[SLOTS];	/* a bit for each mark */
static long entries[SLOTS];		/* to point to */

static void *entry_for(unsigned int slot)
{
	return unit_random() % 4 ? (void *)&entries[slot] :
				   xa_mk_value(unit_random());
}

static void check_walk(struct xarray *xa, xa_mark_t filter)
{
	unsigned long index;
	unsigned int slot = 0;
	void *entry;

	__xa_for_each(xa, index, entry, 0, ULONG_MAX, filter) {
		while (slot < SLOTS && (!model[slot] || (filter != XA_PRESENT &&
				!(marks[slot] >> filter & 1))))
			slot++;
		CHECK(slot < SLOTS);
		CHECK_EQ(index, index_of(slot));
		CHECK(entry == model[slot]);
		slot++;
	}
	for (; slot < SLOTS; slot++)
		CHECK(!model[slot] || (filter != XA_PRESENT &&
				       !(marks[slot] >> filter & 1)));
}

static void check_all(struct xarray *xa)
{
	unsigned int slot, any = 0, m;

	for (slot = 0; slot < SLOTS; slot++) {
		CHECK(xa_load(xa, index_of(slot)) == model[slot]);
		any += model[slot] != NULL;
		for (m = 1; m < 3; m++)
			CHECK_EQ(xa_get_mark(xa, index_of(slot), m),
				 marks[slot] >> m & 1);
	}
	CHECK_EQ(xa_empty(xa), !any);
	CHECK(any || !live_allocs);
	check_walk(xa, XA_PRESENT);
	check_walk(xa, XA_MARK_1);
	check_walk(xa, XA_MARK_2);
}

/* One random step on both; the table is right when the array is. */
static void step(struct xarray *xa, unsigned int slot)
{
	unsigned long index = index_of(slot);
	void *entry = entry_for(slot), *old;
	unsigned int m = 1 + unit_random() % 2;
	int err;

	switch (unit_random() % 7) {
	case 0:
		old = xa_store(xa, index, entry, GFP_KERNEL);
		if (xa_is_err(old)) {
			CHECK(!allocs_left && !model[slot]);
			CHECK_EQ(xa_err(old), -ENOMEM);
			break;
		}
		CHECK(old == model[slot]);
		model[slot] = entry;
		break;
	case 1:
	case 2:
		CHECK(xa_erase(xa, index) == model[slot]);
		model[slot] = NULL;
		marks[slot] = 0;
		break;
	case 3:
		err = xa_insert(xa, index, entry, GFP_KERNEL);
		CHECK_EQ(err, model[slot] ? -EBUSY : err ? -ENOMEM : 0);
		if (!err)
			model[slot] = entry;
		break;
	case 4:
		old = xa_cmpxchg(xa, index, model[slot], entry, GFP_KERNEL);
		if (xa_is_err(old))
			break;
		CHECK(old == model[slot]);
		model[slot] = entry;
		break;
	case 5:
		xa_set_mark(xa, index, m);
		if (model[slot])
			marks[slot] |= 1 << m;
		break;
	default:
		xa_clear_mark(xa, index, m);
		marks[slot] &= ~(1 << m);
	}
}

static void steps_agree_with_a_table(void)
{
	DEFINE_XARRAY(xa);
	unsigned int i, slot;

	for (i = 0; i < 30000; i++) {
		allocs_left = i / 1000 % 2 ? unit_random() % 4 : 1L << 60;
		/* now all of it, now a few, so that the tree is low as well */
		slot = unit_random() % (i / 5000 % 2 ? SLOTS : 70);
		step(&xa, slot);
		if (i % 100 == 0)
			check_all(&xa);
	}
	check_all(&xa);
	for (slot = 0; slot < SLOTS; slot++)
		xa_erase(&xa, index_of(slot));
	CHECK(xa_empty(&xa));
	CHECK_EQ(live_allocs, 0);
	CHECK(!xa_marked(&xa, XA_MARK_1) && !xa_marked(&xa, XA_MARK_2));
}

static void destroy_frees_all_nodes(void)
{
	DEFINE_XARRAY(xa);
	unsigned int slot;

	for (slot = 0; slot < SLOTS; slot++)
		xa_store(&xa, index_of(slot), &entries[slot], GFP_KERNEL);
	xa_destroy(&xa);
	CHECK(xa_empty(&xa));
	CHECK_EQ(live_allocs, 0);
}

static void the_first_free_index_is_given_out(void)
{
	DEFINE_XARRAY_ALLOC(xa);
	static bool taken[9000];
	unsigned int i, want, count = 0;
	u32 id, min;
	int err;

	for (i = 0; i < 60000; i++) {
		allocs_left = unit_random() % 16 ? 1L << 60 : 0;
		if (unit_random() % 8 < (i < 30000 ? 3 : 5)) {
			id = unit_random() % 9000;
			CHECK_EQ(xa_erase(&xa, id) != NULL, taken[id]);
			count -= taken[id];
			taken[id] = false;
			continue;
		}
		min = unit_random() % 4 ? 0 : unit_random() % 5000;
		for (want = min; want < 8000 && taken[want]; want++)
			;
		err = xa_alloc(&xa, &id, xa_mk_value(i), XA_LIMIT(min, 7999),
			       GFP_KERNEL);
		if (err == -ENOMEM)
			continue;
		CHECK_EQ(err, want < 8000 ? 0 : -EBUSY);
		if (err)
			continue;
		CHECK_EQ(id, want);
		taken[id] = true;
		count++;
	}
	for (i = 0; i < 9000; i++)
		xa_erase(&xa, i);
	CHECK_EQ(live_allocs, 0);
}

static void a_full_array_grows_and_is_found_full(void)
{
	DEFINE_XARRAY_ALLOC1(xa);
	u32 id, i;

	for (i = 1; i <= 4096; i++) {
		CHECK_EQ(xa_alloc(&xa, &id, xa_mk_value(i), xa_limit_32b,
				  GFP_KERNEL), 0);
		CHECK_EQ(id, i);
	}
	CHECK_EQ(xa_alloc(&xa, &id, NULL, XA_LIMIT(0, 4096), GFP_KERNEL),
		 -EBUSY);
	xa_erase(&xa, 77);
	CHECK_EQ(xa_alloc(&xa, &id, NULL, XA_LIMIT(0, 4096), GFP_KERNEL), 0);
	CHECK_EQ(id, 77);
	CHECK(!xa_load(&xa, 77));	/* taken, without an entry */
	CHECK_EQ(xa_insert(&xa, 77, &xa, GFP_KERNEL), -EBUSY);
	xa_release(&xa, 77);
	CHECK_EQ(xa_reserve(&xa, 77, GFP_KERNEL), 0);
	CHECK(!xa_store(&xa, 77, &xa, 0));
	xa_destroy(&xa);
	CHECK_EQ(live_allocs, 0);
}

static void cyclic_ids_go_round(void)
{
	DEFINE_XARRAY_ALLOC(xa);
	u32 id, next = 0, i;

	for (i = 0; i < 10; i++) {
		CHECK_EQ(xa_alloc_cyclic(&xa, &id, &xa, XA_LIMIT(3, 12), &next,
					 GFP_KERNEL), 0);
		CHECK_EQ(id, 3 + i);
	}
	CHECK_EQ(xa_alloc_cyclic(&xa, &id, &xa, XA_LIMIT(3, 12), &next,
				 GFP_KERNEL), -EBUSY);
	xa_erase(&xa, 5);
	CHECK_EQ(xa_alloc_cyclic(&xa, &id, &xa, XA_LIMIT(3, 12), &next,
				 GFP_KERNEL), 1);
	CHECK_EQ(id, 5);
	CHECK_EQ(next, 6);
	next = 0xffffffff;
	CHECK_EQ(xa_alloc_cyclic(&xa, &id, &xa, xa_limit_32b, &next,
				 GFP_KERNEL), 0);
	CHECK_EQ(id, 0xffffffff);
	CHECK_EQ(xa_alloc_cyclic(&xa, &id, &xa, xa_limit_32b, &next,
				 GFP_KERNEL), 1);
	CHECK_EQ(id, 0);
	xa_destroy(&xa);
	CHECK_EQ(live_allocs, 0);
}

static void states_walk_and_may_pause(void)
{
	DEFINE_XARRAY(xa);
	XA_STATE(xas, &xa, 0);
	unsigned long i, seen = 0;
	void *entry;

	for (i = 0; i < 1000; i += 3)
		xa_store(&xa, i, xa_mk_value(i), GFP_KERNEL);
	xas_for_each(&xas, entry, 500) {
		CHECK_EQ(xa_to_value(entry), seen);
		CHECK_EQ(xas.xa_index, seen);
		seen += 3;
		if (seen % 5 == 0)
			xas_pause(&xas);
		if (seen % 7 == 0)
			xas_store(&xas, NULL);
	}
	CHECK_EQ(seen, 501);
	xas_set(&xas, 600);
	CHECK_EQ(xa_to_value(xas_next(&xas)), 600);
	CHECK(!xas_next(&xas));
	CHECK(!xas_next(&xas));
	CHECK_EQ(xa_to_value(xas_next(&xas)), 603);
	CHECK(!xas_prev(&xas));
	xa_destroy(&xa);
}

static int sum_ids(int id, void *p, void *data)
{
	*(int *)data += id;
	return id == 40 ? -7 : 0;
}

static void idr_maps_ids(void)
{
	DEFINE_IDR(idr);
	int id, sum = 0, i;
	long *p;

	CHECK(idr_is_empty(&idr));
	for (i = 0; i < 100; i++)
		CHECK_EQ(idr_alloc(&idr, &entries[i], 10, 110, GFP_KERNEL),
			 10 + i);
	CHECK_EQ(idr_alloc(&idr, &entries[0], 10, 110, GFP_KERNEL), -ENOSPC);
	CHECK(idr_find(&idr, 10) == &entries[0]);
	CHECK(idr_find(&idr, 109) == &entries[99]);
	CHECK(!idr_find(&idr, 9) && !idr_find(&idr, 110));
	CHECK_EQ(idr_for_each(&idr, sum_ids, &sum), -7);
	CHECK_EQ(sum, 31 * 25);
	CHECK(idr_remove(&idr, 33) == &entries[23]);
	CHECK(!idr_remove(&idr, 33));
	CHECK(IS_ERR(idr_replace(&idr, &id, 33)));
	CHECK(idr_replace(&idr, &entries[1], 34) == &entries[24]);
	CHECK_EQ(idr_alloc(&idr, NULL, 0, 0, GFP_KERNEL), 0);
	CHECK_EQ(idr_alloc(&idr, NULL, 10, 0, GFP_KERNEL), 33);
	CHECK(!idr_find(&idr, 33));
	CHECK(!idr_replace(&idr, &entries[2], 33));
	CHECK(idr_find(&idr, 33) == &entries[2]);
	i = 0;
	idr_for_each_entry(&idr, p, id)
		i++;
	CHECK_EQ(i, 100);
	id = 50;
	i = 0;
	idr_for_each_entry_continue(&idr, p, id)
		i++;
	CHECK_EQ(i, 60);
	idr_destroy(&idr);
	CHECK(idr_is_empty(&idr));
	CHECK_EQ(live_allocs, 0);
}

static void idr_bases_cycles_and_preloads(void)
{
	struct idr idr;
	int i;

	idr_init_base(&idr, 1);
	CHECK_EQ(idr_alloc_cyclic(&idr, &idr, 0, 4, GFP_KERNEL), 1);
	CHECK_EQ(idr_alloc_cyclic(&idr, &idr, 0, 4, GFP_KERNEL), 2);
	idr_remove(&idr, 1);
	CHECK_EQ(idr_alloc_cyclic(&idr, &idr, 0, 4, GFP_KERNEL), 3);
	CHECK_EQ(idr_alloc_cyclic(&idr, &idr, 0, 4, GFP_KERNEL), 1);
	CHECK_EQ(idr_get_cursor(&idr), 2);
	idr_preload(GFP_KERNEL);
	allocs_left = 0;
	for (i = 0; i < 500; i++)
		CHECK_EQ(idr_alloc(&idr, &idr, 0, 0, GFP_NOWAIT), 4 + i);
	idr_preload_end();
	for (i = 1; i < 504; i++)
		CHECK(idr_remove(&idr, i) == &idr);
	CHECK(idr_is_empty(&idr));
}

static void ida_hands_out_the_smallest(void)
{
	DEFINE_IDA(ida);
	static bool taken[5000];
	unsigned int i, want, min, max;
	int id;

	for (i = 0; i < 40000; i++) {
		allocs_left = unit_random() % 8 ? 1L << 60 : unit_random() % 2;
		if (unit_random() % 16 < (i < 20000 ? 5 : 9)) {
			id = unit_random() % 5000;
			if (taken[id])
				ida_free(&ida, id);
			taken[id] = false;
			continue;
		}
		min = unit_random() % 4 ? 0 : unit_random() % 4000;
		max = unit_random() % 4 ? 4999 : min + unit_random() % 900;
		for (want = min; want <= max && taken[want]; want++)
			;
		id = ida_alloc_range(&ida, min, max, GFP_KERNEL);
		if (id == -ENOMEM)
			continue;
		CHECK_EQ(id, want <= max ? (int)want : -ENOSPC);
		if (id >= 0)
			taken[id] = true;
	}
	allocs_left = 1L << 60;
	for (i = 0; i < 5000; i++)
		if (taken[i])
			ida_free(&ida, i);
	CHECK(ida_is_empty(&ida));
	CHECK_EQ(live_allocs, 0);
	CHECK_EQ(ida_alloc_min(&ida, 3000, GFP_KERNEL), 3000);
	CHECK_EQ(ida_simple_get(&ida, 0, 0, GFP_KERNEL), 0);
	CHECK_EQ(ida_simple_get(&ida, 0, 1, GFP_KERNEL), -ENOSPC);
	CHECK_EQ(ida_alloc_min(&ida, 0x7fffffff, GFP_KERNEL), 0x7fffffff);
	CHECK_EQ(ida_alloc_min(&ida, 0x7fffffff, GFP_KERNEL), -ENOSPC);
	CHECK_EQ(ida_alloc_min(&ida, 0x80000000, GFP_KERNEL), -ENOSPC);
	ida_destroy(&ida);
	CHECK_EQ(live_allocs, 0);
}

static void the_old_interface_works(void)
{
	RADIX_TREE(root, GFP_KERNEL);
	struct radix_tree_iter iter;
	void *found[10], **slot;
	unsigned long i, n = 0;

	for (i = 0; i < 300; i++)
		CHECK_EQ(radix_tree_insert(&root, i * 100, &entries[i]), 0);
	CHECK_EQ(radix_tree_insert(&root, 100, &entries[1]), -EEXIST);
	CHECK(radix_tree_lookup(&root, 200) == &entries[2]);
	CHECK(!radix_tree_lookup(&root, 201));
	CHECK_EQ(radix_tree_gang_lookup(&root, found, 150, 10), 10);
	CHECK(found[0] == &entries[2] && found[9] == &entries[11]);
	for (i = 0; i < 300; i += 10)
		CHECK(radix_tree_tag_set(&root, i * 100, 1) == &entries[i]);
	CHECK(radix_tree_tagged(&root, 1) && !radix_tree_tagged(&root, 0));
	CHECK_EQ(radix_tree_gang_lookup_tag(&root, found, 1, 10, 1), 10);
	CHECK(found[0] == &entries[10]);
	radix_tree_tag_clear(&root, 1000, 1);
	CHECK(!radix_tree_tag_get(&root, 1000, 1));
	slot = radix_tree_lookup_slot(&root, 500);
	CHECK(*slot == &entries[5]);
	radix_tree_replace_slot(&root, slot, &entries[6]);
	CHECK(!radix_tree_delete_item(&root, 500, &entries[5]));
	CHECK(radix_tree_delete(&root, 500) == &entries[6]);
	radix_tree_for_each_slot(slot, &root, &iter, 0) {
		CHECK(radix_tree_lookup(&root, iter.index) == *slot);
		radix_tree_iter_delete(&root, &iter, slot);
		n++;
	}
	CHECK_EQ(n, 299);
	CHECK(radix_tree_empty(&root));
	CHECK_EQ(live_allocs, 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(steps_agree_with_a_table),
	UNIT_CASE(destroy_frees_all_nodes),
	UNIT_CASE(the_first_free_index_is_given_out),
	UNIT_CASE(a_full_array_grows_and_is_found_full),
	UNIT_CASE(cyclic_ids_go_round),
	UNIT_CASE(states_walk_and_may_pause),
	UNIT_CASE(idr_maps_ids),
	UNIT_CASE(idr_bases_cycles_and_preloads),
	UNIT_CASE(ida_hands_out_the_smallest),
	UNIT_CASE(the_old_interface_works),
	{ }
};
