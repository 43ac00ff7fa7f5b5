// SPDX-License-Identifier: MIT
/*
 * printk_formats.c - what printk() can print that printf() cannot.
 *
 * After %p a letter says what the pointer points to. A bare %p is hashed: it
 * tells whether two pointers are the same, and not where the kernel is.
 * Linux: Documentation/core-api/printk-formats.rst.
 */
#define pr_fmt(fmt) "formats: " fmt

#include <linux/err.h>
#include <linux/ioport.h>
#include <linux/module.h>
#include <linux/rtc.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/types.h>
#include <linux/uuid.h>

static int global;

static noinline void show_va(const char *fmt, ...)
{
	struct va_format vaf;
	va_list args;

	va_start(args, fmt);
	vaf.fmt = fmt;
	vaf.va = &args;
	pr_info("a format in a format: <%pV>\n", &vaf);
	va_end(args);
}

static void numbers(void)
{
	s8 small = -100;
	u16 port = 65535;
	u64 big = ~0ULL;

	pr_info("%d %i %u %x %X %o\n", -42, 42, 42u, 0xbeef, 0xbeef, 8);
	pr_info("[%5d] [%-5d] [%05d] [%+d] [% d] [%*d]\n", 42, 42, 42, 42, 42,
		6, 42);
	pr_info("%#x %#o %#010x %.3d %c %%\n", 255, 8, 255, 7, 'k');
	pr_info("%hhd %hu %ld %lu %lld %llu %llx\n", small, port, -1L, ~0UL,
		-1LL, big, big);
	pr_info("%zu %zd %td\n", sizeof(big), (ssize_t)-1,
		(char *)&big + 3 - (char *)&big);
}

static void strings(void)
{
	static const u8 bytes[] = { 0xde, 0xad, 0xbe, 0xef, 0x00, 0x42 };

	pr_info("[%s] [%10s] [%-10s] [%.2s] [%*s] [%.*s]\n", "text", "right",
		"left", "cut", 6, "star", 3, "stars");
	pr_info("%s\n", (char *)NULL);
	pr_info("[%*ph] [%*phC] [%*phD] [%*phN]\n", 6, bytes, 6, bytes, 6,
		bytes, 6, bytes);
	pr_info("escaped [%*pE] [%*pEhp]\n", 5, "a\tb\n\x01", 4, "a\tb\n");
	pr_info("MAC %pM, %pMF, %pm\n", bytes, bytes, bytes);
	pr_info("IPv4 %pI4, %pi4\n", bytes, bytes);
}

static void pointers(void)
{
	char p[40], q[40];
	void *symbol = show_va;

	snprintf(p, sizeof(p), "%p", &global);
	snprintf(q, sizeof(q), "%p", &global);
	pr_info("hashed twice, the same %d, 16 digits %d\n", !strcmp(p, q),
		strlen(p) == 16);
	pr_info("the address itself is another %d\n",
		(snprintf(q, sizeof(q), "%px", &global), strcmp(p, q) != 0));
	pr_info("NULL %p, as it is %px, an error %p\n", NULL, NULL,
		ERR_PTR(-EINVAL));
	pr_info("error by name %pe, unknown %pe\n", ERR_PTR(-ENOENT),
		ERR_PTR(-4000));
	pr_info("symbol %ps, %pS\n", symbol, symbol);
	pr_info("function of the kernel %ps, inside %pB\n", schedule,
		(char *)schedule + 1);
}

static void others(void)
{
	static const guid_t guid = GUID_INIT(0x01020304, 0x0506, 0x0708, 9, 10,
					     11, 12, 13, 14, 15, 16);
	struct resource res = DEFINE_RES_MEM_NAMED(0x1000, 0x100, "registers");
	phys_addr_t phys = 0x12345678;
	unsigned long bits = 0xf0f;

	pr_info("%pUb %pUL\n", &guid, &guid);
	pr_info("%pa, %pR\n", &phys, &res);
	pr_info("bits %*pb, list %*pbl\n", 12, &bits, 12, &bits);
	pr_info("%ptRd\n", &(struct rtc_time){ .tm_mday = 25, .tm_mon = 7,
					       .tm_year = 123 });
	show_va("%s and %d", "text", 7);
}

static int __init formats_init(void)
{
	numbers();
	strings();
	pointers();
	others();
	return 0;
}

static void __exit formats_exit(void)
{
}

module_init(formats_init);
module_exit(formats_exit);

MODULE_DESCRIPTION("printk formats");
MODULE_LICENSE("Dual MIT/GPL");
