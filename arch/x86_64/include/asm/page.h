/* SPDX-License-Identifier: MIT */
/*
 * page.h - the virtual address map, and how addresses convert.
 *
 *   0000000000000000  nothing: the kernel has no user space, page 0 faults
 *   ffff888000000000  direct map: all RAM, physical 0 upwards   (RW, NX)
 *   ffffc90000000000  vmalloc: kernel stacks and vmalloc()      (4 KiB pages)
 *   ffffe8ff00000000  ioremap: device memory
 *   ffffea0000000000  vmemmap: one struct page for each page
 *   ffffffff80000000  kernel image, physical 0 upwards          (W^X)
 *   ffffffffa0000000  modules
 *
 * Linux: the same places (Documentation/arch/x86/x86_64/mm.rst), without
 * KASLR; there ioremap() takes its addresses from the vmalloc area.
 */
#ifndef _ASM_PAGE_H
#define _ASM_PAGE_H

#include <asm/thread_info.h>
#include <linux/const.h>
#include <linux/types.h>

#define PAGE_SHIFT		12
#define PAGE_SIZE		(_AC(1, UL) << PAGE_SHIFT)
#define PAGE_MASK		(~(PAGE_SIZE - 1))
#define PAGE_ALIGN(addr)	(((addr) + PAGE_SIZE - 1) & PAGE_MASK)
#define PAGE_ALIGNED(addr)	(((unsigned long)(addr) & ~PAGE_MASK) == 0)
#define offset_in_page(p)	((unsigned long)(p) & ~PAGE_MASK)

#define PAGE_OFFSET		_AC(0xffff888000000000, UL)
#define VMALLOC_START		_AC(0xffffc90000000000, UL)
#define VMALLOC_END		_AC(0xffffe8feffffffff, UL)
#define IOREMAP_START		_AC(0xffffe8ff00000000, UL)
#define IOREMAP_END		_AC(0xffffe8ffffffffff, UL)
#define VMEMMAP_START		_AC(0xffffea0000000000, UL)
#define __START_KERNEL_map	_AC(0xffffffff80000000, UL)
#define KERNEL_IMAGE_SIZE	(512UL * 1024 * 1024)
#define MODULES_VADDR		(__START_KERNEL_map + KERNEL_IMAGE_SIZE)
#define MODULES_END		_AC(0xffffffffff000000, UL)

/* Largest physical address that a page table entry can hold. */
#define __PHYSICAL_MASK_SHIFT	52
#define __PHYSICAL_MASK		((1UL << __PHYSICAL_MASK_SHIFT) - 1)

/* The stacks of interrupts, and of double fault, NMI, machine check. */
#define IRQ_STACK_SIZE		THREAD_SIZE
#define EXCEPTION_STKSZ		THREAD_SIZE

#ifndef __ASSEMBLY__

/* Two maps hold every kernel object: the image's, and the direct map. */
static inline unsigned long __phys_addr(unsigned long x)
{
	if (x >= __START_KERNEL_map)
		return x - __START_KERNEL_map;
	return x - PAGE_OFFSET;
}

#define __pa(x)			__phys_addr((unsigned long)(x))
#define __pa_symbol(x)		((unsigned long)(x) - __START_KERNEL_map)
#define __va(x)			((void *)((unsigned long)(x) + PAGE_OFFSET))

#define PFN_PHYS(pfn)		((phys_addr_t)(pfn) << PAGE_SHIFT)
#define PHYS_PFN(addr)		((unsigned long)((addr) >> PAGE_SHIFT))
#define PFN_UP(x)		(((x) + PAGE_SIZE - 1) >> PAGE_SHIFT)
#define PFN_DOWN(x)		((x) >> PAGE_SHIFT)
#define virt_to_pfn(kaddr)	(__pa(kaddr) >> PAGE_SHIFT)
#define pfn_to_virt(pfn)	__va(PFN_PHYS(pfn))

/* Plain words: a page is cleared or copied 8 bytes at a time. */
static inline void clear_page(void *page)
{
	unsigned long n = PAGE_SIZE / 8;

	asm volatile("rep stosq"
		     : "+D"(page), "+c"(n) : "a"(0UL) : "memory");
}

static inline void copy_page(void *to, const void *from)
{
	unsigned long n = PAGE_SIZE / 8;

	asm volatile("rep movsq"
		     : "+D"(to), "+S"(from), "+c"(n) : : "memory");
}

#endif /* __ASSEMBLY__ */
#endif
