// SPDX-License-Identifier: MIT
/*
 * symbols_export.c - a module that offers functions and data to others.
 *
 * Nothing of a module is visible to others unless it is exported. While another
 * module uses a symbol, this one cannot be removed.
 */
#define pr_fmt(fmt) "export: " fmt

#include <linux/module.h>

#include "symbols.h"

int symbols_counter;
EXPORT_SYMBOL(symbols_counter);

/* In the order of calling. */
int symbols_add(int n)
{
	symbols_counter += n;
	pr_info("%d added: %d\n", n, symbols_counter);
	return symbols_counter;
}
EXPORT_SYMBOL_GPL(symbols_add);

static int __init export_init(void)
{
	pr_info("two symbols are offered\n");
	return 0;
}

static void __exit export_exit(void)
{
	pr_info("the counter was %d\n", symbols_counter);
}

module_init(export_init);
module_exit(export_exit);

MODULE_DESCRIPTION("exports symbols");
MODULE_LICENSE("Dual MIT/GPL");
