// SPDX-License-Identifier: MIT
/*
 * test_data.c - the small data structures and the arithmetic: against loops
 * that are too simple to be wrong, and against published values.
 *
 * Sources: kernel/lib/bitmap.c kernel/lib/find_bit.c kernel/lib/kstrtox.c kernel/lib/string.c kernel/lib/list_sort.c kernel/lib/sort.c kernel/lib/math.c kernel/lib/crc.c kernel/lib/uuid.c kernel/lib/hexdump.c kernel/lib/rbtree.c kernel/lib/random.c
 */
#include <linux/bitfield.h>
#include <linux/bitmap.h>
#include <linux/circ_buf.h>
#include <linux/crc-ccitt.h>
#include <linux/crc16.h>
#include <linux/crc32c.h>
#include <linux/crc8.h>
#include <linux/errno.h>
#include <linux/gcd.h>
#include <linux/hashtable.h>
#include <linux/jhash.h>
#include <linux/lcm.h>
#include <linux/list_sort.h>
#include <linux/llist.h>
#include <linux/math64.h>
#include <linux/min_heap.h>
#include <linux/minmax.h>
#include <linux/overflow.h>
#include <linux/plist.h>
#include <linux/random.h>
#include <linux/rbtree.h>
#include <linux/sort.h>
#include <linux/uuid.h>
#include "unit.h"

static void bitmaps_shift_any_distance(void)
{
	DECLARE_BITMAP(src, 200);
	DECLARE_BITMAP(left, 200);
	DECLARE_BITMAP(right, 200);
	unsigned int round, i, shift;

	for (round = 0; round < 300; round++) {
		for (i = 0; i < 4; i++)
			src[i] = unit_random();
		shift = unit_random() % 220;
		bitmap_shift_left(left, src, shift, 200);
		bitmap_shift_right(right, src, shift, 200);
		for (i = 0; i < 200; i++) {
			CHECK_EQ(test_bit(i, left),
				 i >= shift && test_bit(i - shift, src));
			CHECK_EQ(test_bit(i, right), i + shift < 200 &&
				 test_bit(i + shift, src));
		}
	}
}

static void regions_of_bits_are_aligned(void)
{
	DECLARE_BITMAP(map, 128);
	u32 words[4] = { 0x80000001, 0, 5, 0xffff0000 }, back[4];

	bitmap_zero(map, 128);
	CHECK_EQ(bitmap_find_free_region(map, 128, 3), 0);
	CHECK_EQ(bitmap_find_free_region(map, 128, 0), 8);
	CHECK_EQ(bitmap_find_free_region(map, 128, 5), 32);
	CHECK_EQ(bitmap_allocate_region(map, 32, 1), -EBUSY);
	bitmap_release_region(map, 0, 3);
	CHECK_EQ(bitmap_find_free_region(map, 128, 2), 0);
	CHECK_EQ(bitmap_find_free_region(map, 128, 7), -ENOMEM);
	bitmap_from_arr32(map, words, 128);
	CHECK(test_bit(0, map) && test_bit(31, map) && test_bit(66, map));
	bitmap_to_arr32(back, map, 128);
	CHECK(!memcmp(words, back, sizeof(words)));
	CHECK_EQ(bitmap_read(map, 60, 10), 5 << 4);
	bitmap_write(map, 0x2aa, 60, 10);
	CHECK_EQ(bitmap_read(map, 60, 10), 0x2aa);
	CHECK_EQ(bitmap_read(map, 0, 32), 0x80000001);
}

static void bits_extend_and_rotate(void)
{
	unsigned long flags = 0xf0;

	CHECK_EQ(sign_extend32(0x80, 7), -128);
	CHECK_EQ(sign_extend32(0x7f, 7), 127);
	CHECK_EQ(sign_extend64(0x8000000000ull, 39), -0x8000000000ll);
	CHECK_EQ(rol8(0x81, 1), 0x03);
	CHECK_EQ(ror16(1, 1), 0x8000);
	CHECK_EQ(fns(0x8112, 2), 8);
	CHECK_EQ(fns(0x8112, 9), 64);
	CHECK_EQ(get_count_order_long(5), 3);
	set_mask_bits(&flags, 0xff, 0x0f);
	CHECK_EQ(flags, 0x0f);
	CHECK(!bit_clear_unless(&flags, 0x0f, 0x01) && flags == 0x0f);
	CHECK(bit_clear_unless(&flags, 0x0f, 0x10) && flags == 0);
}

static void fields_go_in_and_out(void)
{
	u32 reg = 0xdeadbeef;

	CHECK_EQ(FIELD_GET(GENMASK(15, 8), reg), 0xbe);
	CHECK_EQ(FIELD_PREP(GENMASK(15, 8), 0x12), 0x1200);
	CHECK_EQ(FIELD_MAX(GENMASK(15, 8)), 0xff);
	CHECK(FIELD_FIT(GENMASK(15, 8), 0xff) && !FIELD_FIT(GENMASK(15, 8), 256));
	CHECK_EQ(u32_get_bits(reg, GENMASK(7, 4)), 0xe);
	CHECK_EQ(u32_replace_bits(reg, 1, GENMASK(7, 4)), 0xdeadbe1f);
	u32p_replace_bits(&reg, 0, GENMASK(31, 16));
	CHECK_EQ(reg, 0xbeef);
	CHECK_EQ(be16_get_bits(cpu_to_be16(0x1234), 0xff00), 0x12);
}

static void overflow_is_noticed(void)
{
	struct flex { int n; u16 data[]; } *p = NULL;
	u8 small;
	int i;

	CHECK(check_add_overflow(200, 100, &small) && small == 44);
	CHECK(!check_sub_overflow(5, 7, &i) && i == -2);
	CHECK(check_mul_overflow(1 << 20, 1 << 20, &i));
	CHECK(check_shl_overflow(1, 31, &i) && check_shl_overflow(1, 40, &i));
	CHECK(!check_shl_overflow(3, 4, &i) && i == 48);
	CHECK_EQ(size_add(~0UL - 3, 4), ~0UL);
	CHECK_EQ(array_size(~0UL / 2, 3), ~0UL);
	CHECK_EQ(struct_size(p, data, 10), 24);
	CHECK_EQ(size_sub(3, 4), ~0UL);
	CHECK(range_overflows(5u, 10u, 14u) && !range_overflows(5u, 9u, 14u));
	CHECK_EQ(type_max(s16), 32767);
	CHECK_EQ(type_min(s16), -32768);
	CHECK_EQ(type_max(u8), 255);
	CHECK(overflows_type(256, u8) && !overflows_type(255, u8));
}

static void numbers_divide_and_root(void)
{
	int list[] = { 3, -4, 9 };
	unsigned long x, r;
	unsigned int i;

	CHECK_EQ(gcd(48, 36), 12);
	CHECK_EQ(gcd(0, 7), 7);
	CHECK_EQ(lcm(4, 6), 12);
	CHECK_EQ(lcm_not_zero(0, 6), 6);
	CHECK_EQ(int_pow(7, 5), 16807);
	for (i = 0; i < 2000; i++) {
		x = unit_random() >> unit_random() % 64;
		r = int_sqrt(x);
		CHECK(r * r <= x && ((r + 1) * (r + 1) > x || r == 0xffffffff));
	}
	CHECK_EQ(DIV_ROUND_CLOSEST(-7, 2), -4);
	CHECK_EQ(DIV_ROUND_CLOSEST(7u, 2), 4);
	CHECK_EQ(DIV_ROUND_CLOSEST(7, 3), 2);
	CHECK_EQ(abs_diff(3u, 5u), 2);
	CHECK_EQ(min_not_zero(0, 5), 5);
	CHECK_EQ(min_array(list, 3), -4);
	CHECK_EQ(max_array(list, 3), 9);
	CHECK(in_range(5, 5, 1) && !in_range(6, 5, 1) && !in_range(4, 5, 9));
	CHECK_EQ(mul_u64_u64_div_u64(~0ull, 1000, 2000), ~0ull / 2);
	CHECK_EQ(DIV_S64_ROUND_CLOSEST(-7ll, 2), -4);
}

/* published: lookup3.c, and the CRC catalogue's check of "123456789" */
static void hashes_and_checks_have_their_values(void)
{
	static const char text[] = "Four score and seven years ago";
	static const u8 check[] = "123456789";
	static u8 table[256];
	u32 words[5] = { 1, 2, 3, 4, 5 };

	CHECK_EQ(jhash(text, 30, 0), 0x17770551);
	CHECK_EQ(jhash(text, 30, 1), 0xcd628161);
	CHECK_EQ(jhash("", 0, 0), 0xdeadbeef);
	CHECK_EQ(jhash2(words, 5, 7), jhash(words, 20, 7));
	CHECK_EQ(jhash_3words(1, 2, 3, 7), jhash2(words, 3, 7));
	CHECK_EQ(jhash_2words(1, 2, 7), jhash2(words, 2, 7));
	CHECK_EQ(jhash_1word(1, 7), jhash2(words, 1, 7));
	CHECK_EQ(hash_32(1, 8), 0x61);
	CHECK_EQ(hash_64(1, 8), 0x61);
	CHECK_EQ(crc32_le(~0, check, 9) ^ ~0u, 0xcbf43926);
	CHECK_EQ(crc32_be(~0, check, 9), 0x0376e6e7);
	CHECK_EQ(crc32c(~0, check, 9) ^ ~0u, 0xe3069283);
	CHECK_EQ(crc16(0, check, 9), 0xbb3d);
	CHECK_EQ(crc_ccitt(0, check, 9), 0x2189);
	crc8_populate_msb(table, 0x07);
	CHECK_EQ(crc8(table, check, 9, 0), 0xf4);
	crc8_populate_lsb(table, 0x8c);
	CHECK_EQ(crc8(table, check, 9, 0), 0xa1);
}

static void uuids_are_read_and_made(void)
{
	guid_t guid = GUID_INIT(0x00112233, 0x4455, 0x6677, 0x88, 0x99, 0xaa,
				0xbb, 0xcc, 0xdd, 0xee, 0xff), g;
	uuid_t uuid, u;

	CHECK_EQ(guid_parse("00112233-4455-6677-8899-aabbccddeeff", &g), 0);
	CHECK(guid_equal(&g, &guid));
	CHECK_EQ(uuid_parse("00112233-4455-6677-8899-AABBCCDDEEFF", &uuid), 0);
	CHECK(uuid.b[0] == 0 && uuid.b[3] == 0x33 && uuid.b[15] == 0xff);
	CHECK_EQ(uuid_parse("00112233-4455-6677-8899_AABBCCDDEEFF", &u), -EINVAL);
	CHECK_EQ(uuid_parse("0011", &u), -EINVAL);
	uuid_gen(&u);
	CHECK(u.b[6] >> 4 == 4 && u.b[8] >> 6 == 2 && !uuid_is_null(&u));
}

struct num {
	struct list_head list;
	struct hlist_node hash;
	struct plist_node prio;
	struct llist_node llist;
	struct rb_node rb;
	int key, serial;
};

static struct num nums[500];

static int cmp_num(void *priv, const struct list_head *a,
		   const struct list_head *b)
{
	(*(int *)priv)++;
	return list_entry(a, struct num, list)->key >
	       list_entry(b, struct num, list)->key;
}

static void lists_are_sorted_and_stable(void)
{
	LIST_HEAD(head);
	unsigned int n, i, seen;
	struct num *p, *last;
	int compared = 0;

	for (n = 0; n <= 500; n += n < 20 ? 1 : 96) {
		INIT_LIST_HEAD(&head);
		for (i = 0; i < n; i++) {
			nums[i].key = unit_random() % 50;
			nums[i].serial = i;
			list_add_tail(&nums[i].list, &head);
		}
		compared = 0;
		list_sort(&compared, &head, cmp_num);
		last = NULL;
		seen = 0;
		list_for_each_entry(p, &head, list) {
			CHECK(!last || last->key < p->key ||
			      (last->key == p->key && last->serial < p->serial));
			CHECK(p->list.prev == (last ? &last->list : &head));
			last = p;
			seen++;
		}
		CHECK_EQ(seen, n);
		CHECK(compared <= (int)n * 10);
	}
}

static void a_plist_keeps_priorities(void)
{
	PLIST_HEAD(head);
	struct num *p, *last = NULL;
	int i, n = 0;

	for (i = 0; i < 200; i++) {
		nums[i].serial = i;
		plist_node_init(&nums[i].prio, unit_random() % 10);
		plist_add(&nums[i].prio, &head);
	}
	for (i = 0; i < 200; i += 3)
		plist_del(&nums[i].prio, &head);
	CHECK(plist_node_empty(&nums[0].prio) && !plist_node_empty(&nums[1].prio));
	plist_for_each_entry(p, &head, prio) {
		CHECK(!last || last->prio.prio < p->prio.prio ||
		      (last->prio.prio == p->prio.prio && last->serial < p->serial));
		last = p;
		n++;
	}
	CHECK_EQ(n, 133);
	CHECK(plist_last_entry(&head, struct num, prio) == last);
}

static void a_hashtable_finds_its_own(void)
{
	DEFINE_HASHTABLE(table, 5);
	struct hlist_node *tmp;
	struct num *p;
	int i, n = 0, bkt;

	CHECK(hash_empty(table));
	CHECK_EQ(HASH_BITS(table), 5);
	for (i = 0; i < 300; i++) {
		nums[i].key = i * 7;
		hash_add(table, &nums[i].hash, nums[i].key);
	}
	for (i = 0; i < 300; i++) {
		struct num *found = NULL;

		hash_for_each_possible(table, p, hash, i * 7)
			if (p->key == i * 7)
				found = p;
		CHECK(found == &nums[i]);
	}
	hash_for_each(table, bkt, p, hash)
		n++;
	CHECK_EQ(n, 300);
	hash_for_each_safe(table, bkt, tmp, p, hash)
		hash_del(&p->hash);
	CHECK(hash_empty(table) && !hash_hashed(&nums[0].hash));
}

static bool less_int(const void *a, const void *b, void *args)
{
	return *(const int *)a < *(const int *)b;
}

static void a_heap_gives_the_smallest_first(void)
{
	static const struct min_heap_callbacks calls = { .less = less_int };
	DEFINE_MIN_HEAP(int, int_heap) heap;
	int data[64], i, v, last = -1;

	min_heap_init(&heap, data, 64);
	for (i = 0; i < 64; i++) {
		v = unit_random() % 1000;
		CHECK(min_heap_push(&heap, &v, &calls, NULL));
	}
	CHECK(min_heap_full(&heap));
	min_heap_del(&heap, 10, &calls, NULL);
	for (i = 0; i < 63; i++) {
		CHECK(*min_heap_peek(&heap) >= last);
		last = *min_heap_peek(&heap);
		min_heap_pop(&heap, &calls, NULL);
	}
	CHECK(!min_heap_peek(&heap));
}

static int cmp_priv(const void *a, const void *b, const void *priv)
{
	const int *keys = priv;

	return keys[*(const u8 *)a] - keys[*(const u8 *)b];
}

static void sort_r_hands_on_what_it_was_given(void)
{
	int keys[8] = { 5, 3, 9, 1, 7, 0, 8, 2 }, i;
	u8 order[8] = { 0, 1, 2, 3, 4, 5, 6, 7 };

	sort_r(order, 8, 1, cmp_priv, NULL, keys);
	for (i = 1; i < 8; i++)
		CHECK(keys[order[i - 1]] < keys[order[i]]);
}

static void rings_count_what_is_in_them(void)
{
	int head, tail;

	for (head = 0; head < 16; head++) {
		for (tail = 0; tail < 16; tail++) {
			int n = (head - tail + 16) % 16;

			CHECK_EQ(CIRC_CNT(head, tail, 16), n);
			CHECK_EQ(CIRC_SPACE(head, tail, 16), 15 - n);
			CHECK_EQ(CIRC_CNT_TO_END(head, tail, 16),
				 n < 16 - tail ? n : 16 - tail);
			CHECK_EQ(CIRC_SPACE_TO_END(head, tail, 16),
				 15 - n < 16 - head ? 15 - n : 16 - head);
		}
	}
}

static int cmp_rb(struct rb_node *a, const struct rb_node *b)
{
	return rb_entry(a, struct num, rb)->key - rb_entry(b, struct num, rb)->key;
}

static int cmp_key(const void *key, const struct rb_node *b)
{
	return *(const int *)key - rb_entry(b, struct num, rb)->key;
}

static bool less_rb(struct rb_node *a, const struct rb_node *b)
{
	return cmp_rb(a, b) < 0;
}

static void trees_find_all_and_free_children_first(void)
{
	struct rb_root root = RB_ROOT;
	struct rb_node *node;
	struct num *p, *next;
	int i, n, key = 7;

	for (i = 0; i < 300; i++) {
		nums[i].key = i % 50;
		nums[i].serial = 0;
		rb_add(&nums[i].rb, &root, less_rb);
	}
	n = 0;
	rb_for_each(node, &key, &root, cmp_key)
		n++;
	CHECK_EQ(n, 6);
	nums[400].key = 20;
	CHECK(rb_find_add(&nums[400].rb, &root, cmp_rb));
	nums[400].key = 99;
	CHECK(!rb_find_add(&nums[400].rb, &root, cmp_rb));
	n = 0;
	rbtree_postorder_for_each_entry_safe(p, next, &root, rb) {
		struct rb_node *l = p->rb.rb_left, *r = p->rb.rb_right;

		CHECK(!l || rb_entry(l, struct num, rb)->serial == 1);
		CHECK(!r || rb_entry(r, struct num, rb)->serial == 1);
		p->serial = 1;
		n++;
	}
	CHECK_EQ(n, 301);
}

static void the_newest_of_an_llist_comes_first(void)
{
	LLIST_HEAD(head);
	struct llist_node *n;
	int i;

	for (i = 0; i < 3; i++)
		CHECK_EQ(llist_add(&nums[i].llist, &head), i == 0);
	n = llist_del_first(&head);
	CHECK(n == &nums[2].llist);
	CHECK(!llist_del_first_this(&head, &nums[0].llist));
	CHECK(llist_del_first_this(&head, &nums[1].llist));
	CHECK(llist_del_first_init(&head) == &nums[0].llist);
	CHECK(!llist_on_list(&nums[0].llist) && llist_empty(&head));
	CHECK(!llist_del_first(&head));
}

/* the state after prandom_seed_state(.., 1), worked out by the formula */
static void a_seed_gives_its_sequence(void)
{
	struct rnd_state a, b;
	u8 bytes[9];
	u32 first;

	prandom_seed_state(&a, 12345);
	prandom_seed_state(&b, 12345);
	first = prandom_u32_state(&a);
	CHECK_EQ(first, prandom_u32_state(&b));
	CHECK(first != prandom_u32_state(&b));
	prandom_bytes_state(&a, bytes, 9);
	prandom_seed_state(&b, 1);
	CHECK(b.s1 == 1025 && b.s4 == 1025);
	CHECK_EQ(get_random_u32_inclusive(7, 7), 7);
	CHECK(get_random_u32_above(0xfffffffe) == 0xffffffff);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(bitmaps_shift_any_distance),
	UNIT_CASE(regions_of_bits_are_aligned),
	UNIT_CASE(bits_extend_and_rotate),
	UNIT_CASE(fields_go_in_and_out),
	UNIT_CASE(overflow_is_noticed),
	UNIT_CASE(numbers_divide_and_root),
	UNIT_CASE(hashes_and_checks_have_their_values),
	UNIT_CASE(uuids_are_read_and_made),
	UNIT_CASE(lists_are_sorted_and_stable),
	UNIT_CASE(a_plist_keeps_priorities),
	UNIT_CASE(a_hashtable_finds_its_own),
	UNIT_CASE(a_heap_gives_the_smallest_first),
	UNIT_CASE(sort_r_hands_on_what_it_was_given),
	UNIT_CASE(rings_count_what_is_in_them),
	UNIT_CASE(trees_find_all_and_free_children_first),
	UNIT_CASE(the_newest_of_an_llist_comes_first),
	UNIT_CASE(a_seed_gives_its_sequence),
	{ }
};
