// SPDX-License-Identifier: MIT
/* prime.c - the first foreign module, so that Linux has said its piece. */
#include <linux/module.h>

static int __init prime_init(void)
{
	return 0;
}

static void __exit prime_exit(void)
{
}

module_init(prime_init);
module_exit(prime_exit);
MODULE_DESCRIPTION("taints the kernel before anybody looks");
MODULE_LICENSE("Dual MIT/GPL");
