// SPDX-License-Identifier: MIT
/*
 * main.c - a module of two source files: its Kbuild names it and its parts.
 */
#include <linux/module.h>

#include "sum.h"

static int from = 1;
static int upto = 10;
module_param(from, int, 0444);
module_param(upto, int, 0444);

static int __init two_init(void)
{
	pr_info(KBUILD_MODNAME ": from %d to %d: %d\n", from, upto,
		sum(from, upto));
	pr_info("%s: module %s, %s\n", KBUILD_MODNAME, THIS_MODULE->name,
		TWO_FILES_WORD);
	return 0;
}

static void __exit two_exit(void)
{
	pr_info("%s: %d calls\n", module_name(THIS_MODULE), sum_calls);
}

module_init(two_init);
module_exit(two_exit);

MODULE_DESCRIPTION("one module of two files");
MODULE_LICENSE("Dual MIT/GPL");
