// SPDX-License-Identifier: MIT
/*
 * test_kfifo.c - a fifo gives back what went in, in order, whatever mixture of
 * calls is made: checked against a plain array. ASan watches the ends of rings
 * and buffers.
 *
 * Sources: kernel/lib/kfifo.c kernel/lib/string.c tests/unit/fakes_alloc.c
 */
#include <linux/kfifo.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "fakes_alloc.h"
#include "unit.h"

/* User space is a buffer of which so many bytes can be reached. */
static unsigned long reachable;

static unsigned long copy_what_is_reachable(void *to, const void *from,
					    unsigned long n)
{
	unsigned long m = n < reachable ? n : reachable;

	memcpy(to, from, m);
	reachable -= m;
	return n - m;
}

unsigned long _copy_from_user(void *to, const void *from, unsigned long n)
{
	return copy_what_is_reachable(to, from, n);
}

unsigned long _copy_to_user(void *to, const void *from, unsigned long n)
{
	return copy_what_is_reachable(to, from, n);
}

void copy_overflow(int size, unsigned long count)
{
	CHECK(!"copy_overflow");
}

struct pair {
	int a;
	long b;
};

static void types_have_their_sizes(void)
{
	static DEFINE_KFIFO(fixed, struct pair, 8);
	DECLARE_KFIFO(local, int, 4);
	STRUCT_KFIFO_REC_1(64) rec1;
	STRUCT_KFIFO_REC_2(64) rec2;
	DECLARE_KFIFO_PTR(ptr, long);

	INIT_KFIFO(local);
	INIT_KFIFO(rec1);
	INIT_KFIFO(rec2);
	INIT_KFIFO(ptr);
	CHECK_EQ(kfifo_size(&fixed), 8);
	CHECK_EQ(kfifo_esize(&fixed), sizeof(struct pair));
	CHECK_EQ(kfifo_size(&local), 4);
	CHECK_EQ(kfifo_esize(&local), 4);
	CHECK_EQ(kfifo_recsize(&local), 0);
	CHECK_EQ(kfifo_recsize(&rec1), 1);
	CHECK_EQ(kfifo_recsize(&rec2), 2);
	CHECK_EQ(kfifo_avail(&rec2), 62);
	CHECK(kfifo_initialized(&local) && !kfifo_initialized(&ptr));
	CHECK_EQ(kfifo_alloc(&local, 8, GFP_KERNEL), -EINVAL);
	CHECK_EQ(kfifo_init(&local, &rec1, 8), -EINVAL);
}

static void elements_come_in_order(void)
{
	DECLARE_KFIFO(f, struct pair, 4);
	struct pair p;
	int i;

	INIT_KFIFO(f);
	for (i = 0; i < 4; i++)
		CHECK_EQ(kfifo_put(&f, ((struct pair){ i, -i })), 1);
	CHECK_EQ(kfifo_put(&f, ((struct pair){ 9, 9 })), 0);
	CHECK(kfifo_is_full(&f) && !kfifo_avail(&f));
	for (i = 0; i < 4; i++) {
		CHECK_EQ(kfifo_peek(&f, &p), 1);
		CHECK(p.a == i && p.b == -i);
		CHECK_EQ(kfifo_get(&f, &p), 1);
		CHECK(p.a == i && p.b == -i);
	}
	CHECK_EQ(kfifo_get(&f, &p), 0);
	CHECK_EQ(kfifo_peek(&f, &p), 0);
	CHECK(kfifo_is_empty(&f));
}

static void pointers_may_be_elements(void)
{
	DECLARE_KFIFO(f, char *, 2);
	char *s;

	INIT_KFIFO(f);
	CHECK_EQ(kfifo_put(&f, "one"), 1);
	CHECK_EQ(kfifo_get(&f, &s), 1);
	CHECK_STR(s, "one");
}

static void sizes_are_rounded(void)
{
	struct kfifo f;
	char buf[100];

	CHECK_EQ(kfifo_alloc(&f, 1, GFP_KERNEL), -EINVAL);
	CHECK_EQ(kfifo_alloc(&f, 100, GFP_KERNEL), 0);
	CHECK_EQ(kfifo_size(&f), 128);
	kfifo_free(&f);
	CHECK(!kfifo_initialized(&f));
	CHECK_EQ(live_allocs, 0);
	CHECK_EQ(kfifo_init(&f, buf, sizeof(buf)), 0);
	CHECK_EQ(kfifo_size(&f), 64);
	CHECK_EQ(kfifo_init(&f, buf, 1), -EINVAL);
	allocs_left = 0;
	CHECK_EQ(kfifo_alloc(&f, 8, GFP_KERNEL), -ENOMEM);
	kfifo_free(&f);
}

/* Any mixture of steps on a fifo of ints, against an array. */
static void mixtures_agree_with_an_array(void)
{
	static int model[1 << 20];
	DECLARE_KFIFO_PTR(f, int);
	unsigned int head = 0, tail = 0, n, got, i, at, step;
	int buf[40], *p;

	CHECK_EQ(kfifo_alloc(&f, 32, GFP_KERNEL), 0);
	/* the counters wrap on the way */
	f.kfifo.in = f.kfifo.out = -500;
	for (step = 0; step < 20000; step++) {
		n = unit_random() % 40;
		CHECK_EQ(kfifo_len(&f), head - tail);
		CHECK_EQ(kfifo_avail(&f), 32 - (head - tail));
		CHECK_EQ(kfifo_peek_len(&f), (head - tail) * sizeof(int));
		switch (unit_random() % 6) {
		case 0:
		case 1:
			for (i = 0; i < n; i++)
				buf[i] = unit_random();
			got = kfifo_in(&f, buf, n);
			CHECK_EQ(got, n < 32 - (head - tail) ? n :
				 32 - (head - tail));
			memcpy(model + head, buf, got * sizeof(int));
			head += got;
			break;
		case 2:
			got = kfifo_out(&f, buf, n);
			CHECK_EQ(got, n < head - tail ? n : head - tail);
			CHECK(!memcmp(buf, model + tail, got * sizeof(int)));
			tail += got;
			break;
		case 3:
			got = kfifo_out_peek(&f, buf, n);
			CHECK(!memcmp(buf, model + tail, got * sizeof(int)));
			break;
		case 4:
			got = kfifo_out_linear_ptr(&f, &p, n);
			CHECK(got == kfifo_out_linear(&f, &at, n) &&
			      (int *)f.kfifo.data + at == p);
			CHECK(!memcmp(p, model + tail, got * sizeof(int)));
			kfifo_skip_count(&f, got);
			tail += got;
			break;
		default:
			if (head == tail)
				break;
			kfifo_skip(&f);
			tail++;
		}
	}
	CHECK(head > 1000);
	kfifo_reset_out(&f);
	CHECK(kfifo_is_empty(&f));
	kfifo_reset(&f);
	CHECK_EQ(f.kfifo.in, 0);
	kfifo_free(&f);
	CHECK_EQ(live_allocs, 0);
}

/* The same for records, of which each goes in and comes out as a whole. */
static void records_agree_with_an_array(void)
{
	static unsigned char text[600], lens[1 << 16];
	STRUCT_KFIFO_REC_1(256) f;
	unsigned int head = 0, tail = 0, used = 0, n, got, step;
	unsigned char buf[300];

	INIT_KFIFO(f);
	for (n = 0; n < sizeof(text); n++)
		text[n] = n * 7;
	for (step = 0; step < 20000; step++) {
		if (unit_random() % 2) {
			n = 1 + unit_random() % 100;
			got = kfifo_in(&f, text + n, n);
			CHECK_EQ(got, used + n + 1 <= 256 ? n : 0);
			if (got) {
				lens[head++] = n;
				used += n + 1;
			}
			continue;
		}
		n = unit_random() % sizeof(buf);
		got = kfifo_out(&f, buf, n);
		if (head == tail) {
			CHECK_EQ(got, 0);
			continue;
		}
		CHECK_EQ(got, lens[tail] < n ? lens[tail] : n);
		CHECK(!memcmp(buf, text + lens[tail], got));
		used -= lens[tail++] + 1;
		if (head == tail)
			continue;
		CHECK_EQ(kfifo_peek_len(&f), lens[tail]);
		if (unit_random() % 8)
			continue;
		kfifo_skip(&f);
		used -= lens[tail++] + 1;
	}
	CHECK(head > 1000);
}

static void a_record_too_long_for_its_length_is_refused(void)
{
	static unsigned char big[400];
	struct kfifo_rec_ptr_1 f1;
	struct kfifo_rec_ptr_2 f2;

	CHECK_EQ(kfifo_alloc(&f1, 1024, GFP_KERNEL), 0);
	CHECK_EQ(kfifo_alloc(&f2, 1024, GFP_KERNEL), 0);
	CHECK_EQ(kfifo_in(&f1, big, 255), 255);
	CHECK_EQ(kfifo_in(&f1, big, 256), 0);
	CHECK_EQ(kfifo_in(&f2, big, 400), 400);
	CHECK_EQ(kfifo_peek_len(&f2), 400);
	kfifo_free(&f1);
	kfifo_free(&f2);
}

static void user_space_may_end_early(void)
{
	DECLARE_KFIFO(f, int, 8);
	unsigned int copied;
	int in[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, out[8] = { 0 };

	INIT_KFIFO(f);
	reachable = 1000;
	f.kfifo.in = f.kfifo.out = 5;	/* so that it runs over the end */
	CHECK_EQ(kfifo_from_user(&f, in, sizeof(in) - 1, &copied), 0);
	CHECK_EQ(copied, 7 * sizeof(int));
	reachable = 3 * sizeof(int) + 2;
	CHECK_EQ(kfifo_to_user(&f, out, sizeof(out), &copied), -EFAULT);
	CHECK_EQ(copied, 3 * sizeof(int));
	CHECK(out[2] == 3 && kfifo_len(&f) == 4);
	reachable = sizeof(int);
	CHECK_EQ(kfifo_from_user(&f, in, sizeof(in), &copied), -EFAULT);
	CHECK_EQ(copied, sizeof(int));
	reachable = 1000;
	CHECK_EQ(kfifo_to_user(&f, out, sizeof(out), &copied), 0);
	CHECK_EQ(copied, 5 * sizeof(int));
	CHECK(out[0] == 4 && out[3] == 7 && out[4] == 1);
	CHECK_EQ(kfifo_to_user(&f, out, sizeof(out), &copied), 0);
	CHECK_EQ(copied, 0);
}

static void a_record_is_copied_as_a_whole(void)
{
	STRUCT_KFIFO_REC_2(64) f;
	unsigned int copied;
	char out[32];

	INIT_KFIFO(f);
	reachable = 7;
	CHECK_EQ(kfifo_from_user(&f, "a record", 8, &copied), -EFAULT);
	CHECK(copied == 0 && kfifo_is_empty(&f));
	reachable = 1000;
	CHECK_EQ(kfifo_from_user(&f, "a record", 8, &copied), 0);
	CHECK_EQ(copied, 8);
	reachable = 3;
	CHECK_EQ(kfifo_to_user(&f, out, sizeof(out), &copied), -EFAULT);
	CHECK(copied == 0 && kfifo_len(&f) == 10);
	reachable = 1000;
	CHECK_EQ(kfifo_to_user(&f, out, 4, &copied), 0);
	CHECK(copied == 4 && kfifo_is_empty(&f));
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(types_have_their_sizes),
	UNIT_CASE(elements_come_in_order),
	UNIT_CASE(pointers_may_be_elements),
	UNIT_CASE(sizes_are_rounded),
	UNIT_CASE(mixtures_agree_with_an_array),
	UNIT_CASE(records_agree_with_an_array),
	UNIT_CASE(a_record_too_long_for_its_length_is_refused),
	UNIT_CASE(user_space_may_end_early),
	UNIT_CASE(a_record_is_copied_as_a_whole),
	{ }
};
