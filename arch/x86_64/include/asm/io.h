/* SPDX-License-Identifier: MIT */
/* Ports, and device memory: ioremap() in arch/x86_64/cpu/ioremap.c. */
#ifndef _ASM_IO_H
#define _ASM_IO_H

#include <linux/compiler.h>
#include <linux/types.h>

#define BUILD_PORT_IO(bwl, type, reg)					\
static __always_inline void out##bwl(type value, u16 port)		\
{									\
	asm volatile("out" #bwl " %" reg "0, %w1"			\
		     : : "a"(value), "Nd"(port));			\
}									\
static __always_inline type in##bwl(u16 port)				\
{									\
	type value;							\
									\
	asm volatile("in" #bwl " %w1, %" reg "0"			\
		     : "=a"(value) : "Nd"(port));			\
	return value;							\
}

BUILD_PORT_IO(b, u8, "b")
BUILD_PORT_IO(w, u16, "w")
BUILD_PORT_IO(l, u32, "")

/* Port 0x80 takes about 1 us on real machines and has no effect. */
static __always_inline void io_delay(void)
{
	outb(0, 0x80);
}

#define BUILD_MMIO(name, bwlq, type)					\
static __always_inline type read##name(const volatile void __iomem *addr) \
{									\
	type value;							\
									\
	asm volatile("mov" bwlq " %1, %0" : "=r"(value)			\
		     : "m"(*(const volatile type __force *)addr)	\
		     : "memory");					\
	return value;							\
}									\
static __always_inline void write##name(type value,			\
					volatile void __iomem *addr)	\
{									\
	asm volatile("mov" bwlq " %0, %1"				\
		     : : "r"(value),					\
			 "m"(*(volatile type __force *)addr)		\
		     : "memory");					\
}

BUILD_MMIO(b, "b", u8)
BUILD_MMIO(w, "w", u16)
BUILD_MMIO(l, "l", u32)
BUILD_MMIO(q, "q", u64)

void __iomem *ioremap(phys_addr_t phys, size_t size);
void __iomem *ioremap_wc(phys_addr_t phys, size_t size);
void *ioremap_cache(phys_addr_t phys, size_t size);
void iounmap(volatile void __iomem *addr);

#endif
