/* SPDX-License-Identifier: MIT */
/* Ports and device memory, by the names that do not care which of both. */
#ifndef _LINUX_IO_H
#define _LINUX_IO_H

#include <linux/ioport.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/types.h>
#include <asm/io.h>

/* Device memory only: ports are not mapped here, so there is no iomap of them. */
#define ioread8(addr)		readb(addr)
#define ioread16(addr)		readw(addr)
#define ioread32(addr)		readl(addr)
#define ioread64(addr)		readq(addr)
#define iowrite8(v, addr)	writeb(v, addr)
#define iowrite16(v, addr)	writew(v, addr)
#define iowrite32(v, addr)	writel(v, addr)
#define iowrite64(v, addr)	writeq(v, addr)

/* This machine keeps the order of these among each other anyway. */
#define readb_relaxed(addr)	readb(addr)
#define readw_relaxed(addr)	readw(addr)
#define readl_relaxed(addr)	readl(addr)
#define readq_relaxed(addr)	readq(addr)
#define writeb_relaxed(v, addr)	writeb(v, addr)
#define writew_relaxed(v, addr)	writew(v, addr)
#define writel_relaxed(v, addr)	writel(v, addr)
#define writeq_relaxed(v, addr)	writeq(v, addr)

#define inb_p(port)		({ u8 __v = inb(port); io_delay(); __v; })
#define outb_p(v, port)		do { outb(v, port); io_delay(); } while (0)

static inline void memcpy_fromio(void *to, const volatile void __iomem *from,
				 size_t n)
{
	u8 *byte = to;

	while (n--)
		*byte++ = readb(from++);
}

static inline void memcpy_toio(volatile void __iomem *to, const void *from,
			       size_t n)
{
	const u8 *byte = from;

	while (n--)
		writeb(*byte++, to++);
}

static inline void memset_io(volatile void __iomem *to, int c, size_t n)
{
	while (n--)
		writeb(c, to++);
}

#endif
