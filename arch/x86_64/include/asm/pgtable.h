/* SPDX-License-Identifier: MIT */
/*
 * pgtable.h - page table entries, and the kernel's only address space.
 *
 * All kernel threads share one set of tables, so there is no mm to pass:
 * arch/x86_64/cpu/paging.c maps and protects ranges of it. A change that takes
 * rights away ends with flush_tlb_kernel_range(), which reaches other CPUs
 * through flush_tlb_others_fn (kernel/smp.c sets it: that is a layer above).
 */
#ifndef _ASM_PGTABLE_H
#define _ASM_PGTABLE_H

#include <asm/page.h>
#include <linux/types.h>

#define _PAGE_PRESENT		(1UL << 0)
#define _PAGE_RW		(1UL << 1)
#define _PAGE_USER		(1UL << 2)
#define _PAGE_PWT		(1UL << 3)
#define _PAGE_PCD		(1UL << 4)
#define _PAGE_ACCESSED		(1UL << 5)
#define _PAGE_DIRTY		(1UL << 6)
#define _PAGE_PSE		(1UL << 7)	/* a large page ends the walk */
#define _PAGE_GLOBAL		(1UL << 8)
#define _PAGE_NX		(1UL << 63)

typedef unsigned long pteval_t;
typedef struct { pteval_t pte; } pte_t;
typedef struct { pteval_t pgprot; } pgprot_t;

#define __pgprot(x)		((pgprot_t){ (x) })
#define pgprot_val(x)		((x).pgprot)
#define __pte(x)		((pte_t){ (x) })
#define pte_val(x)		((x).pte)

#define _PAGE_KERNEL_BASE	(_PAGE_PRESENT | _PAGE_ACCESSED | \
				 _PAGE_DIRTY | _PAGE_GLOBAL)
#define PAGE_KERNEL		__pgprot(_PAGE_KERNEL_BASE | _PAGE_RW | _PAGE_NX)
#define PAGE_KERNEL_RO		__pgprot(_PAGE_KERNEL_BASE | _PAGE_NX)
#define PAGE_KERNEL_ROX		__pgprot(_PAGE_KERNEL_BASE)
/* The attribute table (PAT) of paging.c: entry 1 is WC, 2 UC-, 3 UC. */
#define PAGE_KERNEL_NOCACHE	__pgprot(pgprot_val(PAGE_KERNEL) | \
					 _PAGE_PCD | _PAGE_PWT)
#define PAGE_KERNEL_IO		PAGE_KERNEL_NOCACHE
#define PAGE_KERNEL_IO_WC	__pgprot(pgprot_val(PAGE_KERNEL) | _PAGE_PWT)

#define PTE_PFN_MASK		(__PHYSICAL_MASK & PAGE_MASK)
#define pte_present(p)		((pte_val(p) & _PAGE_PRESENT) != 0)
#define pte_write(p)		((pte_val(p) & _PAGE_RW) != 0)
#define pte_exec(p)		((pte_val(p) & _PAGE_NX) == 0)
#define pte_pfn(p)		((pte_val(p) & PTE_PFN_MASK) >> PAGE_SHIFT)

#define PTRS_PER_TABLE		512
#define PMD_SIZE		(1UL << 21)
#define PUD_SIZE		(1UL << 30)

/* A new, not necessarily clear page for a table; 0 when memory is out. */
void paging_set_allocator(phys_addr_t (*alloc)(void));
void paging_init(void);
void mark_rodata_ro(void);
unsigned int ptdump_check_wx(void);

int map_kernel_range(unsigned long virt, phys_addr_t phys, size_t size,
		     pgprot_t prot);
void unmap_kernel_range(unsigned long virt, size_t size);
void unmap_kernel_range_noflush(unsigned long virt, size_t size);
pte_t *lookup_kernel_pte(unsigned long virt);
phys_addr_t slow_virt_to_phys(void *virt);

int set_memory_ro(unsigned long addr, int numpages);
int set_memory_rw(unsigned long addr, int numpages);
int set_memory_nx(unsigned long addr, int numpages);
int set_memory_x(unsigned long addr, int numpages);
int set_memory_np(unsigned long addr, int numpages);

/* [start, end) on this CPU only; what the IPI handler of kernel/smp.c calls */
void local_flush_tlb_kernel_range(unsigned long start, unsigned long end);
void local_flush_tlb_all(void);
void flush_tlb_kernel_range(unsigned long start, unsigned long end);
extern void (*flush_tlb_others_fn)(unsigned long start, unsigned long end);

/* physical address of the top table, for CR3 of a CPU that starts */
extern pteval_t init_top_pgt[PTRS_PER_TABLE];

#endif
