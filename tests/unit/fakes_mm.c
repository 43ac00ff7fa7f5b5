// SPDX-License-Identifier: MIT
/*
 * fakes_mm.c - physical memory and page tables, for the tests of kernel/mm.
 *
 * Physical memory is a file without a name. The direct map is that file mapped
 * once more; map_kernel_range() maps pieces of it elsewhere, so two addresses
 * of one page really show the same bytes, and what is unmapped really faults.
 */
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/kstack.h>
#include <linux/memblock.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/ratelimit.h>
#include <linux/slab.h>
#include <kernel/mm.h>
#include "fakes_mm.h"
#include "unit.h"

/* libc's, which has no header here */
void *mmap(void *addr, unsigned long len, int prot, int flags, int fd, long off);
int memfd_create(const char *name, unsigned int flags);
int ftruncate(int fd, long len);

#define HOST_RW		3	/* PROT_READ | PROT_WRITE */
#define HOST_NONE	0
#define HOST_FIXED	0x11	/* MAP_SHARED | MAP_FIXED */
#define HOST_ANON	0x4032	/* MAP_PRIVATE, FIXED, ANONYMOUS, NORESERVE */

#define NR_PTES	(1UL << 25)

unsigned int mm_warnings;
unsigned int mm_flushes;
long mm_tables_left = 1L << 60;
unsigned int nr_cpu_ids = 1;
char _text[1], _end[1];

static int ram_fd = -1;
static pte_t ptes[NR_PTES] __aligned(4096);	/* of the vmalloc area */
static bool tables[NR_PTES / 512];	/* is there a page table? */

void warn_slowpath_fmt(const char *file, int line, unsigned int taint,
		       const char *fmt, ...)
{
	mm_warnings++;
}

int ___ratelimit(struct ratelimit_state *rs, const char *func)
{
	return 1;
}

/* Nobody is a module here, so nothing is tagged. */
__attribute__((weak)) void alloc_tag_free_object(struct page *page,
						 const void *p)
{
}

__attribute__((weak)) void alloc_tag_free_slab(struct page *slab)
{
}

__attribute__((weak)) void alloc_tag_free(const void *key)
{
}

void dump_stack(void)
{
}

void print_hex_dump(const char *level, const char *prefix, int type, int row,
		    int group, const void *buf, size_t len, bool ascii)
{
}

#ifdef CONFIG_DEBUG_KERNEL
void __might_sleep(const char *file, int line)
{
}
#endif

static pte_t *vmalloc_pte(unsigned long virt)
{
	unsigned long i = (virt - VMALLOC_START) / PAGE_SIZE;

	return virt >= VMALLOC_START && i < NR_PTES ? &ptes[i] : NULL;
}

pte_t *lookup_kernel_pte(unsigned long virt)
{
	pte_t *pte = vmalloc_pte(virt);

	return pte && tables[(pte - ptes) / 512] ? pte : NULL;
}

static void show(unsigned long virt, phys_addr_t phys, size_t size)
{
	if (mmap((void *)virt, size, HOST_RW, HOST_FIXED, ram_fd, phys) !=
	    (void *)virt)
		unit_panic("mmap");
}

int map_kernel_range(unsigned long virt, phys_addr_t phys, size_t size,
		     pgprot_t prot)
{
	size_t at;

	for (at = 0; at < size; at += PAGE_SIZE) {
		pte_t *pte = vmalloc_pte(virt + at);

		if (!pte)
			continue;	/* vmemmap */
		if (!tables[(pte - ptes) / 512] && mm_tables_left-- <= 0)
			return -ENOMEM;
		tables[(pte - ptes) / 512] = true;
		CHECK(!pte_present(*pte));
		pte->pte = (phys + at) | pgprot_val(prot);
	}
	show(virt, phys, size);
	return 0;
}

void unmap_kernel_range_noflush(unsigned long virt, size_t size)
{
	size_t at;

	for (at = 0; at < size; at += PAGE_SIZE)
		if (lookup_kernel_pte(virt + at))
			lookup_kernel_pte(virt + at)->pte = 0;
	if (size)
		mmap((void *)virt, size, HOST_NONE, HOST_ANON, -1, 0);
}

void local_flush_tlb_kernel_range(unsigned long start, unsigned long end)
{
}

void flush_tlb_kernel_range(unsigned long start, unsigned long end)
{
	mm_flushes++;
}

void __percpu *__alloc_percpu(size_t size, size_t align)
{
	char *p = unit_alloc(size);
	size_t i;

	for (i = 0; i < size; i++)
		p[i] = 0;
	return p;
}

void free_percpu(void __percpu *ptr)
{
	unit_free(ptr);
}

void mm_machine(const phys_addr_t *ram)
{
	phys_addr_t end = 0;

	ram_fd = memfd_create("ram", 0);
	for (; *ram; ram += 2) {
		memblock_add(ram[0], ram[1] - ram[0]);
		show((unsigned long)__va(ram[0]), ram[0], ram[1] - ram[0]);
		end = ram[1];
	}
	if (ftruncate(ram_fd, end))
		unit_panic("ftruncate");
	memblock_set_current_limit(MEMBLOCK_ALLOC_ANYWHERE);
	memmap_init();
	memblock_free_all();
	kmem_cache_init();
}
