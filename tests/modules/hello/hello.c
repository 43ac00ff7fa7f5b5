// SPDX-License-Identifier: MIT
/*
 * hello.c - the smallest module: a function that runs when it is loaded and one
 * that runs when it is removed.
 *
 * __init code is thrown away once the module is loaded, so nothing that runs
 * later may call it. A module without an exit function could not be removed.
 */
#include <linux/init.h>
#include <linux/module.h>

static int __init hello_init(void)
{
	pr_info("hello: hello, world\n");
	return 0;
}

static void __exit hello_exit(void)
{
	pr_info("hello: goodbye, world\n");
}

module_init(hello_init);
module_exit(hello_exit);

MODULE_DESCRIPTION("says hello and goodbye");
MODULE_AUTHOR("pid2");
MODULE_LICENSE("Dual MIT/GPL");
