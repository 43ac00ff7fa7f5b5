// SPDX-License-Identifier: MIT
/*
 * ioremap.c - makes device memory visible, at addresses of its own.
 *
 * Addresses are handed out upwards from IOREMAP_START and never come back: a
 * machine has a handful of devices, and the window is 4 GiB. Called by the
 * drivers of arch/cpu (APICs, HPET, ACPI) and by the framebuffer's.
 *
 * Lock: one atomic add. Linux: arch/x86/mm/ioremap.c takes vmalloc space,
 * checks the range against RAM and keeps track of memory types.
 */
#include <asm/io.h>

#include <asm/pgtable.h>
#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/kernel.h>

static atomic64_t ioremap_next = ATOMIC64_INIT(0);

static void *map_device(phys_addr_t phys, size_t size, pgprot_t prot)
{
	unsigned long offset = phys & ~PAGE_MASK, va;

	size = PAGE_ALIGN(size + offset);
	va = IOREMAP_START + atomic64_add_return(size, &ioremap_next) - size;
	if (va + size > IOREMAP_END || phys + size - 1 > __PHYSICAL_MASK)
		return NULL;
	if (map_kernel_range(va, phys - offset, size, prot))
		return NULL;
	return (void *)(va + offset);
}

/**
 * ioremap - map device registers, not cached
 * @phys: physical address, not necessarily aligned
 * @size: bytes
 *
 * Return: address for readl() and writel(), NULL when memory is out.
 */
void __iomem *ioremap(phys_addr_t phys, size_t size)
{
	return map_device(phys, size, PAGE_KERNEL_IO);
}
EXPORT_SYMBOL(ioremap);

/** ioremap_wc - the same for a framebuffer: writes are combined. */
void __iomem *ioremap_wc(phys_addr_t phys, size_t size)
{
	return map_device(phys, size, PAGE_KERNEL_IO_WC);
}
EXPORT_SYMBOL(ioremap_wc);

/** ioremap_cache - the same for tables in memory that is not in the RAM map. */
void *ioremap_cache(phys_addr_t phys, size_t size)
{
	return map_device(phys, size, PAGE_KERNEL);
}
EXPORT_SYMBOL(ioremap_cache);

/**
 * iounmap - take a mapping away
 * @addr: what ioremap() returned; a mapping of more pages keeps the others
 *
 * The length is not recorded, so only the page of @addr goes.
 */
void iounmap(volatile void __iomem *addr)
{
	unmap_kernel_range((unsigned long)addr & PAGE_MASK, PAGE_SIZE);
}
EXPORT_SYMBOL(iounmap);
