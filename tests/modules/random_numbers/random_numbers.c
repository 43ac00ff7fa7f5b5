// SPDX-License-Identifier: MIT
/*
 * random_numbers.c - chance, and what is certain about it.
 */
#define pr_fmt(fmt) "random: " fmt

#include <linux/bitops.h>
#include <linux/module.h>
#include <linux/prandom.h>
#include <linux/random.h>
#include <linux/string.h>

#define DRAWS	1000

static void bounds(void)
{
	u32 seen = 0, x, wrong = 0;
	int i, ones = 0;

	for (i = 0; i < DRAWS; i++) {
		x = get_random_u32_below(10);
		wrong += x >= 10;
		seen |= BIT(x);
		x = get_random_u32_inclusive(5, 7);
		wrong += x < 5 || x > 7;
		ones += hweight32(get_random_u32());
	}
	pr_info("%d draws below 10: all came %d, too large %u\n", DRAWS,
		seen == 0x3ff, wrong);
	pr_info("half of the bits are ones, more or less: %d\n",
		ones > 15 * DRAWS && ones < 17 * DRAWS);
}

static int __init numbers_init(void)
{
	static u8 a[32], b[32];
	struct rnd_state state;
	u32 first, again;

	get_random_bytes(a, sizeof(a));
	get_random_bytes(b, sizeof(b));
	pr_info("two keys are the same: %d, all zero: %d\n",
		!memcmp(a, b, sizeof(a)), !memchr_inv(a, 0, sizeof(a)));
	pr_info("two numbers of 64 bits are the same: %d\n",
		get_random_u64() == get_random_u64());
	bounds();

	/* for tests: the same seed gives the same numbers */
	prandom_seed_state(&state, 2);
	first = prandom_u32_state(&state);
	prandom_seed_state(&state, 2);
	again = prandom_u32_state(&state);
	pr_info("pseudo random from a seed: %#x, again %#x\n", first, again);
	return 0;
}

static void __exit numbers_exit(void)
{
}

module_init(numbers_init);
module_exit(numbers_exit);

MODULE_DESCRIPTION("get_random_*(), prandom");
MODULE_LICENSE("Dual MIT/GPL");
