// SPDX-License-Identifier: MIT
/*
 * symbols_use.c - a module that uses what another one exports.
 *
 * It can be loaded only after symbols_export.
 */
#define pr_fmt(fmt) "use: " fmt

#include <linux/module.h>

#include "symbols.h"

static int __init use_init(void)
{
	pr_info("the counter is %d\n", symbols_counter);
	symbols_add(3);
	pr_info("and now it is %d\n", symbols_add(4));
	return 0;
}

static void __exit use_exit(void)
{
	symbols_counter = 100;
}

module_init(use_init);
module_exit(use_exit);

MODULE_DESCRIPTION("uses the symbols of symbols_export");
MODULE_LICENSE("Dual MIT/GPL");
