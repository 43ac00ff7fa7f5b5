// SPDX-License-Identifier: MIT
/*
 * crc_sums.c - checksums of the library.
 */
#define pr_fmt(fmt) "crc: " fmt

#include <linux/crc32.h>
#include <linux/module.h>
#include <linux/string.h>

static int __init sums_init(void)
{
	static const char text[] = "123456789";
	size_t len = strlen(text);
	u32 crc;

	pr_info("crc32_le %08x, as zip and Ethernet: %08x\n",
		crc32_le(~0, text, len), ~crc32_le(~0, text, len));
	pr_info("crc32_be %08x\n", crc32_be(~0, text, len));
	crc = crc32_le(~0, text, 4);
	crc = crc32_le(crc, text + 4, len - 4);
	pr_info("in two parts the same: %d\n", crc == crc32_le(~0, text, len));
	pr_info("ether_crc %08x\n", ether_crc(len, text));
	return 0;
}

static void __exit sums_exit(void)
{
}

module_init(sums_init);
module_exit(sums_exit);

MODULE_DESCRIPTION("crc32");
MODULE_LICENSE("Dual MIT/GPL");
