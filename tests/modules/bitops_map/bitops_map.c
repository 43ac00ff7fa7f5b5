// SPDX-License-Identifier: MIT
/*
 * bitops_map.c - a map of free places, one bit each.
 *
 * set_bit() and its kin are atomic, __set_bit() and its kin are for who holds a
 * lock. test_and_set_bit() is how two threads find out who was first: four of
 * them take numbers here, and none is taken twice.
 */
#define pr_fmt(fmt) "bitops: " fmt

#include <linux/atomic.h>
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>

#define PLACES	200
#define THREADS	4

static DECLARE_BITMAP(taken, PLACES);
static int owner_of[PLACES];
static atomic_t doubles = ATOMIC_INIT(0);
static struct completion finished;

static int taker(void *data)
{
	int me = (long)data, n;

	for (n = 0; n < PLACES; n++) {
		if (test_and_set_bit(n, taken))
			continue;
		if (owner_of[n])
			atomic_inc(&doubles);
		owner_of[n] = me;
	}
	kthread_complete_and_exit(&finished, 0);
}

static void one_word(void)
{
	unsigned long word = 0;
	unsigned int bit;

	set_bit(3, &word);
	__set_bit(40, &word);
	change_bit(63, &word);
	pr_info("word %#lx, weight %lu\n", word, hweight_long(word));
	pr_info("first %lu, last %lu, first zero %lu\n", __ffs(word),
		__fls(word), ffz(word));
	pr_info("ffs %d, fls %d, fls64 %d\n", ffs(0x50), fls(0x50),
		fls64(word));
	pr_info("test_and_clear %d\n", test_and_clear_bit(40, &word));
	pr_info("test_and_clear %d\n", test_and_clear_bit(40, &word));
	for_each_set_bit(bit, &word, BITS_PER_LONG)
		pr_info("bit %u is set\n", bit);
	pr_info("masks %#lx %#lx, rotated %#x\n", BIT(5), GENMASK(11, 8),
		rol32(0x80000001, 4));
	pr_info("sign extended %d, order of 4097: %d\n", sign_extend32(0xf0, 7),
		get_count_order(4097));
}

static int __init map_init(void)
{
	struct task_struct *task;
	long i;

	one_word();
	init_completion(&finished);
	for (i = 0; i < THREADS; i++) {
		task = kthread_run(taker, (void *)(i + 1), "taker/%ld", i);
		if (IS_ERR(task))
			break;
	}
	while (i--)
		wait_for_completion(&finished);
	pr_info("taken: %d of %d, twice: %d, full: %d\n",
		bitmap_weight(taken, PLACES), PLACES, atomic_read(&doubles),
		bitmap_full(taken, PLACES));
	bitmap_clear(taken, 70, 60);
	pr_info("free again from %lu to %lu\n",
		find_first_zero_bit(taken, PLACES),
		find_next_bit(taken, PLACES, 70));
	return 0;
}

static void __exit map_exit(void)
{
}

module_init(map_init);
module_exit(map_exit);

MODULE_DESCRIPTION("set_bit(), test_and_set_bit(), for_each_set_bit()");
MODULE_LICENSE("Dual MIT/GPL");
