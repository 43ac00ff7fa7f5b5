// SPDX-License-Identifier: MIT
/*
 * printk_levels.c - messages, how urgent they are, and how to say less.
 *
 * pr_debug() prints only where DEBUG is defined, as here. pr_*_once() says a
 * thing once, a rate limit lets some through and counts what it held back.
 */
#define DEBUG
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>

static void levels(void)
{
	pr_emerg("the system is unusable: %d\n", 0);
	pr_alert("%d\n", 1);
	pr_crit("%d\n", 2);
	pr_err("%d\n", 3);
	pr_warn("%d\n", 4);
	pr_notice("%d\n", 5);
	pr_info("%d\n", 6);
	pr_debug("%d, with DEBUG\n", 7);
	printk(KERN_INFO "printk with a level\n");
	printk("printk without one\n");
	pr_devel("pr_devel, with DEBUG\n");
	no_printk("never %d\n", 8);
}

static void continued(void)
{
	int i;

	pr_info("a line");
	for (i = 0; i < 3; i++)
		pr_cont(" of parts %d", i);
	pr_cont("\n");
	pr_info("without a newline");
	pr_info("is a line all the same\n");
	pr_info("two lines\nin one message\n");
	pr_info("\n");
	pr_info("a tab\there\n");
}

static void less(void)
{
	static DEFINE_RATELIMIT_STATE(limit, 3600 * HZ, 2);
	int i, through = 0;

	for (i = 0; i < 3; i++) {
		pr_info_once("once, i is %d\n", i);
		printk_once(KERN_INFO "printk_once %d\n", i);
	}
	ratelimit_set_flags(&limit, RATELIMIT_MSG_ON_RELEASE);
	for (i = 0; i < 5; i++)
		through += __ratelimit(&limit);
	pr_info("%d of 5 came through\n", through);
	for (i = 0; i < 3; i++)
		pr_info_ratelimited("limited, but not at %d\n", i);
}

static int __init levels_init(void)
{
	levels();
	continued();
	less();
	print_hex_dump(KERN_INFO, "dump: ", DUMP_PREFIX_OFFSET, 16, 1,
		       "kthreadd is process number two", 31, true);
	print_hex_dump_bytes("bytes: ", DUMP_PREFIX_NONE, "abc", 3);
	return 0;
}

static void __exit levels_exit(void)
{
}

module_init(levels_init);
module_exit(levels_exit);

MODULE_DESCRIPTION("pr_*(), pr_cont(), once, rate limits, hex dumps");
MODULE_LICENSE("Dual MIT/GPL");
